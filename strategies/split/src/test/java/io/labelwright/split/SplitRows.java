package io.labelwright.split;

import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.TestContext;
import io.labelwright.testkit.TestStage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A split as tests look at it: the part of each item. */
public record SplitRows(Map<String, String> partOf, CollectingOutputs out) {

    /** Runs a strategy with a seed. */
    public static <C extends Record> SplitRows of(
            StrategyFactory<C> factory, C config, InMemoryInputs inputs, long seed) {
        CollectingOutputs out =
                TestStage.of(factory).in(TestContext.create().withSeed(seed)).run(config, inputs);
        Map<String, String> partOf = new LinkedHashMap<>();
        for (CollectedRow row : out.rows(TableKind.SPLITS)) {
            partOf.put(row.text("item"), row.text("split"));
        }
        return new SplitRows(partOf, out);
    }

    /** How many items of a part hold a condition. */
    public long count(String part, Predicate<String> item) {
        return partOf.entrySet().stream()
                .filter(entry -> entry.getValue().equals(part) && item.test(entry.getKey()))
                .count();
    }

    /** How many items a part has. */
    public long count(String part) {
        return count(part, item -> true);
    }

    /** What was reported. */
    public List<String> problems() {
        return out.problems().stream().map(problem -> problem.message()).toList();
    }

    /** Says of items that those of one group are nearly the same: item, group, item, group, ... */
    public static InMemoryInputs withDuplicates(InMemoryInputs inputs, String... itemsAndGroups) {
        var suspects = new TableBuilder(TableKind.SUSPECTS);
        for (int i = 0; i < itemsAndGroups.length; i += 2) {
            suspects.text(0, itemsAndGroups[i])
                    .text(TableKind.SUSPECTS.column("issue"), "near_duplicate")
                    .text(TableKind.SUSPECTS.column("group"), itemsAndGroups[i + 1])
                    .end();
        }
        return inputs.with(suspects.build());
    }
}
