package io.labelwright.imbalance.over;

import io.labelwright.imbalance.sample.MadeRows;
import io.labelwright.imbalance.sample.RowNeighbours;
import io.labelwright.imbalance.sample.Sampled;
import io.labelwright.imbalance.sample.Sampler;
import io.labelwright.imbalance.sample.SamplingWork;
import io.labelwright.imbalance.sample.TrainingRows;
import io.labelwright.math.cluster.KMeans;
import io.labelwright.math.neighbour.FeaturePoints.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * SMOTE inside of clusters of all rows: of those in which the class has a large enough share and more rows than
 * neighbours. The more a cluster's rows of the class are scattered, the more are made in it: its weight is {@code (mean
 * distance)^e / rows}. Where no cluster qualifies rows are made from the class as a whole. Cost: k-means, and O(n^2 *
 * columns) in the rows of the class. Douzas, Bacao, Last 2018 (Improving Imbalanced Learning through a Heuristic
 * Oversampling Method Based on K-means and SMOTE).
 */
final class KMeansSmote implements Sampler {

    private static final int ITERATIONS = 300;

    private final KMeansSmoteConfig config;

    KMeansSmote(KMeansSmoteConfig config) {
        this.config = config;
    }

    @Override
    public boolean makesRows() {
        return true;
    }

    @Override
    public Sampled sample(TrainingRows rows, SamplingWork work) {
        rows.features().requireNumbers("rows of k-means SMOTE");
        int[] missing = config.over().missing(rows);
        long all = Arrays.stream(missing).asLongStream().sum();
        int[] cluster = rows.features().columns() == 0
                ? new int[rows.size()]
                : KMeans.clusters(
                        rows.features().numbers(rows.all()),
                        rows.features().columns(),
                        config.clusters(),
                        ITERATIONS,
                        work.random().stream("clusters"),
                        work.pause());
        var sizes = new int[Arrays.stream(cluster).max().orElse(0) + 1];
        for (int of : cluster) {
            sizes[of]++;
        }
        return GrownClass.all(rows, config.over(), work, grown -> grow(grown, cluster, sizes, all));
    }

    private List<MadeRows> grow(GrownClass grown, int[] cluster, int[] sizes, long all) {
        Metric metric = config.near().metric();
        int k = grown.neighbours(config.kNeighbors(), "k_neighbors");
        Double given = config.clusterBalanceThreshold();
        double threshold = given != null ? given : (double) grown.missing() / all / 2;
        var parts = new ArrayList<int[]>();
        for (int c = 0; c < sizes.length; c++) {
            int of = c;
            int[] part = Arrays.stream(grown.members())
                    .filter(row -> cluster[row] == of)
                    .toArray();
            boolean enough = sizes.length == 1 || part.length >= threshold * sizes[c];
            if (part.length > k && enough) {
                parts.add(part);
            }
        }
        if (parts.isEmpty()) {
            grown.work()
                    .warn("no cluster holds enough rows of the class '" + grown.name()
                            + "': rows are made from the class as a whole");
            parts.add(grown.members());
        }
        double[] weights =
                parts.stream().mapToDouble(part -> sparsity(grown, part)).toArray();
        double sum = Arrays.stream(weights).sum();
        if (!(sum > 0)) {
            // All rows of the class are the same.
            Arrays.fill(weights, 1);
            sum = weights.length;
        }
        var made = new ArrayList<MadeRows>();
        double reached = 0;
        int done = 0;
        for (int c = 0; c < weights.length; c++) {
            reached += weights[c] / sum;
            int upTo = c == weights.length - 1 ? grown.missing() : (int) Math.rint(reached * grown.missing());
            int[] part = parts.get(c);
            RowNeighbours near = RowNeighbours.of(grown.rows(), part, part, k, metric, grown.work());
            var inside = new GrownClass(
                    grown.rows(), grown.index(), part, upTo - done, grown.work().step("cluster " + c));
            made.add(inside.between(part, near, upTo - done, 1));
            done = Math.max(done, upTo);
        }
        return made;
    }

    private double sparsity(GrownClass grown, int[] part) {
        int width = grown.rows().features().columns();
        double[] numbers = grown.rows().features().numbers(part);
        double sum = 0;
        for (int i = 0; i < part.length; i++) {
            if ((i & 255) == 0) {
                grown.work().pause().run();
            }
            double ofRow = 0;
            for (int j = 0; j < i; j++) {
                double square = 0;
                for (int c = 0; c < width; c++) {
                    double difference = numbers[i * width + c] - numbers[j * width + c];
                    square += difference * difference;
                }
                ofRow += Math.sqrt(square);
            }
            sum += ofRow;
        }
        double n = part.length;
        double mean = sum / (n * (n - 1) / 2);
        Double given = config.densityExponent();
        double exponent = given != null ? given : StrictMath.pow(StrictMath.log(n) / StrictMath.log(1.6), 1.8) * 0.16;
        return StrictMath.pow(mean, exponent) / n;
    }
}
