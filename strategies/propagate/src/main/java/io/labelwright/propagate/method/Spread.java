package io.labelwright.propagate.method;

import io.labelwright.math.graph.NeighbourSums;

/** Probabilities of a method's scores: rows that add up to 1, and the shares of classes that were asked for. */
public final class Spread {

    private Spread() {}

    /** Lets a method spread; a row of the result adds up to 1, or is 0 where no seed reaches. */
    public static Scores of(Method method, Ground ground) {
        Scores scores = method.spread(ground);
        double[] value = scores.value();
        NeighbourSums sums = ground.sums();
        sums.forEach((piece, from, to) -> {
            for (int node = from; node < to; node++) {
                RowScale.normalise(value, node * sums.width(), ground.classes());
            }
        });
        if (ground.priors() != null && !scores.shared()) {
            var known = new boolean[ground.nodes()];
            for (int node : ground.seeds().node()) {
                known[node] = true;
            }
            new ClassMass(sums, ground.priors()).apply(value, known);
        }
        return scores;
    }
}
