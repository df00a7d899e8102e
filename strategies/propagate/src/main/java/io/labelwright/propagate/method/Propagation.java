package io.labelwright.propagate.method;

import io.labelwright.learn.fold.Folds;
import io.labelwright.math.graph.CsrGraph;
import io.labelwright.math.graph.NeighbourSums;
import io.labelwright.math.graph.Reach;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.propagate.graph.ItemGraph;
import io.labelwright.propagate.method.PropagationOptions.CalibrationMethod;
import io.labelwright.propagate.result.Found;
import io.labelwright.propagate.result.PropagatedRows;
import io.labelwright.propagate.seed.LabelTable;
import io.labelwright.propagate.seed.Seeds;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.kernel.Stepwise;
import io.labelwright.spi.memory.DataSizes;
import io.labelwright.spi.memory.Footprint;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A stage that spreads labels over a graph by some {@link Method}. Only the part of the graph that the seeds reach is
 * computed on, its nodes in an order in which neighbours lie near one another in memory ({@link Reach}); what no seed
 * reaches is unresolved without a look at it.
 */
public final class Propagation implements Strategy {

    /** Below so many seeds a temperature would be guessed. */
    private static final int FEWEST_TO_CALIBRATE = 50;

    private static final int FOLDS = 5;

    /** From so many seeds on a fifth of them says enough; below, each fifth is held out in turn. */
    private static final int ONE_PART_IS_ENOUGH = 500;

    private final PropagationOptions options;
    private final MethodInView method;
    private final int matrices;

    /** A stage of a method. */
    public Propagation(PropagationOptions options, Method method) {
        this(options, (in, items) -> method, method.matrices());
    }

    /**
     * A stage of a method that looks at more of its view.
     *
     * @param matrices how many {@link Method#matrices} it holds
     */
    public Propagation(PropagationOptions options, MethodInView method, int matrices) {
        this.options = options;
        this.method = method;
        this.matrices = matrices;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        var before = new LabelTable(in);
        Found found = in.items().size() == 0 ? Found.NOTHING : spread(in, out, context, before);
        new PropagatedRows(in, out, context, before, options.relabel(), options.minConfidence(), options.queue())
                .write(found);
    }

    @Override
    public Footprint footprint(DataSizes sizes) {
        long items = sizes.items();
        long edges = sizes.rows(TableKind.GRAPH) > 0 ? sizes.rows(TableKind.GRAPH) : items * options.k();
        // Entries of both directions while rows are made of them, then the graph twice: as it is and in reach.
        long graph = 2 * edges * 2 * (Integer.BYTES + Float.BYTES);
        long scores = items * Double.BYTES * (sizes.classes() + 1L);
        return Footprint.working(graph + matrices * scores);
    }

    private Found spread(Inputs in, Outputs out, StageContext context, LabelTable before) {
        Seeds known = Seeds.of(in, before, options.seeds());
        warnOfClasses(in, out, known);
        Reached reached = reached(in, out, context, known);
        Reach reach = reached.reach();
        var sums = new NeighbourSums(reached.graph(), known.classes(), context.execution());
        int[] nodeOf = numbers(reach);
        Seeds seeds = known.at(item -> nodeOf[item]);
        double @Nullable [] priors = options.classPriors().of(seeds, in.schema());

        Method here = method.of(in, reach.order());
        HeldOut heldOut = HeldOut.NONE;
        if (options.calibration() != CalibrationMethod.NONE && seeds.size() >= FEWEST_TO_CALIBRATE) {
            int[] fold = folds(in, context, known);
            var collector = new HeldOut.Collector();
            int parts = seeds.size() < ONE_PART_IS_ENOUGH ? FOLDS : 1;
            for (int part = 0; part < parts; part++) {
                int hidden = part;
                int[] kept = IntStream.range(0, fold.length)
                        .filter(i -> fold[i] != hidden)
                        .toArray();
                int[] held = IntStream.range(0, fold.length)
                        .filter(i -> fold[i] == hidden)
                        .toArray();
                collector.add(
                        seeds.at(held),
                        Spread.of(here, new Ground(sums, seeds.at(kept), priors, context))
                                .value(),
                        sums.width(),
                        Integer.toString(part));
            }
            heldOut = collector.fit();
            heldOut.tell(out);
        }
        Scores scores = Spread.of(here, new Ground(sums, seeds, priors, context));
        tell(out, scores.end());
        here.tell(out);
        tell(in, out, known, reach, here.unreached());
        return new SpreadScores(reach, nodeOf, scores.value(), sums.width(), heldOut, here.unreached());
    }

    /** What labels reach, and the graph of it. */
    private record Reached(Reach reach, CsrGraph graph) {}

    /** A method of its own, so that the graph of all items is gone when it is left. */
    private Reached reached(Inputs in, Outputs out, StageContext context, Seeds known) {
        CsrGraph whole = ItemGraph.of(in, out, context, options.features(), options.k(), options.metric());
        Reach reach = Reach.of(whole, known.node());
        context.checkCancelled();
        return new Reached(reach, whole.of(reach.order(), context.execution()));
    }

    /** Per item its number among the nodes that are computed on; -1 for none. */
    private static int[] numbers(Reach reach) {
        var numbers = new int[reach.steps().length];
        Arrays.fill(numbers, -1);
        for (int node = 0; node < reach.order().length; node++) {
            numbers[reach.order()[node]] = node;
        }
        return numbers;
    }

    private static int[] folds(Inputs in, StageContext context, Seeds known) {
        SeededRandom random = SeededRandom.of(context.seed()).stream("held out");
        long[] keys = Arrays.stream(known.node())
                .mapToLong(item -> random.bits(SeededRandom.key(in.items().ids().get(item)), 0))
                .toArray();
        return Folds.stratified(known.label(), keys, FOLDS);
    }

    private static void tell(Outputs out, Stepwise.End end) {
        out.fact("iterations", end.steps());
        out.fact("residual", end.residual());
        out.fact("converged", end.converged() ? 1 : 0);
    }

    private static void tell(Inputs in, Outputs out, Seeds seeds, Reach reach, Found known) {
        int unreached = in.items().size() - reach.order().length;
        out.fact("seeds", seeds.size());
        out.fact("reached", reach.order().length - seeds.size());
        out.fact("unreached", unreached);
        if (unreached > 0) {
            out.report(Problem.warning(
                    StandardError.EMPTY_DATA,
                    null,
                    unreached + " of " + in.items().size() + " items are not connected with any labelled item and "
                            + (known == Found.NOTHING ? "stay unresolved" : "keep what is predicted of them"),
                    "label one item of each part of the graph, or join them by more neighbours"));
        }
    }

    private static void warnOfClasses(Inputs in, Outputs out, Seeds seeds) {
        double[] shares = seeds.shares();
        long present = Arrays.stream(shares).filter(share -> share > 0).count();
        for (int k = 0; k < shares.length; k++) {
            if (shares[k] == 0 && present > 1) {
                out.report(Problem.warning(
                        StandardError.EMPTY_DATA,
                        null,
                        "class '" + in.schema().name(k) + "' has no labelled item: nothing becomes it",
                        "label some items of it"));
            } else if (shares[k] > 0 && present == 1 && shares.length > 1) {
                out.report(Problem.warning(
                        StandardError.EMPTY_DATA,
                        null,
                        "all labelled items are '" + in.schema().name(k) + "': whatever they reach becomes it too",
                        "label some items of the other classes"));
            }
        }
    }
}
