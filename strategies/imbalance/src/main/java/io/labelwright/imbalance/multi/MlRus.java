package io.labelwright.imbalance.multi;

import io.labelwright.imbalance.sample.Sampled;
import io.labelwright.imbalance.sample.Sampler;
import io.labelwright.imbalance.sample.SamplingWork;
import io.labelwright.imbalance.sample.TrainingRows;
import io.labelwright.math.random.RandomSequence;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Takes away random rows of frequent classes, one of each in turn, until a share of all rows is gone; a class that is
 * frequent no more loses none of its own, and rows that have a rare class stay. Charte et al. 2015, ML-RUS.
 */
final class MlRus implements Sampler {

    private final double share;

    MlRus(double share) {
        this.share = share;
    }

    @Override
    public Sampled sample(TrainingRows rows, SamplingWork work) {
        var ratios = new ImbalanceRatios(rows);
        var stays = new boolean[rows.size()];
        for (int k : ratios.rare()) {
            for (int row : rows.ofClass(k)) {
                stays[row] = true;
            }
        }
        RandomSequence draws = work.random().sequence(0);
        int[] frequent = ratios.frequent();
        int[][] bags = Arrays.stream(frequent)
                .mapToObj(k -> bag(rows.ofClass(k), stays, draws))
                .toArray(int[][]::new);
        var next = new int[bags.length];
        var gone = new boolean[rows.size()];
        int left = (int) (share * rows.size());
        for (boolean any = true; any && left > 0; ) {
            any = false;
            work.pause().run();
            for (int i = 0; i < bags.length && left > 0; i++) {
                while (next[i] < bags[i].length && gone[bags[i][next[i]]]) {
                    next[i]++;
                }
                if (next[i] < bags[i].length && ratios.isFrequent(frequent[i])) {
                    int row = bags[i][next[i]++];
                    gone[row] = true;
                    ratios.count(rows.classes(row), -1);
                    left--;
                    any = true;
                }
            }
        }
        return Sampled.only(
                IntStream.range(0, gone.length).filter(row -> !gone[row]).toArray());
    }

    /** The rows of a class that may go, in random order. */
    private static int[] bag(int[] members, boolean[] stays, RandomSequence draws) {
        int[] bag = Arrays.stream(members).filter(row -> !stays[row]).toArray();
        draws.shuffle(bag);
        return bag;
    }
}
