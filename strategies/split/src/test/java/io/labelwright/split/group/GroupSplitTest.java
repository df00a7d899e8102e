package io.labelwright.split.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.split.SplitRows;
import io.labelwright.split.part.DuplicateOptions;
import io.labelwright.split.part.PartOptions;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.SampleData;
import io.labelwright.testkit.StrategyContract;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class GroupSplitTest extends StrategyContract<GroupSplitConfig> {

    @Override
    protected StrategyFactory<GroupSplitConfig> factory() {
        return new GroupSplitFactory();
    }

    @Override
    protected String with() {
        return "group: text";
    }

    /** Every item has a text of its own, so that duplicates alone make groups: sixty of one to some items. */
    @Override
    protected InMemoryInputs inputs(SampleData data) {
        String[] pairs = data.ids().stream()
                .flatMap(id -> Stream.of(id, "g" + Math.floorMod(SeededRandom.key(id), 60)))
                .toArray(String[]::new);
        return SplitRows.withDuplicates(data.inputs(), pairs);
    }

    private static SplitRows split(String group, double train, InMemoryInputs inputs, long seed) {
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("train", train);
        parts.put("test", 1 - train);
        var config = new GroupSplitConfig(group, new PartOptions(parts), null, new DuplicateOptions(true));
        return SplitRows.of(new GroupSplitFactory(), config, inputs, seed);
    }

    @Test
    void noGroupIsInTwoPartsAndSharesAreNear() {
        for (long seed = 0; seed < 10; seed++) {
            RandomSequence draws = SeededRandom.of(seed).sequence(0);
            var inputs = InMemoryInputs.ofClasses("a", "b");
            Map<String, String> groups = new HashMap<>();
            Map<String, String> classes = new HashMap<>();
            for (int i = 0; i < 600; i++) {
                String group = "patient " + draws.nextInt(80);
                String label = draws.nextInt(5) == 0 ? "a" : "b";
                inputs.item("i" + i, "patient", group).label("i" + i, label);
                groups.put("i" + i, group);
                classes.put("i" + i, label);
            }

            SplitRows rows = split("patient", 0.8, inputs, seed);

            Map<String, String> partOfGroup = new HashMap<>();
            rows.partOf()
                    .forEach((item, part) -> assertThat(partOfGroup.merge(
                                    groups.getOrDefault(item, ""),
                                    part,
                                    (one, other) -> one.equals(other) ? one : "both"))
                            .isNotEqualTo("both"));
            assertThat(rows.count("train")).isBetween(470L, 490L);
            double a = rows.count("train", item -> "a".equals(classes.get(item)))
                    / (double) classes.values().stream().filter("a"::equals).count();
            assertThat(a).isBetween(0.77, 0.83);
        }
    }

    @Test
    void anItemWithoutAGroupIsAloneAndDuplicatesJoinGroups() {
        var inputs = InMemoryInputs.ofClasses("a", "b");
        for (int i = 0; i < 10; i++) {
            inputs.item("g" + i, "patient", i < 5 ? "x" : "y").item("alone" + i);
        }

        assertThat(split("patient", 0.5, inputs, 1).out().facts()).containsEntry("kept_together", 8.0);
        SplitRows joined = split("patient", 0.5, SplitRows.withDuplicates(inputs, "g0", "d", "g9", "d"), 1);
        assertThat(joined.partOf().get("g0")).isEqualTo(joined.partOf().get("g9"));
        assertThat(joined.count("train")).isEqualTo(10);
    }

    @Test
    void aGroupLargerThanAPartIsTold() {
        var inputs = InMemoryInputs.ofClasses("a", "b");
        for (int i = 0; i < 20; i++) {
            inputs.item("i" + i, "patient", i < 12 ? "x" : "y");
        }

        SplitRows rows = split("patient", 0.8, inputs, 1);

        assertThat(rows.count("train")).isEqualTo(12);
        assertThat(rows.problems())
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("12 items")
                        .contains("stay together, and the part 'test' is to have 4"));
    }

    @Test
    void oneGroupOnlyLeavesAPartEmpty() {
        var inputs =
                InMemoryInputs.ofClasses("a", "b").item("i0", "patient", "x").item("i1", "patient", "x");

        SplitRows rows = split("patient", 0.8, inputs, 1);

        assertThat(rows.count("train")).isEqualTo(2);
        assertThat(rows.problems()).contains("no item is in the part 'test': there are 2 items in 1 groups");
    }

    @Test
    void aFieldThatIsNotThereIsNamed() {
        var inputs = InMemoryInputs.ofClasses("a", "b").item("i0", "patient", "x");

        assertThatThrownBy(() -> split("pateint", 0.8, inputs, 1))
                .hasMessageContaining("group: the items have no field 'pateint'")
                .hasMessageContaining("there is patient");
    }
}
