package io.labelwright.propagate.poisson;

import io.labelwright.math.graph.Components;
import io.labelwright.math.graph.CsrGraph;
import io.labelwright.math.graph.NeighbourSums;
import io.labelwright.propagate.solve.LaplaceSystem;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.kernel.Stepwise;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Poisson's equation {@code (D - W) u = b} on a graph. In each component b is made to add up to 0, by taking what there
 * is too much from the nodes that have a source, as much from each as it counts; u is made to have the mean 0 in each,
 * by degrees.
 */
public final class PoissonEquation {

    private static final int REWEIGHT_ITERATIONS = 1000;
    private static final double REWEIGHT_TOLERANCE = 1e-5;
    private static final double FLOOR = 1e-5;

    private final NeighbourSums sums;
    private final StageContext context;
    private final Components components;
    private final double[] degree;

    /** The equation on a graph. */
    public PoissonEquation(NeighbourSums sums, StageContext context) {
        this.sums = sums;
        this.context = context;
        this.components = Components.of(sums.graph());
        this.degree = sums.graph().weightedDegrees();
    }

    /** Per node its component. */
    public int[] component() {
        return components.of();
    }

    /** Per node the sum of its edges' weights. */
    public double[] degree() {
        return degree;
    }

    /**
     * A solution.
     *
     * @param u a row per node
     * @param end how it ended
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over
    public record Solution(double[] u, Stepwise.End end) {}

    /**
     * Solves.
     *
     * @param sources puts them into a row of zeros per node; what they have too much in a component is taken off
     * @param share per node what it gives for what there is too much of in its component
     */
    public Solution solve(
            Consumer<double[]> sources,
            double[] share,
            int classes,
            int maxIterations,
            double tolerance,
            String words) {
        LaplaceSystem.RightSide balanced = (b, spare) -> {
            sources.accept(b);
            balance(b, share);
        };
        var system = new LaplaceSystem(sums, classes, degree, new boolean[degree.length], balanced, tolerance, words);
        Stepwise.End end = context.execution().steps(system, maxIterations);
        double[] u = system.solution();
        centre(u);
        return new Solution(u, end);
    }

    private void balance(double[] b, double[] share) {
        int width = sums.width();
        double[] excess = totals(b, null);
        var shares = new double[components.count()];
        for (int node = 0; node < share.length; node++) {
            shares[components.of()[node]] += share[node];
        }
        for (int node = 0; node < share.length; node++) {
            int component = components.of()[node];
            for (int k = 0; k < width && share[node] > 0; k++) {
                b[node * width + k] -= excess[component * width + k] * share[node] / shares[component];
            }
        }
    }

    private void centre(double[] u) {
        int width = sums.width();
        double[] total = totals(u, degree);
        var volume = new double[components.count()];
        for (int node = 0; node < degree.length; node++) {
            volume[components.of()[node]] += degree[node];
        }
        for (int node = 0; node < degree.length; node++) {
            int component = components.of()[node];
            for (int k = 0; k < width && volume[component] > 0; k++) {
                u[node * width + k] -= total[component * width + k] / volume[component];
            }
        }
    }

    /** Sums of rows by component. */
    private double[] totals(double[] rows, double @Nullable [] weight) {
        int width = sums.width();
        var total = new double[components.count() * width];
        for (int node = 0; node < degree.length; node++) {
            int component = components.of()[node];
            for (int k = 0; k < width; k++) {
                total[component * width + k] += (weight == null ? 1 : weight[node]) * rows[node * width + k];
            }
        }
        return total;
    }

    /**
     * The graph with edges near some nodes made heavier: each weight is multiplied by the values at both ends of the
     * solution with a source at each of them. Calder, Slepcev 2020 (Properly-weighted graph Laplacian for
     * semi-supervised learning); Miller, Calder 2023 (Poisson reweighted Laplacian uncertainty sampling).
     *
     * @param source per node how much comes out of it
     */
    public static CsrGraph heavierNear(double[] source, CsrGraph graph, StageContext context) {
        var sums = new NeighbourSums(graph, 1, context.execution());
        var equation = new PoissonEquation(sums, context);
        var everyone = new double[source.length];
        Arrays.fill(everyone, 1);
        Consumer<double[]> sources = b -> {
            for (int node = 0; node < source.length; node++) {
                b[node * sums.width()] = source[node];
            }
        };
        double[] u = equation.solve(sources, everyone, 1, REWEIGHT_ITERATIONS, REWEIGHT_TOLERANCE, "reweight")
                .u();
        var least = new double[equation.components.count()];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        var most = new double[least.length];
        for (int node = 0; node < source.length; node++) {
            int component = equation.component()[node];
            least[component] = Math.min(least[component], u[node * sums.width()]);
        }
        for (int node = 0; node < source.length; node++) {
            int component = equation.component()[node];
            most[component] = Math.max(most[component], u[node * sums.width()] - least[component]);
        }
        var factor = new double[source.length];
        for (int node = 0; node < source.length; node++) {
            int component = equation.component()[node];
            // Nowhere 0, which would be no edge.
            factor[node] =
                    most[component] > 0 ? (u[node * sums.width()] - least[component]) / most[component] + FLOOR : 1;
        }
        return graph.reweighted((node, other, weight) -> factor[node] * factor[other] * weight, context.execution());
    }
}
