package io.labelwright.propagate.auto;

import io.labelwright.math.graph.CsrGraph;
import io.labelwright.propagate.method.Ground;
import io.labelwright.propagate.method.Method;
import io.labelwright.propagate.method.Scores;
import io.labelwright.propagate.method.Spread;
import io.labelwright.propagate.seed.Seeds;
import io.labelwright.spi.kernel.Stepwise;
import java.util.List;

/**
 * Lets several methods spread, one after the other, and keeps the scores by whose classes the edges that join different
 * classes weigh least in all; the first one of equals. Methods that make each class as large as it should be look for
 * the lightest such cut, and end in one from which no small change leads to a lighter one: which one hangs on where
 * they start. No label is needed to see which of the ends is the better one.
 *
 * <p>Boykov, Veksler, Zabih 2001 (Fast Approximate Energy Minimization via Graph Cuts), section 2: the weight of the
 * cut is the smoothness term of a Potts model. Jacobs, Merkurjev, Esedoglu 2018 (Auction dynamics: a volume constrained
 * MBO scheme): flow and decision lower an energy that comes near to it.
 */
final class LeastCut implements Method {

    private final List<Method> methods;

    LeastCut(List<Method> methods) {
        this.methods = List.copyOf(methods);
    }

    @Override
    public Scores spread(Ground ground) {
        Scores best = Spread.of(methods.get(0), ground);
        double least = cut(ground, best.value());
        int steps = best.end().steps();
        for (Method method : methods.subList(1, methods.size())) {
            Scores scores = Spread.of(method, ground);
            steps += scores.end().steps();
            double cut = cut(ground, scores.value());
            if (cut < least) {
                least = cut;
                best = scores;
            }
        }
        var end = new Stepwise.End(steps, best.end().residual(), best.end().converged());
        return new Scores(best.value(), end, best.shared());
    }

    /** What the edges between different classes weigh in all, added up by runs of nodes and then in their order. */
    private static double cut(Ground ground, double[] value) {
        int[] label = labels(ground, value);
        CsrGraph graph = ground.graph();
        float[] weight = graph.weight();
        var parts = new double[ground.sums().pieces()];
        ground.sums().forEach((piece, from, to) -> {
            double sum = 0;
            for (int node = from; node < to; node++) {
                for (int e = graph.start()[node]; e < graph.start()[node + 1]; e++) {
                    if (label[graph.target()[e]] != label[node]) {
                        sum += weight == null ? 1 : weight[e];
                    }
                }
            }
            parts[piece] = sum;
        });
        double cut = 0;
        for (double part : parts) {
            cut += part;
        }
        return cut;
    }

    /** Per node its best class, which at a seed that is certain is the seed's; -1 for none. */
    private static int[] labels(Ground ground, double[] value) {
        var label = new int[ground.nodes()];
        ground.sums().forEach((piece, from, to) -> {
            for (int node = from; node < to; node++) {
                int row = node * ground.width();
                int best = -1;
                double most = 0;
                for (int k = 0; k < ground.classes(); k++) {
                    if (value[row + k] > most) {
                        most = value[row + k];
                        best = k;
                    }
                }
                label[node] = best;
            }
        });
        Seeds seeds = ground.seeds();
        for (int i = 0; i < seeds.size(); i++) {
            if (seeds.weight()[i] >= 1) {
                label[seeds.node()[i]] = seeds.label()[i];
            }
        }
        return label;
    }
}
