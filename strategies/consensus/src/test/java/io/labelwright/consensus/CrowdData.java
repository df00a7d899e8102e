package io.labelwright.consensus;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.labelwright.engine.execution.LocalExecution;
import io.labelwright.engine.execution.WorkerPool;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.TestContext;
import io.labelwright.testkit.TestStage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Answers of a crowd with the truth of some items: {@code answers.csv} (item, annotator, label) and {@code truth.csv}
 * (item, label) of one folder. The public sets lie beside the repository; a test that asks for one is skipped by name
 * where it is not.
 */
public final class CrowdData {

    /** The names of the public sets. */
    public static final List<String> SETS = List.of("rte", "dog", "product", "zc_us", "cf_amt", "trec");

    private static final int BINS = 10;

    private final InMemoryInputs inputs;
    private final Map<String, String> truth;
    private final List<String> classes;

    private final List<String[]> answers;

    private CrowdData(List<String[]> answers, Map<String, String> truth) {
        this.answers = answers;
        var names = new TreeSet<>(truth.values());
        answers.forEach(row -> names.add(row[2]));
        this.classes = List.copyOf(names);
        this.truth = truth;
        this.inputs = InMemoryInputs.of(new LabelSchema(
                Task.CLASSIFICATION, classes.stream().map(LabelClass::of).toList(), null));
        answers.forEach(row -> inputs.answer(row[0], row[1], row[2]));
    }

    /** One of the public {@link #SETS}. */
    public static CrowdData of(String name) {
        Path folder = RepositoryFiles.shared().resolve("data/consensus").resolve(name);
        assumeTrue(
                Files.isRegularFile(folder.resolve("answers.csv")),
                "the crowd data set '" + name + "' (data/consensus/" + name + ") is not on this machine");
        return read(folder);
    }

    /** The crowd of a folder. */
    public static CrowdData read(Path folder) {
        Map<String, String> truth = new HashMap<>();
        for (String[] row : RepositoryFiles.cells(folder.resolve("truth.csv"))) {
            truth.put(row[0], row[1]);
        }
        return new CrowdData(RepositoryFiles.cells(folder.resolve("answers.csv")), truth);
    }

    /**
     * The same crowd with so many new annotators, each of whom gives the answers of the annotator who is wrong most
     * often among those with at least so many answers to items of known truth.
     */
    public CrowdData withColluders(int count, int leastAnswers) {
        Map<String, int[]> wrong = new TreeMap<>();
        for (String[] row : answers) {
            String known = truth.get(row[0]);
            if (known != null) {
                int[] counts = wrong.computeIfAbsent(row[1], name -> new int[2]);
                counts[0] += known.equals(row[2]) ? 0 : 1;
                counts[1]++;
            }
        }
        String worst = wrong.entrySet().stream()
                .filter(entry -> entry.getValue()[1] >= leastAnswers)
                .max(Comparator.comparingDouble(entry -> entry.getValue()[0] / (double) entry.getValue()[1]))
                .orElseThrow()
                .getKey();
        var more = new ArrayList<>(answers);
        for (String[] row : answers) {
            for (int copy = 0; copy < count && row[1].equals(worst); copy++) {
                more.add(new String[] {row[0], "colluder " + copy, row[2]});
            }
        }
        return new CrowdData(more, truth);
    }

    /**
     * Only the first of several answers of an annotator to an item, as references do that can't count more than one.
     */
    public CrowdData firstAnswers() {
        var seen = new HashSet<String>();
        return new CrowdData(
                answers.stream().filter(row -> seen.add(row[0] + '\n' + row[1])).toList(), truth);
    }

    /** What a stage sees. */
    public InMemoryInputs inputs() {
        return inputs;
    }

    /** Class by item, where it is known. */
    public Map<String, String> truth() {
        return truth;
    }

    /**
     * Runs a method, on two threads as the engine does: the test kit's own way keeps and reads snapshots all the time.
     */
    public <C extends Record> CollectingOutputs run(StrategyFactory<C> factory, C config) {
        try (var pool = new WorkerPool(2)) {
            var context = TestContext.create().withExecution(new LocalExecution(pool, (share, what) -> {}));
            return TestStage.of(factory).in(context).run(config, inputs);
        }
    }

    /**
     * Accuracy in percent over the items whose truth is known; where several classes are equally good, the item counts
     * as the share of the true one among them.
     */
    public <C extends Record> double accuracy(StrategyFactory<C> factory, C config) {
        return accuracy(run(factory, config));
    }

    /** The same of tables that a method wrote. */
    public double accuracy(CollectingOutputs out) {
        double right = 0;
        int judged = 0;
        for (CollectedRow row : out.rows(TableKind.LABELS)) {
            String known = truth.get(row.text("item"));
            if (known != null) {
                judged++;
                right += share(row, known);
            }
        }
        return 100 * right / judged;
    }

    /** Expected calibration error of the confidence in points: ten bins of equal width, as in Guo et al. (2017). */
    public double calibrationError(CollectingOutputs out) {
        var sum = new double[BINS];
        int judged = 0;
        for (CollectedRow row : out.rows(TableKind.LABELS)) {
            String known = truth.get(row.text("item"));
            if (known != null) {
                judged++;
                double best = best(row);
                int bin = Math.min(BINS - 1, (int) (best * BINS));
                sum[bin] += best - share(row, known);
            }
        }
        double error = 0;
        for (double difference : sum) {
            error += Math.abs(difference);
        }
        return 100 * error / judged;
    }

    private double best(CollectedRow row) {
        return classes.stream()
                .mapToDouble(name -> row.number("p:" + name))
                .max()
                .orElseThrow();
    }

    private double share(CollectedRow row, String known) {
        double best = best(row);
        var tied = new ArrayList<String>();
        for (String name : classes) {
            if (row.number("p:" + name) >= best - 1e-9) {
                tied.add(name);
            }
        }
        return tied.contains(known) ? 1.0 / tied.size() : 0;
    }
}
