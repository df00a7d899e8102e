package io.labelwright.split.stratified;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.split.SplitRows;
import io.labelwright.split.part.DuplicateOptions;
import io.labelwright.split.part.LabelsFrom;
import io.labelwright.split.part.PartOptions;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.StrategyContract;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class StratifiedSplitTest extends StrategyContract<StratifiedSplitConfig> {

    @Override
    protected StrategyFactory<StratifiedSplitConfig> factory() {
        return new StratifiedSplitFactory();
    }

    private static SplitRows split(
            Map<String, Double> parts, @Nullable LabelsFrom by, InMemoryInputs inputs, long seed) {
        var config = new StratifiedSplitConfig(new PartOptions(parts), by, new DuplicateOptions(true));
        return SplitRows.of(new StratifiedSplitFactory(), config, inputs, seed);
    }

    private static final Map<String, Double> HALVES = new LinkedHashMap<>();

    static {
        HALVES.put("train", 0.5);
        HALVES.put("test", 0.5);
    }

    /** Items of classes of these sizes, called CLASS/NUMBER. */
    private static InMemoryInputs classes(int... sizes) {
        var inputs = InMemoryInputs.ofClasses(
                IntStream.range(0, sizes.length).mapToObj(k -> "c" + k).toArray(String[]::new));
        for (int k = 0; k < sizes.length; k++) {
            for (int i = 0; i < sizes[k]; i++) {
                inputs.items("c" + k + "/" + i).label("c" + k + "/" + i, "c" + k);
            }
        }
        return inputs;
    }

    @Test
    void classesAndSizesAreAsAskedToTheItem() {
        RandomSequence draws = SeededRandom.of(3).sequence(0);
        for (int trial = 0; trial < 200; trial++) {
            int[] sizes = IntStream.range(0, 2 + draws.nextInt(9))
                    .map(k -> 2 + draws.nextInt(30))
                    .toArray();
            Map<String, Double> parts = parts(draws);
            int all = IntStream.of(sizes).sum();
            SplitRows rows = split(parts, null, classes(sizes), trial);
            boolean rare = IntStream.of(sizes).anyMatch(size -> size * parts.getOrDefault("train", 0.0) < 1);
            parts.forEach((name, share) -> {
                if (!rare) {
                    assertThat(rows.count(name) - share * all).isBetween(-1.0, 1.0);
                }
                for (int k = 0; k < sizes.length; k++) {
                    String prefix = "c" + k + "/";
                    assertThat(rows.count(name, item -> item.startsWith(prefix)) - share * sizes[k])
                            .isBetween(-1.0, 1.0);
                }
            });
            for (int k = 0; k < sizes.length; k++) {
                String prefix = "c" + k + "/";
                assertThat(rows.count("train", item -> item.startsWith(prefix))).isPositive();
            }
        }
    }

    /** Two to four parts of shares that are multiples of a twentieth. */
    private static Map<String, Double> parts(RandomSequence draws) {
        int count = 2 + draws.nextInt(3);
        var twentieths = new int[count];
        java.util.Arrays.fill(twentieths, 1);
        for (int i = count; i < 20; i++) {
            twentieths[draws.nextInt(count)]++;
        }
        Map<String, Double> parts = new LinkedHashMap<>();
        List<String> names = List.of("train", "test", "validation", "later");
        for (int p = 0; p < count; p++) {
            parts.put(names.get(p), twentieths[p] / 20.0);
        }
        return parts;
    }

    @Test
    void sizesComeOutThoughEveryClassIsRoundedTheSameWayByItself() {
        int[] sizes = new int[40];
        java.util.Arrays.fill(sizes, 3);
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("train", 0.6);
        parts.put("validation", 0.2);
        parts.put("test", 0.2);

        SplitRows rows = split(parts, null, classes(sizes), 1);

        assertThat(rows.count("train")).isEqualTo(72);
        assertThat(rows.count("validation")).isEqualTo(24);
        assertThat(rows.count("test")).isEqualTo(24);
    }

    @Test
    void aClassOfOneItemIsLearnedFrom() {
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("test", 0.9);
        parts.put("train", 0.1);

        SplitRows rows = split(parts, null, classes(20, 1, 0), 1);

        assertThat(rows.partOf()).containsEntry("c1/0", "train");
        assertThat(rows.problems())
                .containsExactly("class 'c1' has one item: it is in the part 'train' and in no other");
    }

    @Test
    void itemsWithoutALabelAreSpreadToo() {
        InMemoryInputs inputs = classes(10, 10);
        IntStream.range(0, 20).forEach(i -> inputs.items("unlabelled/" + i));

        SplitRows rows = split(HALVES, null, inputs, 1);

        assertThat(rows.count("train", item -> item.startsWith("unlabelled"))).isEqualTo(10);
        assertThat(rows.count("train", item -> item.startsWith("c0"))).isEqualTo(5);
    }

    @Test
    void goldCountsWhereThereIsNoLabelOrWhereItIsAskedFor() {
        var inputs = InMemoryInputs.ofClasses("a", "b");
        for (int i = 0; i < 40; i++) {
            inputs.items("i" + i).gold("i" + i, i < 10 ? "a" : "b");
            if (i % 2 == 0) {
                inputs.label("i" + i, i % 4 == 0 ? "a" : "b");
            }
        }
        List<String> a = new ArrayList<>();
        IntStream.range(0, 10).forEach(i -> a.add("i" + i));

        for (long seed = 0; seed < 20; seed++) {
            assertThat(split(HALVES, LabelsFrom.GOLD, inputs, seed).count("train", a::contains))
                    .isEqualTo(5);
            List<String> byBoth = IntStream.range(0, 40)
                    .filter(i -> i % 2 == 0 ? i % 4 == 0 : i < 10)
                    .mapToObj(i -> "i" + i)
                    .toList();
            assertThat(split(HALVES, null, inputs, seed).count("train", byBoth::contains))
                    .isBetween(7L, 8L);
            List<String> labelledA =
                    IntStream.range(0, 10).mapToObj(i -> "i" + 4 * i).toList();
            assertThat(split(HALVES, LabelsFrom.LABELS, inputs, seed).count("train", labelledA::contains))
                    .isEqualTo(5);
        }
    }

    @Test
    void withoutLabelsAllIsRandomAndThatIsSaid() {
        SplitRows rows = split(HALVES, null, InMemoryInputs.ofClasses("a", "b").items("x", "y", "z", "w"), 1);

        assertThat(rows.count("train")).isEqualTo(2);
        assertThat(rows.problems()).containsExactly("no item has a label: all are spread at random");
    }

    @Test
    void nearDuplicatesStayTogetherAndSharesHold() {
        InMemoryInputs inputs = classes(60, 40);
        var pairs = new ArrayList<String>();
        for (int i = 0; i < 30; i++) {
            pairs.addAll(List.of("c0/" + i, "g" + i % 10, "c1/" + i, "h" + i / 2));
        }

        SplitRows rows = split(HALVES, null, SplitRows.withDuplicates(inputs, pairs.toArray(String[]::new)), 5);

        for (int i = 0; i < 30; i++) {
            assertThat(rows.partOf().get("c0/" + i)).isEqualTo(rows.partOf().get("c0/" + i % 10));
            assertThat(rows.partOf().get("c1/" + i)).isEqualTo(rows.partOf().get("c1/" + i / 2 * 2));
        }
        assertThat(rows.count("train", item -> item.startsWith("c0"))).isEqualTo(30);
        assertThat(rows.count("train", item -> item.startsWith("c1"))).isEqualTo(20);
    }

    @Test
    void aClassWhoseItemsStayTogetherIsLearnedFrom() {
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("train", 0.2);
        parts.put("test", 0.8);
        InMemoryInputs inputs =
                SplitRows.withDuplicates(classes(50, 4), "c1/0", "g", "c1/1", "g", "c1/2", "g", "c1/3", "g");

        SplitRows rows = split(parts, null, inputs, 1);

        assertThat(rows.count("train", item -> item.startsWith("c1"))).isEqualTo(4);
        assertThat(rows.problems())
                .contains("class 'c1' has 4 items that stay together: it is in the part 'train' and in no other");
    }
}
