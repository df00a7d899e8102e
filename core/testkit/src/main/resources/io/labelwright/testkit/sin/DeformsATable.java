package sin;

import io.labelwright.spi.*;
import io.labelwright.spi.describe.*;
import io.labelwright.spi.table.*;
import java.util.*;

/** Its table lacks the columns that labels have. */
@StrategyInfo(id = "consensus/judge", version = 1, summary = "Takes the first answer.")
@Reads(TableKind.ANNOTATIONS)
@Writes(TableKind.LABELS)
public final class DeformsATable implements StrategyFactory<DeformsATable.Config> {

    public record Config() {}

    @Override
    public Strategy create(Config config) {
        return DeformsATable::judge;
    }

    private static void judge(Inputs in, Outputs out, StageContext context) {
        out.write(new Table(TableKind.LABELS, List.of(ColumnSpec.named("item")), List.of()));
    }
}
