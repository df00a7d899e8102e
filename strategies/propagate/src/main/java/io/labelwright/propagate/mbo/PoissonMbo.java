package io.labelwright.propagate.mbo;

import io.labelwright.math.graph.FloatSums;
import io.labelwright.propagate.method.ClassPriors;
import io.labelwright.propagate.method.Ground;
import io.labelwright.propagate.method.Method;
import io.labelwright.propagate.method.RowScale;
import io.labelwright.propagate.method.Scores;
import io.labelwright.propagate.method.Spread;
import io.labelwright.propagate.poisson.PoissonLearning;
import io.labelwright.propagate.seed.Seeds;
import io.labelwright.propagate.solve.StateBytes;
import io.labelwright.spi.kernel.Stepwise;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Poisson learning with a bound on the size of each class: starts with the classes that Poisson learning finds, then
 * over and over lets each node's class flow over the graph for a while, together with what comes from the seeds, and
 * gives each node the best class such that every class has its share. Borders between classes come to lie where few
 * edges cross them. Best where the shares are known; where they are guessed wrongly it is worse than Poisson learning.
 *
 * <p>A step of the computation is one {@link ClassFlow flow}, {@link FlowLengths so many times}, with the decision
 * after it. It ends when hardly any class changes and flows don't get shorter any more.
 *
 * <p>Calder, Cook, Thorpe, Slepcev 2020 (Poisson Learning: Graph Based Semi-Supervised Learning At Very Low Label
 * Rates), algorithm 2.
 */
public final class PoissonMbo implements Method {

    private static final int POISSON_ITERATIONS = 10_000;
    private static final double POISSON_TOLERANCE = 1e-4;

    private final PriorSource priors;
    private final Method first;
    private final FlowLengths lengths;
    private final int maxIterations;
    private final double tolerance;
    private final long floatsFrom;

    /**
     * The method as published.
     *
     * @param tolerance it ends when a smaller share of nodes changes its class
     */
    public PoissonMbo(PriorSource priors, int maxIterations, double tolerance) {
        this(
                priors,
                new PoissonLearning(POISSON_ITERATIONS, POISSON_TOLERANCE),
                FlowLengths.EVEN,
                maxIterations,
                tolerance);
    }

    /**
     * The method from another start.
     *
     * @param first finds the classes that it starts with
     * @param tolerance it ends when a smaller share of nodes changes its class
     */
    public PoissonMbo(PriorSource priors, Method first, FlowLengths lengths, int maxIterations, double tolerance) {
        this(priors, first, lengths, maxIterations, tolerance, FloatSums.WORTH_FROM);
    }

    /** @param floatsFrom numbers of a matrix from which on it is one of floats */
    PoissonMbo(
            PriorSource priors,
            Method first,
            FlowLengths lengths,
            int maxIterations,
            double tolerance,
            long floatsFrom) {
        this.priors = priors;
        this.first = first;
        this.lengths = lengths;
        this.maxIterations = maxIterations;
        this.tolerance = tolerance;
        this.floatsFrom = floatsFrom;
    }

    @Override
    public Scores spread(Ground ground) {
        var free = new Ground(ground.sums(), ground.seeds(), null, ground.context());
        double[] start = Spread.of(first, free).value();
        double[] shares = priors == PriorSource.KNOWN ? ground.priors() : null;
        if (shares == null) {
            shares = priors == PriorSource.ESTIMATED
                    ? estimated(ground, start)
                    : ClassPriors.Rule.UNIFORM.shares(ground.seeds());
        }
        var flow = new Flow(ground, start, shares);
        Stepwise.End end = ground.context().execution().steps(flow, maxIterations);
        double[] found = flow.scores.scores();
        flow.volumes.scale(found);
        return new Scores(found, end, true);
    }

    /** The share of nodes of which each class is the best. */
    private static double[] estimated(Ground ground, double[] p) {
        var shares = new double[ground.classes()];
        for (int node = 0; node < ground.nodes(); node++) {
            int best = -1;
            for (int k = 0; k < shares.length; k++) {
                double one = p[node * ground.width() + k];
                best = one > (best < 0 ? 0 : p[node * ground.width() + best]) ? k : best;
            }
            if (best >= 0) {
                shares[best]++;
            }
        }
        RowScale.normalise(shares, 0, shares.length);
        return shares;
    }

    private final class Flow implements Stepwise {

        private final Ground ground;
        private final double[] start;
        private final ClassVolumes volumes;
        private final ClassFlow scores;
        private final int[] label;

        Flow(Ground ground, double[] start, double[] volumes) {
            this.ground = ground;
            this.start = start;
            this.volumes = new ClassVolumes(ground.sums(), volumes);
            boolean large = (long) ground.nodes() * ground.width() >= floatsFrom;
            this.scores = large && FloatSums.suits(ground.graph(), ground.classes())
                    ? new FloatFlow(ground)
                    : new DoubleFlow(ground);
            this.label = new int[ground.nodes()];
        }

        @Override
        public String words() {
            return priors + " " + first.getClass().getSimpleName() + " " + lengths + " " + tolerance + " "
                    + scores.size() + " " + ground.graph().edges();
        }

        @Override
        public void begin() {
            scores.set(start);
            Arrays.setAll(volumes.factors(), k -> volumes.factors()[k] > 0 ? 1 : 0);
            volumes.decide(scores, label);
        }

        @Override
        public double step(int index) {
            int[] before = label.clone();
            clamp();
            scores.set(label);
            int flows = lengths.at(index);
            for (int flow = 0; flow < flows; flow++) {
                scores.flow();
            }
            volumes.decide(scores, label);
            long changed = 0;
            for (int node = 0; node < label.length; node++) {
                changed += label[node] != before[node] ? 1 : 0;
            }
            return (double) changed / label.length;
        }

        /** What is known stays so. */
        private void clamp() {
            Seeds seeds = ground.seeds();
            for (int i = 0; i < seeds.size(); i++) {
                if (seeds.weight()[i] >= 1) {
                    label[seeds.node()[i]] = seeds.label()[i];
                }
            }
        }

        @Override
        public boolean isDone(double residual, int index) {
            return residual < tolerance && lengths.at(index + 1) == lengths.at(index);
        }

        @Override
        public long size() {
            return scores.size() + 4L * label.length + StateBytes.size(volumes.factors());
        }

        @Override
        public void write(DataOutput out) throws IOException {
            scores.write(out);
            StateBytes.write(volumes.factors(), out);
            for (int one : label) {
                out.writeInt(one);
            }
        }

        @Override
        public void read(DataInput in) throws IOException {
            scores.read(in);
            StateBytes.read(in, volumes.factors());
            for (int node = 0; node < label.length; node++) {
                label[node] = in.readInt();
            }
        }
    }
}
