package io.labelwright.consensus.latent;

import io.labelwright.consensus.annotator.AnnotatorHistory;
import io.labelwright.consensus.crowd.ItemKeys;
import io.labelwright.consensus.product.ItemBatch;
import io.labelwright.consensus.product.RowCounts;
import io.labelwright.consensus.product.RowProducts;
import io.labelwright.math.function.PortableLog;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.kernel.Accumulator;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.kernel.IterativeKernel;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Snapshots;
import io.labelwright.spi.kernel.Totals;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The iteration that all models of hidden states share:
 *
 * <pre>
 *   start:   q[i][k][m] = share of k among the votes of i, times u[m] drawn from the flat Dirichlet per item and class
 *   learn:   counts[w][l][s], mass[s] = sums of q; factors and starts by the model's {@link AnnotatorRule}
 *   believe: q[i][s] = starts[s] prod over answers (w, l) of i of factors[w][l][s], normalised
 * </pre>
 *
 * <p>until no item's class posterior changes by the tolerance. An item of known truth is spread over the states of its
 * class only. What annotators answered before is added to the counts that a rule learns from; past items of a class are
 * shared out over its states as those of now are. What is drawn belongs to the item's id and the class's name, so no
 * order matters; sums are exact. Cost O(answers S) a pass.
 */
public final class LatentKernel implements IterativeKernel<LatentParameters, LatentState> {

    private static final double EVIDENCE_SCALE = 64;

    /** Products stay above this, far from where doubles lose digits. */
    private static final double LOG2_RANGE = 900;

    private static final double TINY = 0x1p-256;
    private static final double HUGE = 0x1p256;
    private static final double LOG_HUGE = 256 * PortableLog.log(2);

    private final Sizes sizes;
    private final AnnotatorRule rule;
    private final double tolerance;
    private final long mayMove;
    private final ItemKeys keys;
    private final SeededRandom random;
    private final @Nullable AnnotatorHistory history;

    /**
     * A kernel.
     *
     * @param tolerance an item moves when the posterior of a class changes by this much
     * @param mayMove how many items may still move when the iteration ends
     * @param keys identities of items and classes, for what is drawn
     * @param random what the start is drawn from; not used with one subtype
     * @param history how annotators answered before; null when that does not count
     */
    public LatentKernel(
            Sizes sizes,
            AnnotatorRule rule,
            double tolerance,
            long mayMove,
            ItemKeys keys,
            SeededRandom random,
            @Nullable AnnotatorHistory history) {
        this.sizes = sizes;
        this.rule = rule;
        this.tolerance = tolerance;
        this.mayMove = mayMove;
        this.keys = keys;
        this.random = random;
        this.history = history;
    }

    @Override
    public Shape shape() {
        // Counts, mass of states, majority of classes at the start, items that moved.
        return Shape.of(sizes.cells() + sizes.states() + sizes.classes() + 1, 0);
    }

    @Override
    public LatentParameters initial() {
        var none = new double[0];
        return new LatentParameters(none, none, none, none, none, none, 0, 0);
    }

    @Override
    public LatentState state(AnnotationBlock block) {
        return new LatentState(new double[block.items * sizes.classes()]);
    }

    @Override
    public void accumulate(AnnotationBlock block, LatentState state, LatentParameters parameters, Accumulator into) {
        int s = sizes.states();
        var batch = new ItemBatch(block, sizes.classes(), s);
        var products = new double[ItemBatch.size(s)];
        var units = new long[ItemBatch.size(s)];
        var q = new double[s];
        var sums = new BlockSums(sizes, into);
        int safe = parameters.start() ? 0 : safeFactors(parameters);
        while (batch.next()) {
            if (!parameters.start()) {
                RowProducts.multiply(batch, parameters.starts(), parameters.factors(), products);
            }
            for (int item = batch.first(), at = 0; item < batch.end(); item++, at += s) {
                int answers = block.start[item + 1] - block.start[item];
                if (answers == 0) {
                    continue;
                }
                if (answers > safe) {
                    states(block, item, parameters, q);
                } else {
                    System.arraycopy(products, at, q, 0, s);
                    normalise(q, block.known[item]);
                }
                sums.item(q, units, at);
                sums.moved(moves(q, state.posterior(), item));
                if (parameters.start()) {
                    sums.majority(units, at);
                }
            }
            RowCounts.addAll(batch, units, into.cells);
        }
        sums.flush();
    }

    /**
     * What is believed about the states of one item.
     *
     * @param q takes S probabilities
     * @return logarithm of what the states weigh together; 0 at the start
     */
    private double states(AnnotationBlock block, int item, LatentParameters parameters, double[] q) {
        if (parameters.start()) {
            votes(block, item, q);
            return 0;
        }
        int s = sizes.states();
        int k = sizes.classes();
        double[] factors = parameters.factors();
        System.arraycopy(parameters.starts(), 0, q, 0, s);
        int safe = safeFactors(parameters);
        double log = 0;
        int to = block.start[item + 1];
        for (int a = block.start[item], factorsLeft = safe; a < to; a++) {
            int row = (block.annotator[a] * k + block.label[a]) * s;
            for (int at = 0; at < s; at++) {
                q[at] *= factors[row + at];
            }
            if (--factorsLeft == 0) {
                log -= rescale(q);
                factorsLeft = safe;
            }
        }
        return log + PortableLog.log(normalise(q, block.known[item]));
    }

    private void votes(AnnotationBlock block, int item, double[] q) {
        int m = sizes.subtypes();
        Arrays.fill(q, 0);
        int from = block.start[item];
        int to = block.start[item + 1];
        int known = block.known[item];
        for (int a = from; a < to; a++) {
            q[(known >= 0 ? known : block.label[a]) * m] += 1.0 / (to - from);
        }
        for (int c = 0; m > 1 && c < sizes.classes(); c++) {
            double share = q[c * m];
            double sum = 0;
            for (int at = 0; share > 0 && at < m; at++) {
                // A point of the flat Dirichlet is exponential variables over their sum.
                double u = random.uniform(keys.item(block.firstItem + item) ^ keys.ofClass(c), at);
                q[c * m + at] = -PortableLog.log(1 - u);
                sum += q[c * m + at];
            }
            for (int at = 0; share > 0 && at < m; at++) {
                q[c * m + at] = sum > 0 ? share * (q[c * m + at] / sum) : share / m;
            }
        }
    }

    /** Makes q sum to 1 over the states of the known class, or over all; returns what they summed up to. */
    private double normalise(double[] q, int known) {
        int m = sizes.subtypes();
        int from = known < 0 ? 0 : known * m;
        int to = known < 0 ? q.length : from + m;
        double sum = 0;
        for (int at = from; at < to; at++) {
            sum += q[at];
        }
        if (!(sum > 0)) {
            // A known class that the answers all but rule out.
            Arrays.fill(q, from, to, 1.0 / (to - from));
            sum = Double.MIN_NORMAL;
        } else {
            double inverse = 1 / sum;
            for (int at = from; at < to; at++) {
                q[at] *= inverse;
            }
        }
        Arrays.fill(q, 0, from, 0);
        Arrays.fill(q, to, q.length, 0);
        return sum;
    }

    private boolean moves(double[] q, double[] posterior, int item) {
        int k = sizes.classes();
        int m = sizes.subtypes();
        boolean moves = false;
        for (int c = 0; c < k; c++) {
            double p = 0;
            for (int at = c * m; at < (c + 1) * m; at++) {
                p += q[at];
            }
            moves |= Math.abs(p - posterior[item * k + c]) >= tolerance;
            posterior[item * k + c] = p;
        }
        return moves;
    }

    private static int safeFactors(LatentParameters parameters) {
        double bits = -PortableLog.log(parameters.smallest()) / PortableLog.log(2);
        return (int) Math.max(1, Math.min(1_000_000, LOG2_RANGE / Math.max(bits, 1e-3)));
    }

    private static double rescale(double[] q) {
        double max = 0;
        for (double x : q) {
            max = Math.max(max, x);
        }
        double log = 0;
        while (max > 0 && max < TINY) {
            max *= HUGE;
            log += LOG_HUGE;
            for (int at = 0; at < q.length; at++) {
                q[at] *= HUGE;
            }
        }
        return log;
    }

    /**
     * Class posteriors of the items of a block.
     *
     * @param q takes K probabilities an item, added to what is there
     * @param weight what they are multiplied by
     */
    public void add(AnnotationBlock block, LatentParameters parameters, double weight, double[] q) {
        int k = sizes.classes();
        int m = sizes.subtypes();
        var states = new double[sizes.states()];
        for (int item = 0; item < block.items; item++) {
            if (block.start[item] < block.start[item + 1]) {
                states(block, item, parameters, states);
                for (int at = 0; at < states.length; at++) {
                    q[item * k + at / m] += weight * states[at];
                }
            }
        }
    }

    /** Sum over items of the logarithm of what their states weigh together under these parameters. */
    public double evidence(List<AnnotationBlock> blocks, LatentParameters parameters, Execution execution) {
        long values = blocks.stream().mapToLong(AnnotationBlock::answers).sum();
        Totals totals = execution.total(blocks, new Shape(1, 0), values, (block, into) -> {
            var states = new double[sizes.states()];
            for (int item = 0; item < block.items; item++) {
                if (block.start[item] < block.start[item + 1]) {
                    into.add(0, states(block, item, parameters, states) / EVIDENCE_SCALE);
                }
            }
        });
        return totals.cell(0) * EVIDENCE_SCALE;
    }

    @Override
    public LatentParameters update(LatentParameters before, Totals totals, int iteration) {
        int cells = (int) sizes.cells();
        int s = sizes.states();
        double[] counts = values(totals, 0, cells);
        double[] mass = values(totals, cells, s);
        double[] majority = before.start() ? values(totals, cells + s, sizes.classes()) : before.majority();
        AnnotatorRule.Learned learned = rule.learn(sizes, plus(counts, past(mass)), mass, majority, before.carry());
        double smallest = 1;
        for (double factor : learned.factors()) {
            smallest = Math.min(smallest, factor);
        }
        return new LatentParameters(
                learned.factors(),
                scaled(learned.starts()),
                learned.carry(),
                counts,
                mass,
                majority,
                totals.count(cells + s + sizes.classes()),
                smallest);
    }

    /**
     * Past answers by the state of their item, of which only the class is known: in the layout of the counts.
     *
     * @param mass expected items in each state
     * @return empty when there are none
     */
    public double[] past(double[] mass) {
        if (history == null) {
            return new double[0];
        }
        int s = sizes.states();
        int m = sizes.subtypes();
        var share = new double[s];
        for (int c = 0; c < sizes.classes(); c++) {
            double items = 0;
            for (int at = c * m; at < (c + 1) * m; at++) {
                items += mass[at];
            }
            for (int at = c * m; at < (c + 1) * m; at++) {
                share[at] = items > 0 ? mass[at] / items : 1.0 / m;
            }
        }
        var past = new double[(int) sizes.cells()];
        for (int at = 0; at < past.length; at++) {
            past[at] = history.counts()[at / s * sizes.classes() + at % s / m] * share[at % s];
        }
        return past;
    }

    private static double[] plus(double[] counts, double[] past) {
        if (past.length == 0) {
            return counts;
        }
        var sum = new double[counts.length];
        Arrays.setAll(sum, at -> counts[at] + past[at]);
        return sum;
    }

    private static double[] values(Totals totals, int from, int count) {
        var values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = totals.cell(from + i);
        }
        return values;
    }

    /** The same with 1 as the greatest, so that products start high. */
    private static double[] scaled(double[] starts) {
        double greatest = Arrays.stream(starts).max().orElse(1);
        return Arrays.stream(starts).map(x -> x / greatest).toArray();
    }

    @Override
    public boolean converged(LatentParameters before, LatentParameters after, int iteration) {
        return !before.start() && tolerance > 0 && after.moved() <= mayMove;
    }

    @Override
    public Optional<Snapshots<LatentParameters, LatentState>> snapshots() {
        return Optional.of(new LatentSnapshots());
    }

    /** Sums of a block that don't belong to an annotator, added to the accumulator once. */
    private static final class BlockSums {

        private final Sizes sizes;
        private final Accumulator into;
        private final long[] mass;
        private final long[] majority;
        private long moved;

        BlockSums(Sizes sizes, Accumulator into) {
            this.sizes = sizes;
            this.into = into;
            this.mass = new long[sizes.states()];
            this.majority = new long[sizes.classes()];
        }

        /** Writes q in units of the cells. */
        void item(double[] q, long[] units, int from) {
            double unit = into.unit();
            for (int at = 0; at < q.length; at++) {
                long n = (long) (q[at] * unit + 0.5);
                units[from + at] = n;
                mass[at] += n;
            }
        }

        void majority(long[] units, int from) {
            for (int at = 0; at < sizes.states(); at++) {
                majority[at / sizes.subtypes()] += units[from + at];
            }
        }

        void moved(boolean moves) {
            moved += moves ? 1 : 0;
        }

        void flush() {
            int at = (int) sizes.cells();
            for (long n : mass) {
                into.cells[at++] += n;
            }
            for (long n : majority) {
                into.cells[at++] += n;
            }
            into.cells[at] += moved;
        }
    }
}
