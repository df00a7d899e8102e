package io.labelwright.split.group;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.table.TableKind;

/** Makes {@code split/group}. */
@StrategyInfo(
        id = "split/group",
        version = 1,
        summary =
                "Makes parts that share no group, such as a patient or a conversation, with sizes and classes as near to what is"
                        + " asked for as groups allow.",
        example = """
                - id: parts
                  uses: split/group
                  needs: [scans]
                  with: {group: patient, parts: {train: 0.8, test: 0.2}}
                """,
        seeded = true)
@Reads(TableKind.ITEMS)
@Reads(value = TableKind.LABELS, optional = true)
@Reads(value = TableKind.GOLD, optional = true)
public final class GroupSplitFactory implements StrategyFactory<GroupSplitConfig> {

    @Override
    public Strategy create(GroupSplitConfig config) {
        return new GroupSplit(config);
    }
}
