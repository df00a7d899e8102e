package io.labelwright.imbalance.under;

import io.labelwright.imbalance.sample.MadeRows;
import io.labelwright.imbalance.sample.Sampled;
import io.labelwright.imbalance.sample.Sampler;
import io.labelwright.imbalance.sample.SamplingWork;
import io.labelwright.imbalance.sample.TrainingRows;
import io.labelwright.math.cluster.KMeans;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Puts in place of a class the centres of as many clusters of it as rows may stay (soft), or the row that is nearest to
 * each centre (hard). A centre is a row that nobody observed; its parents are all rows of its cluster. Cost
 * O(iterations * rows * clusters * columns). Yen, Lee 2009 (Cluster-based Under-sampling Approaches for Imbalanced Data
 * Distributions).
 */
final class ClusterCentroids implements Sampler {

    private final ClusterCentroidsConfig config;

    ClusterCentroids(ClusterCentroidsConfig config) {
        this.config = config;
    }

    @Override
    public Sampled sample(TrainingRows rows, SamplingWork work) {
        rows.features().requireNumbers("centres");
        int[] wanted = config.under().kept(rows);
        var kept = new KeptRows(rows);
        List<MadeRows> made = new ArrayList<>();
        for (int c = 0; c < wanted.length; c++) {
            int[] members = rows.ofClass(c);
            if (wanted[c] < members.length && rows.features().columns() > 0) {
                String name = rows.schema().name(c);
                double[] numbers = rows.features().numbers(members);
                int[] cluster = KMeans.clusters(
                        numbers,
                        rows.features().columns(),
                        wanted[c],
                        config.maxIterations(),
                        work.random().stream(name),
                        work.pause());
                var centres =
                        new Centres(members, numbers, cluster, rows.features().columns());
                if (centres.count() < wanted[c]) {
                    work.warn("class '" + name + "' has " + centres.count() + " clusters that differ, fewer than the "
                            + wanted[c] + " rows that may stay");
                }
                boolean soft = config.voting() == ClusterCentroidsConfig.Voting.SOFT;
                kept.keepOnly(members, soft ? new int[0] : centres.nearest());
                if (soft) {
                    made.add(centres);
                }
            }
        }
        return new Sampled(kept.rows(), made);
    }

    /** The centres of the clusters of some rows, as made rows. */
    private static final class Centres implements MadeRows {
        private final int[] rows;
        private final double[] numbers;
        private final int width;
        private final int[][] members;
        private final double[][] centre;

        Centres(int[] rows, double[] numbers, int[] cluster, int width) {
            this.rows = rows;
            this.numbers = numbers;
            this.width = width;
            int most = Arrays.stream(cluster).max().orElse(-1) + 1;
            var lists = new ArrayList<List<Integer>>();
            IntStream.range(0, most).forEach(c -> lists.add(new ArrayList<>()));
            for (int i = 0; i < cluster.length; i++) {
                lists.get(cluster[i]).add(i);
            }
            this.members = lists.stream()
                    .filter(list -> !list.isEmpty())
                    .map(list -> list.stream().mapToInt(i -> i).toArray())
                    .toArray(int[][]::new);
            this.centre = new double[members.length][];
            for (int c = 0; c < members.length; c++) {
                centre[c] = mean(members[c]);
            }
        }

        private double[] mean(int[] of) {
            var mean = new double[width];
            for (int i : of) {
                for (int d = 0; d < width; d++) {
                    mean[d] += numbers[i * width + d] / of.length;
                }
            }
            return mean;
        }

        /** Per centre the row nearest to it. */
        int[] nearest() {
            return IntStream.range(0, members.length)
                    .map(c -> rows[nearest(members[c], centre[c])])
                    .toArray();
        }

        private int nearest(int[] of, double[] to) {
            int best = of[0];
            double least = Double.POSITIVE_INFINITY;
            for (int i : of) {
                double sum = 0;
                for (int d = 0; d < width; d++) {
                    double difference = numbers[i * width + d] - to[d];
                    sum += difference * difference;
                }
                if (sum < least) {
                    least = sum;
                    best = i;
                }
            }
            return best;
        }

        @Override
        public int count() {
            return members.length;
        }

        @Override
        public int[] parents(int made) {
            return Arrays.stream(members[made]).map(i -> rows[i]).toArray();
        }

        @Override
        public double gap(int made) {
            return Double.NaN;
        }

        @Override
        public boolean duplicates() {
            return false;
        }

        @Override
        public void numbers(int made, double[] into) {
            System.arraycopy(centre[made], 0, into, 0, width);
        }
    }
}
