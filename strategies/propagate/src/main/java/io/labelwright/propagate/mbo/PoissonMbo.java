package io.labelwright.propagate.mbo;

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
 * <p>One flow is {@code u <- (u + D^-1 (W u + s)) / 2} with the sources s of the seeds; a step of the computation is
 * one such flow, {@link FlowLengths so many times}, with the decision after it. It ends when hardly any class changes
 * and flows don't get shorter any more.
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
        this.priors = priors;
        this.first = first;
        this.lengths = lengths;
        this.maxIterations = maxIterations;
        this.tolerance = tolerance;
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
        flow.volumes.scale(flow.u);
        return new Scores(flow.u, end, true);
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
        private final double[] shares;
        private final double[] inverse;
        /** Per node its seed, -1 for none. */
        private final int[] seedOf;

        private final int[] label;
        private double[] u;
        private double[] next;

        Flow(Ground ground, double[] start, double[] volumes) {
            this.ground = ground;
            this.start = start;
            this.volumes = new ClassVolumes(ground.sums(), volumes);
            this.shares = ground.seeds().shares();
            this.seedOf = new int[ground.nodes()];
            Arrays.fill(seedOf, -1);
            for (int i = 0; i < ground.seeds().size(); i++) {
                seedOf[ground.seeds().node()[i]] = i;
            }
            this.inverse = ground.graph().weightedDegrees();
            for (int node = 0; node < inverse.length; node++) {
                inverse[node] = inverse[node] > 0 ? 1 / inverse[node] : 0;
            }
            this.label = new int[ground.nodes()];
            this.u = ground.sums().matrix();
            this.next = ground.sums().matrix();
        }

        @Override
        public String words() {
            return priors + " " + first.getClass().getSimpleName() + " " + lengths + " " + tolerance + " " + u.length
                    + " " + ground.graph().edges();
        }

        @Override
        public void begin() {
            System.arraycopy(start, 0, u, 0, u.length);
            Arrays.setAll(volumes.factors(), k -> volumes.factors()[k] > 0 ? 1 : 0);
            volumes.decide(u, label);
        }

        @Override
        public double step(int index) {
            int[] before = label.clone();
            clamp();
            Arrays.fill(u, 0);
            for (int node = 0; node < label.length; node++) {
                if (label[node] >= 0) {
                    u[node * ground.width() + label[node]] = 1;
                }
            }
            int flows = lengths.at(index);
            for (int flow = 0; flow < flows; flow++) {
                flow();
            }
            volumes.decide(u, label);
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

        private void flow() {
            int width = ground.width();
            ground.sums().of(u, next, (piece, from, to) -> {
                for (int node = from; node < to; node++) {
                    if (seedOf[node] >= 0) {
                        addSource(seedOf[node], node * width);
                    }
                    for (int at = node * width; at < (node + 1) * width; at++) {
                        double given = inverse[node] > 0 ? inverse[node] * next[at] : u[at];
                        next[at] = Math.max(0, (u[at] + given) / 2);
                    }
                }
            });
            double[] other = u;
            u = next;
            next = other;
        }

        /** What comes from a seed, less the mean of all seeds. */
        private void addSource(int i, int row) {
            Seeds seeds = ground.seeds();
            for (int k = 0; k < shares.length; k++) {
                next[row + k] += seeds.weight()[i] * (seeds.belief(i, k) - shares[k]);
            }
        }

        @Override
        public boolean isDone(double residual, int index) {
            return residual < tolerance && lengths.at(index + 1) == lengths.at(index);
        }

        @Override
        public long size() {
            return StateBytes.size(u) + 4L * label.length + StateBytes.size(volumes.factors());
        }

        @Override
        public void write(DataOutput out) throws IOException {
            StateBytes.write(u, out);
            StateBytes.write(volumes.factors(), out);
            for (int one : label) {
                out.writeInt(one);
            }
        }

        @Override
        public void read(DataInput in) throws IOException {
            StateBytes.read(in, u);
            StateBytes.read(in, volumes.factors());
            for (int node = 0; node < label.length; node++) {
                label[node] = in.readInt();
            }
        }
    }
}
