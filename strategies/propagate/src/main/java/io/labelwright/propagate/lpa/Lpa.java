package io.labelwright.propagate.lpa;

import io.labelwright.math.random.SeededRandom;
import io.labelwright.propagate.method.Ground;
import io.labelwright.propagate.method.Method;
import io.labelwright.propagate.method.Scores;
import io.labelwright.propagate.seed.Seeds;
import io.labelwright.spi.kernel.Stepwise;
import java.util.Arrays;

/**
 * Label propagation by votes ({@link NeighbourVotes}). Seeded, classes spread from the labelled nodes, which keep
 * theirs; the score of a class is the share of a node's neighbours, by weight, that have it in the end. Unseeded, each
 * node begins with a label of its own, so that communities are found without a look at classes; the score of a class is
 * then its share among the seeds of the community, and a community without seeds has none. Linear in the edges and
 * fast, for graphs of many millions of edges; it gives no probabilities worth the name.
 */
final class Lpa implements Method {

    private final boolean seeded;
    private final int maxIterations;
    private final double tolerance;

    Lpa(boolean seeded, int maxIterations, double tolerance) {
        this.seeded = seeded;
        this.maxIterations = maxIterations;
        this.tolerance = tolerance;
    }

    @Override
    public Scores spread(Ground ground) {
        var start = new int[ground.nodes()];
        var held = new boolean[start.length];
        if (seeded) {
            Arrays.fill(start, -1);
            Seeds seeds = ground.seeds();
            for (int i = 0; i < seeds.size(); i++) {
                start[seeds.node()[i]] = seeds.label()[i];
                held[seeds.node()[i]] = true;
            }
        } else {
            Arrays.setAll(start, node -> node);
        }
        var votes = new NeighbourVotes(
                ground.graph(),
                start,
                held,
                seeded ? ground.classes() : start.length,
                tolerance,
                SeededRandom.of(ground.context().seed()).stream("groups"),
                ground.context().execution());
        Stepwise.End end = ground.context().execution().steps(votes, maxIterations);
        double[] value = seeded ? shares(ground, votes.labels()) : communities(ground, votes.labels());
        return new Scores(value, end);
    }

    /** The share of each class among a node's neighbours; a node always has some of its own class. */
    private static double[] shares(Ground ground, int[] label) {
        int width = ground.width();
        double[] one = ground.sums().matrix();
        for (int node = 0; node < label.length; node++) {
            if (label[node] >= 0) {
                one[node * width + label[node]] = 1;
            }
        }
        double[] value = ground.sums().matrix();
        ground.sums().of(one, value, (piece, from, to) -> {});
        Seeds seeds = ground.seeds();
        for (int i = 0; i < seeds.size(); i++) {
            int row = seeds.node()[i] * width;
            Arrays.fill(value, row, row + width, 0);
            for (int k = 0; k < seeds.classes(); k++) {
                value[row + k] = seeds.belief(i, k);
            }
        }
        return value;
    }

    private static double[] communities(Ground ground, int[] label) {
        int width = ground.width();
        double[] ofCommunity = ground.sums().matrix();
        Seeds seeds = ground.seeds();
        for (int i = 0; i < seeds.size(); i++) {
            for (int k = 0; k < seeds.classes(); k++) {
                ofCommunity[label[seeds.node()[i]] * width + k] += seeds.weight()[i] * seeds.belief(i, k);
            }
        }
        double[] value = ground.sums().matrix();
        for (int node = 0; node < label.length; node++) {
            System.arraycopy(ofCommunity, label[node] * width, value, node * width, width);
        }
        return value;
    }
}
