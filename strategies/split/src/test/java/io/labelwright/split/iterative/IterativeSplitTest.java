package io.labelwright.split.iterative;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.split.SplitRows;
import io.labelwright.split.part.DuplicateOptions;
import io.labelwright.split.part.PartOptions;
import io.labelwright.split.random.RandomSplitConfig;
import io.labelwright.split.random.RandomSplitFactory;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.StrategyContract;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class IterativeSplitTest extends StrategyContract<IterativeSplitConfig> {

    private static final int CLASSES = 20;

    @Override
    protected StrategyFactory<IterativeSplitConfig> factory() {
        return new IterativeSplitFactory();
    }

    /** Items with sets of classes, class k with a chance of 0.4 / (k + 1): from frequent to rare. */
    private static Map<String, List<String>> sets(int items, long seed) {
        RandomSequence draws = SeededRandom.of(seed).sequence(0);
        Map<String, List<String>> sets = new LinkedHashMap<>();
        for (int i = 0; i < items; i++) {
            List<String> classes = new ArrayList<>();
            for (int k = 0; k < CLASSES; k++) {
                if (draws.nextDouble() < 0.4 / (k + 1)) {
                    classes.add("c" + k);
                }
            }
            sets.put("i" + i, classes);
        }
        return sets;
    }

    private static InMemoryInputs inputs(Map<String, List<String>> sets, TableKind kind) {
        var inputs = InMemoryInputs.of(new LabelSchema(
                Task.MULTI_LABEL,
                IntStream.range(0, CLASSES)
                        .mapToObj(k -> LabelClass.of("c" + k))
                        .toList(),
                null));
        var table = new TableBuilder(kind);
        sets.forEach((item, classes) -> {
            inputs.items(item);
            table.text(0, item).text(1, LabelText.classes(classes)).end();
        });
        return inputs.with(table.build());
    }

    private static PartOptions parts(double train) {
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("train", train);
        parts.put("test", 1 - train);
        return new PartOptions(parts);
    }

    private static SplitRows split(double train, InMemoryInputs inputs, long seed) {
        return SplitRows.of(
                new IterativeSplitFactory(),
                new IterativeSplitConfig(parts(train), null, new DuplicateOptions(true)),
                inputs,
                seed);
    }

    /**
     * The label distribution of Sechidis et al. 2011: how far the odds of each class in a part are from those in all.
     */
    private static double labelDistribution(SplitRows rows, Map<String, List<String>> sets) {
        double sum = 0;
        for (int k = 0; k < CLASSES; k++) {
            String name = "c" + k;
            double in = sets.values().stream().filter(set -> set.contains(name)).count();
            double odds = in / (sets.size() - in);
            for (String part : List.of("train", "test")) {
                double has = rows.count(
                        part, item -> sets.getOrDefault(item, List.of()).contains(name));
                sum += Math.abs(has / (rows.count(part) - has) - odds) / (2 * CLASSES);
            }
        }
        return sum;
    }

    @Test
    void classesAreSpreadFarBetterThanAtRandom() {
        for (long seed = 0; seed < 10; seed++) {
            Map<String, List<String>> sets = sets(500, seed);
            SplitRows iterative = split(0.8, inputs(sets, TableKind.LABELS), seed);
            SplitRows random = SplitRows.of(
                    new RandomSplitFactory(),
                    new RandomSplitConfig(parts(0.8), true, new DuplicateOptions(true)),
                    inputs(sets, TableKind.LABELS),
                    seed);

            assertThat(labelDistribution(iterative, sets)).isLessThan(labelDistribution(random, sets) / 2);
            assertThat(iterative.count("train")).isBetween(390L, 410L);
        }
    }

    @Test
    void theRarestClassGoesWhereMostOfItIsLacking() {
        // Worked by hand: c1 (2 items) comes first and is dealt out evenly, then c0 (4 left of 4) makes up for it.
        Map<String, List<String>> sets = new LinkedHashMap<>();
        sets.put("x", List.of("c0", "c1"));
        sets.put("y", List.of("c1"));
        sets.put("p", List.of("c0"));
        sets.put("q", List.of("c0"));
        sets.put("r", List.of("c0"));
        sets.put("s", List.of());
        for (long seed = 0; seed < 30; seed++) {
            SplitRows rows = split(0.5, inputs(sets, TableKind.GOLD), seed);

            assertThat(rows.partOf().get("x")).isNotEqualTo(rows.partOf().get("y"));
            assertThat(rows.count("train", item -> "xpqr".contains(item))).isEqualTo(2);
            assertThat(rows.count("train")).isEqualTo(3);
        }
    }

    @Test
    void noClassIsLostToWhatIsLearnedFrom() {
        for (long seed = 0; seed < 20; seed++) {
            Map<String, List<String>> sets = sets(40, seed);
            SplitRows rows = split(0.1, inputs(sets, TableKind.LABELS), seed);
            for (int k = 0; k < CLASSES; k++) {
                String name = "c" + k;
                if (sets.values().stream().anyMatch(set -> set.contains(name))) {
                    assertThat(rows.count(
                                    "train",
                                    item -> sets.getOrDefault(item, List.of()).contains(name)))
                            .isPositive();
                }
            }
        }
    }

    @Test
    void theOrderOfItemsChangesNothing() {
        Map<String, List<String>> sets = sets(200, 1);
        List<String> shuffled = new ArrayList<>(sets.keySet());
        Collections.shuffle(shuffled, new Random(1));
        Map<String, List<String>> other = new LinkedHashMap<>();
        shuffled.forEach(item -> other.put(item, sets.getOrDefault(item, List.of())));

        assertThat(split(0.7, inputs(other, TableKind.LABELS), 3).partOf())
                .containsExactlyInAnyOrderEntriesOf(
                        split(0.7, inputs(sets, TableKind.LABELS), 3).partOf());
    }
}
