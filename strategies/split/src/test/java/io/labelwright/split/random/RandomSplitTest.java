package io.labelwright.split.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.StrategyFactory;
import io.labelwright.split.SplitRows;
import io.labelwright.split.part.DuplicateOptions;
import io.labelwright.split.part.PartOptions;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.StrategyContract;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RandomSplitTest extends StrategyContract<RandomSplitConfig> {

    @Override
    protected StrategyFactory<RandomSplitConfig> factory() {
        return new RandomSplitFactory();
    }

    private static InMemoryInputs items(int count) {
        var inputs = InMemoryInputs.ofClasses("a", "b");
        for (int i = 0; i < count; i++) {
            inputs.items("i" + i);
        }
        return inputs;
    }

    private static Map<String, Double> parts(Object... namesAndSizes) {
        Map<String, Double> parts = new LinkedHashMap<>();
        for (int i = 0; i < namesAndSizes.length; i += 2) {
            parts.put((String) namesAndSizes[i], ((Number) namesAndSizes[i + 1]).doubleValue());
        }
        return parts;
    }

    private static SplitRows split(Map<String, Double> parts, boolean exact, InMemoryInputs inputs, long seed) {
        var config = new RandomSplitConfig(new PartOptions(parts), exact, new DuplicateOptions(true));
        return SplitRows.of(new RandomSplitFactory(), config, inputs, seed);
    }

    @Test
    void partsHaveTheirSharesToTheItem() {
        Map<String, Double> parts = parts("train", 0.7, "validation", 0.1, "test", 0.2);
        for (int size : new int[] {1, 2, 3, 7, 10, 99, 1003}) {
            SplitRows rows = split(parts, true, items(size), size);
            assertThat(rows.partOf()).hasSize(size);
            parts.forEach((name, share) ->
                    assertThat(Math.abs(rows.count(name) - share * size)).isLessThan(1));
        }
    }

    @Test
    void numbersOfItemsLeaveTheRestInNoPart() {
        SplitRows rows = split(parts("train", 50, "test", 20), true, items(73), 1);

        assertThat(rows.count("train")).isEqualTo(50);
        assertThat(rows.count("test")).isEqualTo(20);
        assertThat(rows.count("")).isEqualTo(3);
        assertThat(rows.out().facts()).containsEntry("in_no_part", 3.0).containsEntry("part_train", 50.0);
    }

    @Test
    void everyItemHasTheSameChance() {
        var held = new int[20];
        for (int seed = 0; seed < 2000; seed++) {
            SplitRows rows = split(parts("train", 0.75, "test", 0.25), true, items(20), seed);
            for (int i = 0; i < held.length; i++) {
                held[i] += "test".equals(rows.partOf().get("i" + i)) ? 1 : 0;
            }
        }

        // 500 expected of each; five standard deviations are 97.
        assertThat(java.util.Arrays.stream(held).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(403, 597));
    }

    @Test
    void moreItemsMoveNoneThatWasThereUnlessSizesAreExact() {
        Map<String, Double> parts = parts("train", 0.5, "test", 0.5);
        SplitRows few = split(parts, false, items(300), 4);
        SplitRows many = split(parts, false, items(900), 4);

        assertThat(many.partOf()).containsAllEntriesOf(few.partOf());
        assertThat(many.count("train")).isBetween(375L, 525L);
        assertThat(split(parts, true, items(900), 4).partOf())
                .isNotEqualTo(split(parts, true, items(900), 5).partOf());
    }

    @Test
    void nearDuplicatesStayTogether() {
        var pairs = new String[400];
        for (int i = 0; i < 200; i++) {
            pairs[2 * i] = "i" + i;
            pairs[2 * i + 1] = "g" + i / 4;
        }
        for (boolean exact : new boolean[] {true, false}) {
            SplitRows rows =
                    split(parts("train", 0.6, "test", 0.4), exact, SplitRows.withDuplicates(items(500), pairs), 2);
            for (int i = 0; i < 200; i++) {
                assertThat(rows.partOf().get("i" + i)).isEqualTo(rows.partOf().get("i" + i / 4 * 4));
            }
            // Those who stay together are drawn like all others: 120 of 200 expected in train, in bundles of four.
            assertThat(rows.count("train", item -> Integer.parseInt(item.substring(1)) < 200))
                    .isBetween(60L, 180L);
        }
        SplitRows rows = split(parts("train", 0.6, "test", 0.4), true, SplitRows.withDuplicates(items(500), pairs), 2);
        assertThat(rows.count("train")).isEqualTo(300);
        assertThat(rows.out().facts()).containsEntry("kept_together", 150.0);
    }

    @Test
    void nearDuplicatesMayBeParted() {
        InMemoryInputs twins = SplitRows.withDuplicates(items(2), "i0", "g", "i1", "g");
        var config = new RandomSplitConfig(
                new PartOptions(parts("train", 0.5, "test", 0.5)), true, new DuplicateOptions(false));

        assertThat(SplitRows.of(new RandomSplitFactory(), config, twins, 1).partOf())
                .containsValues("train", "test");
        assertThat(split(parts("train", 0.5, "test", 0.5), true, twins, 1).problems())
                .anyMatch(problem -> problem.contains("stay together, and the part 'train' is to have 1"))
                .anyMatch(problem -> problem.contains("no item is in the part 'test'"));
    }

    @Test
    void oneItemIsLearnedFrom() {
        SplitRows rows = split(parts("test", 0.2, "train", 0.8), true, items(1), 1);

        assertThat(rows.partOf()).containsEntry("i0", "train");
        assertThat(rows.problems()).containsExactly("no item is in the part 'test': there are 1 items");
    }

    @Test
    void partsThatDoNotAddUpAreRefused() {
        assertThatThrownBy(() -> new PartOptions(parts("train", 0.8, "test", 0.1)))
                .hasMessage("parts: train 0.8, test 0.1 add up to 0.9, expected shares that add up to 1, or whole"
                        + " numbers of items");
        assertThatThrownBy(() -> new PartOptions(parts("train", 0.8, "test", 20)))
                .hasMessageContaining("add up to 20.8");
        assertThatThrownBy(() -> new PartOptions(parts("train", 1, "test", 0)))
                .hasMessageContaining("the part 'test' is to have 0");
        assertThatThrownBy(() -> new PartOptions(Map.of())).hasMessageContaining("names no part");
        assertThatThrownBy(() -> new PartOptions(parts(" ", 1))).hasMessageContaining("a part needs a name");
        assertThat(new PartOptions(parts("a", 1 / 3.0, "b", 1 / 3.0, "c", 1 / 3.0)).areShares())
                .isTrue();
    }

    @Test
    void moreItemsThanThereAreAreRefused() {
        assertThatThrownBy(() -> split(parts("train", 5, "test", 2), true, items(6), 1))
                .hasMessageContaining("parts: 7 items are asked for, and there are 6");
        assertThatThrownBy(() -> new RandomSplitConfig(
                        new PartOptions(parts("train", 5, "test", 2)), false, new DuplicateOptions(true)))
                .hasMessageContaining("exact: false");
    }
}
