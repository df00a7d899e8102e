package io.labelwright.imbalance.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.labelwright.imbalance.decision.DecisionOptions;
import io.labelwright.imbalance.sample.DataSet;
import io.labelwright.imbalance.target.TargetMetric;
import io.labelwright.imbalance.target.TargetOptions;
import io.labelwright.spi.consensus.Overwrite;
import io.labelwright.spi.consensus.Tie;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.TestStage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Doing what was chosen is as good as doing nothing on rows that no choice has seen. Five outer folds, each class dealt
 * out in the order of the file; inside of them the choice has folds of its own. The usual settings are
 * {@code -Dlabelwright.auto.trees=200 -Dlabelwright.auto.folds=5 -Dlabelwright.auto.samplers=true}; less does for a
 * test. {@code -Dlabelwright.auto.shuffle=SEED} deals the rows out in another order.
 */
@Tag("data")
final class AutoDataTest {

    private static final int OUTER = 5;
    private static final int TREES = Integer.getInteger("labelwright.auto.trees", 20);
    private static final int INNER = Integer.getInteger("labelwright.auto.folds", 3);
    private static final List<Choice> CHOICES = Boolean.getBoolean("labelwright.auto.samplers")
            ? List.of()
            : List.of(Choice.PRIOR_CORRECTION, Choice.THRESHOLD, Choice.CLASS_WEIGHTS, Choice.PRIORS_AND_WEIGHTS);

    /** Seed of another order than that of the file. */
    private static final @Nullable Long SHUFFLE = Long.getLong("labelwright.auto.shuffle");

    /** By how much a sampling error may make it worse. */
    private static final double SLACK = 0.01;

    @ParameterizedTest
    @ValueSource(strings = {"car", "hpc_jobs", "mammography", "wine_quality_white", "yeast"})
    void whatIsChosenIsNotWorseThanNothing(String name, TestReporter reporter) {
        DataSet rows = read(name);
        int[] fold = folds(rows);
        var auto = new ArrayList<Double>();
        var nothing = new ArrayList<Double>();
        var priors = new ArrayList<Double>();
        var chosen = new TreeMap<String, Integer>();
        for (int held = 0; held < OUTER; held++) {
            CollectingOutputs choice = run(rows, fold, held, CHOICES);
            CollectingOutputs plain = run(rows, fold, held, List.of(Choice.NOTHING));
            auto.add(balancedAccuracy(rows, fold, held, labels(choice)));
            nothing.add(balancedAccuracy(rows, fold, held, labels(plain)));
            priors.add(balancedAccuracy(rows, fold, held, byPriors(rows, fold, held, plain)));
            chosen.merge(choice.row(TableKind.METRICS, "metric", "chosen").text("x"), 1, Integer::sum);
        }

        reporter.publishEntry(
                name,
                String.format(
                        Locale.ROOT,
                        "nothing %.3f, p / prior %.3f, auto %.3f, chosen %s",
                        mean(nothing),
                        mean(priors),
                        mean(auto),
                        chosen));
        assertThat(mean(auto)).isGreaterThanOrEqualTo(mean(nothing) - SLACK);
    }

    private static double mean(List<Double> numbers) {
        return numbers.stream().mapToDouble(number -> number).average().orElseThrow();
    }

    private static int[] folds(DataSet rows) {
        var fold = new int[rows.size()];
        Map<String, Integer> dealt = new HashMap<>();
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, fold.length).boxed().toList());
        if (SHUFFLE != null) {
            Collections.shuffle(order, new Random(SHUFFLE));
        }
        for (int row : order) {
            fold[row] = (dealt.merge(rows.label(row), 1, Integer::sum) - 1) % OUTER;
        }
        return fold;
    }

    private static CollectingOutputs run(DataSet rows, int[] fold, int held, List<Choice> choices) {
        InMemoryInputs inputs = rows.inputsOfIndicators(row -> fold[row] != held);
        var config = new AutoConfig(
                new TargetOptions(TargetMetric.BALANCED_ACCURACY, null, null, 0.9),
                List.of(),
                AutoConfig.Model.FOREST,
                1,
                TREES,
                3,
                choices,
                INNER,
                null,
                List.of("train"),
                false,
                1000,
                0.95,
                new DecisionOptions(false, Overwrite.OPEN, 0, Tie.UNRESOLVED));
        return TestStage.of(new AutoFactory()).run(config, inputs);
    }

    private static Map<String, String> labels(CollectingOutputs out) {
        var labels = new HashMap<String, String>();
        for (CollectedRow row : out.rows(TableKind.LABELS)) {
            labels.put(row.text("item"), row.text("label"));
        }
        return labels;
    }

    /** The class whose probability is the largest multiple of its share of the rows that were learned from. */
    private static Map<String, String> byPriors(DataSet rows, int[] fold, int held, CollectingOutputs plain) {
        Map<String, Integer> learned = new HashMap<>();
        for (int row = 0; row < fold.length; row++) {
            learned.merge(rows.label(row), fold[row] == held ? 0 : 1, Integer::sum);
        }
        var labels = new HashMap<String, String>();
        for (CollectedRow row : plain.rows(TableKind.PREDICTIONS)) {
            learned.keySet().stream()
                    .filter(label -> learned.get(label) > 0)
                    .max(Comparator.comparingDouble((String label) -> row.number("p:" + label) / learned.get(label))
                            .thenComparing(Comparator.reverseOrder()))
                    .ifPresent(label -> labels.put(row.text("item"), label));
        }
        return labels;
    }

    private static double balancedAccuracy(DataSet rows, int[] fold, int held, Map<String, String> labels) {
        Map<String, Integer> all = new TreeMap<>();
        Map<String, Integer> right = new TreeMap<>();
        for (int row = 0; row < fold.length; row++) {
            if (fold[row] == held) {
                all.merge(rows.label(row), 1, Integer::sum);
                right.merge(rows.label(row), rows.label(row).equals(labels.get("r" + row)) ? 1 : 0, Integer::sum);
            }
        }
        return all.keySet().stream()
                .mapToDouble(label -> (double) right.get(label) / all.get(label))
                .average()
                .orElseThrow();
    }

    private static DataSet read(String name) {
        String given = System.getProperty("labelwright.shared", System.getenv("LABELWRIGHT_SHARED"));
        Path shared =
                given == null ? Path.of("../../../shared").toAbsolutePath().normalize() : Path.of(given);
        Path file = shared.resolve("data/imbalance/" + name + "/data.csv");
        assumeTrue(Files.isRegularFile(file), "data/imbalance/" + name + " is not on this machine");
        return DataSet.of(file);
    }
}
