package io.labelwright.imbalance.multi;

import io.labelwright.imbalance.sample.MadeRows;
import io.labelwright.imbalance.sample.Sampled;
import io.labelwright.imbalance.sample.Sampler;
import io.labelwright.imbalance.sample.SamplingWork;
import io.labelwright.imbalance.sample.TrainingRows;
import io.labelwright.math.random.RandomSequence;
import java.util.Arrays;
import java.util.List;

/**
 * Repeats random rows of rare classes, one of each in turn, until a share of all rows is made; a class that is rare no
 * more gets none of its own. Charte et al. 2015, ML-ROS.
 */
final class MlRos implements Sampler {

    private final double share;

    MlRos(double share) {
        this.share = share;
    }

    @Override
    public boolean makesRows() {
        return true;
    }

    @Override
    public Sampled sample(TrainingRows rows, SamplingWork work) {
        var ratios = new ImbalanceRatios(rows);
        int[] rare = ratios.rare();
        int[][] members = Arrays.stream(rare).mapToObj(rows::ofClass).toArray(int[][]::new);
        RandomSequence draws = work.random().sequence(0);
        var made = new int[(int) (share * rows.size())];
        int count = 0;
        for (boolean any = true; any && count < made.length; ) {
            any = false;
            work.pause().run();
            for (int i = 0; i < rare.length && count < made.length; i++) {
                if (ratios.isRare(rare[i])) {
                    int row = members[i][draws.nextInt(members[i].length)];
                    made[count++] = row;
                    ratios.count(rows.classes(row), 1);
                    any = true;
                }
            }
        }
        return Sampled.with(List.of(new MadeRows.Duplicates(Arrays.copyOf(made, count))));
    }
}
