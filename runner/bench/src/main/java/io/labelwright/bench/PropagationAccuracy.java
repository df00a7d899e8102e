package io.labelwright.bench;

import io.labelwright.engine.execution.LocalExecution;
import io.labelwright.engine.execution.WorkerPool;
import io.labelwright.math.graph.NeighbourSums;
import io.labelwright.math.graph.Reach;
import io.labelwright.propagate.auto.Auto;
import io.labelwright.propagate.harmonic.Harmonic;
import io.labelwright.propagate.harmonic.Reweighting;
import io.labelwright.propagate.mbo.PoissonMbo;
import io.labelwright.propagate.mbo.PriorSource;
import io.labelwright.propagate.method.Ground;
import io.labelwright.propagate.method.Method;
import io.labelwright.propagate.method.Scores;
import io.labelwright.propagate.method.Spread;
import io.labelwright.propagate.poisson.PoissonLearning;
import io.labelwright.propagate.seed.Seeds;
import io.labelwright.propagate.spreading.LabelSpreading;
import io.labelwright.spi.kernel.Execution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The table of accuracies in {@code docs/how-to/propagate-labels.md}: the mean over draws of labelled items of the
 * share of the other ones whose class is found, in percent, with defaults and without tuning per set.
 *
 * <pre>java -cp 'runner/bench/target/lib/*:runner/bench/target/*' io.labelwright.bench.PropagationAccuracy \
 *     FOLDER digits,cora 1,5,10,50 10 harmonic,poisson,poisson+priors
 * </pre>
 *
 * <p>FOLDER holds the sets ({@link GraphSet}); then come labels per class, draws, and methods, each with
 * {@code +priors} to tell it the share of each class.
 */
public final class PropagationAccuracy {

    private PropagationAccuracy() {}

    /** The folder of sets, the sets, labels per class, draws, methods. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 5) {
            throw new IllegalArgumentException("arguments: FOLDER SET,SET,... RATE,RATE,... DRAWS METHOD[+priors],...");
        }
        try (var pool = new WorkerPool(2)) {
            Execution execution = new LocalExecution(pool, (share, what) -> {});
            for (String name : arguments[1].split(",", -1)) {
                GraphSet set = GraphSet.of(Path.of(arguments[0], name), 10, execution);
                for (String rate : arguments[2].split(",", -1)) {
                    List<int[]> draws = set.draws(Integer.parseInt(rate), Integer.parseInt(arguments[3]));
                    for (String method : arguments[4].split(",", -1)) {
                        measure(set, name, rate, draws, method, execution);
                    }
                }
            }
        }
    }

    private static void measure(
            GraphSet set, String name, String rate, List<int[]> draws, String words, Execution execution)
            throws IOException {
        boolean told = words.endsWith("+priors");
        Method method = method(told ? words.substring(0, words.length() - 7) : words);
        var accuracies = new ArrayList<Double>();
        long start = System.nanoTime();
        int steps = 0;
        for (int[] draw : draws) {
            Run run = run(set, draw, method, told ? set.shares() : null, execution);
            accuracies.add(100 * run.accuracy());
            steps += run.steps();
        }
        double mean =
                accuracies.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double square = accuracies.stream()
                .mapToDouble(a -> (a - mean) * (a - mean))
                .average()
                .orElse(0);
        System.out.printf(
                Locale.ROOT,
                "%-12s %3s a class  %-28s %6.2f +- %.2f  %6.3f s, %d steps%n",
                name,
                rate,
                words,
                mean,
                Math.sqrt(square),
                (System.nanoTime() - start) / 1e9 / draws.size(),
                steps / Math.max(1, draws.size()));
    }

    private record Run(double accuracy, int steps) {}

    private static Run run(GraphSet set, int[] draw, Method method, double @Nullable [] priors, Execution execution)
            throws IOException {
        Reach reach = Reach.of(set.graph(), draw);
        var numberOf = new int[set.truth().length];
        Arrays.fill(numberOf, -1);
        for (int node = 0; node < reach.order().length; node++) {
            numberOf[reach.order()[node]] = node;
        }
        var belief = new double[draw.length * set.classes()];
        var weight = new double[draw.length];
        Arrays.fill(weight, 1);
        int[] labels = Arrays.stream(draw).map(item -> set.truth()[item]).toArray();
        for (int i = 0; i < draw.length; i++) {
            belief[i * set.classes() + labels[i]] = 1;
        }
        int[] nodes = Arrays.stream(draw).map(item -> numberOf[item]).toArray();
        var seeds = new Seeds(nodes, labels, belief, weight, set.classes());
        var sums = new NeighbourSums(set.graph().of(reach.order(), execution), set.classes(), execution);
        Scores scores = Spread.of(method, new Ground(sums, seeds, priors, new BenchContext(execution)));
        boolean[] judged = set.judged();
        for (int item : draw) {
            judged[item] = false;
        }
        int right = 0;
        int all = 0;
        for (int item = 0; item < judged.length; item++) {
            if (judged[item]) {
                all++;
                right += numberOf[item] >= 0
                                && best(scores.value(), numberOf[item] * sums.width(), set.classes())
                                        == set.truth()[item]
                        ? 1
                        : 0;
            }
        }
        return new Run((double) right / all, scores.end().steps());
    }

    private static int best(double[] value, int from, int classes) {
        int best = -1;
        for (int k = 0; k < classes; k++) {
            if (value[from + k] > (best < 0 ? 0 : value[from + best])) {
                best = k;
            }
        }
        return best;
    }

    private static Method method(String words) {
        return switch (words) {
            case "auto" -> new Auto();
            case "label-spreading" -> new LabelSpreading(0.9, 10_000, 1e-6);
            case "label-spreading-99" -> new LabelSpreading(0.99, 10_000, 1e-6);
            case "harmonic" -> new Harmonic(Reweighting.NONE, 10_000, 1e-6);
            case "harmonic-poisson" -> new Harmonic(Reweighting.POISSON, 10_000, 1e-6);
            case "harmonic-wnll" -> new Harmonic(Reweighting.WNLL, 10_000, 1e-6);
            case "poisson" -> new PoissonLearning(10_000, 1e-5);
            case "poisson-mbo" -> new PoissonMbo(PriorSource.KNOWN, 100, 1e-3);
            case "poisson-mbo-estimated" -> new PoissonMbo(PriorSource.ESTIMATED, 100, 1e-3);
            case "poisson-mbo-uniform" -> new PoissonMbo(PriorSource.UNIFORM, 100, 1e-3);
            default -> throw new IllegalArgumentException("no method is called " + words);
        };
    }
}
