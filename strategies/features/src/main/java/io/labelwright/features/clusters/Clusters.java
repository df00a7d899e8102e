package io.labelwright.features.clusters;

import io.labelwright.math.cluster.KMeans;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.feature.FeatureSet;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The cluster of each item that has a row in a set of dense numbers, by k-means, and how far it is from the centre.
 * Clusters are numbered by size, {@code 1} is the largest; of equals by their first item. Cost O(rounds * items * k *
 * columns).
 */
final class Clusters implements Strategy {

    /** The metric that says how many items a cluster has. */
    static final String SIZE = "cluster_size";

    /** The metric whose rows name the items next to a centre, with their distance. */
    static final String TYPICAL = "typical_item";

    private final ClustersConfig config;

    Clusters(ClustersConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        FeatureSet set = FeatureSet.of(in, config.features());
        set.requireDense("clusters");
        int[] items = IntStream.range(0, in.items().size()).filter(set::has).toArray();
        int dimensions = set.numeric().length;
        double[] points = set.numbers(items);
        refuseMissing(in, set, items, points);
        context.checkCancelled();
        int[] cluster = items.length == 0
                ? new int[0]
                : KMeans.clusters(
                        points,
                        dimensions,
                        config.k(),
                        config.maxIterations(),
                        SeededRandom.of(context.seed()).stream("clusters"),
                        context::checkCancelled);
        int[] sizes = numberBySize(cluster);
        double[] distance = distances(points, dimensions, cluster, sizes);
        write(out, items, cluster, distance);
        describe(in, out, context.stage(), items, cluster, distance, sizes);
        double spread = 0;
        for (double d : distance) {
            spread += d * d / distance.length;
        }
        out.fact("clusters", sizes.length);
        out.fact("mean_squared_distance", spread);
        out.fact("items_without_features", (double) (in.items().size() - items.length));
    }

    private static void refuseMissing(Inputs in, FeatureSet set, int[] items, double[] points) {
        int[] numeric = set.numeric();
        for (int p = 0; p < points.length; p++) {
            if (Double.isNaN(points[p])) {
                throw set.missingNumber(in.items().ids().get(items[p / numeric.length]), numeric[p % numeric.length]);
            }
        }
    }

    /** Numbers clusters anew, from 0, the largest first; per cluster its size. */
    private static int[] numberBySize(int[] cluster) {
        int found = Arrays.stream(cluster).max().orElse(-1) + 1;
        var sizes = new int[found];
        var first = new int[found];
        for (int i = cluster.length - 1; i >= 0; i--) {
            sizes[cluster[i]]++;
            first[cluster[i]] = i;
        }
        int[] order = IntStream.range(0, found)
                .filter(c -> sizes[c] > 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer c) -> -sizes[c]).thenComparingInt(c -> first[c]))
                .mapToInt(Integer::intValue)
                .toArray();
        var number = new int[found];
        for (int n = 0; n < order.length; n++) {
            number[order[n]] = n;
        }
        Arrays.setAll(cluster, i -> number[cluster[i]]);
        return Arrays.stream(order).map(c -> sizes[c]).toArray();
    }

    private static double[] distances(double[] points, int dimensions, int[] cluster, int[] sizes) {
        var centres = new double[sizes.length * dimensions];
        for (int p = 0; p < points.length; p++) {
            int c = cluster[p / dimensions];
            centres[c * dimensions + p % dimensions] += points[p] / sizes[c];
        }
        var distance = new double[cluster.length];
        for (int i = 0; i < distance.length; i++) {
            double sum = 0;
            for (int d = 0; d < dimensions; d++) {
                double difference = points[i * dimensions + d] - centres[cluster[i] * dimensions + d];
                sum += difference * difference;
            }
            distance[i] = Math.sqrt(sum);
        }
        return distance;
    }

    private static void write(Outputs out, int[] items, int[] cluster, double[] distance) {
        TableBuilder rows =
                out.builder(TableKind.FEATURES, List.of(ColumnSpec.named("cluster"), ColumnSpec.number("distance")));
        int first = TableKind.FEATURES.columns().size();
        for (int i = 0; i < items.length; i++) {
            rows.code(0, items[i])
                    .text(first, name(cluster[i]))
                    .number(first + 1, distance[i])
                    .end();
        }
        out.write(rows.build());
    }

    /** Per cluster a row with its size, and one for each of its typical items. */
    private void describe(
            Inputs in, Outputs out, String stage, int[] items, int[] cluster, double[] distance, int[] sizes) {
        TableBuilder rows = out.builder(TableKind.METRICS);
        int[] byDistance = IntStream.range(0, items.length)
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> cluster[i])
                        .thenComparingDouble(i -> distance[i])
                        .thenComparing(i -> in.items().ids().get(items[i])))
                .mapToInt(Integer::intValue)
                .toArray();
        int at = 0;
        for (int c = 0; c < sizes.length; c++) {
            row(rows, stage, stage, SIZE, c, sizes[c]);
            for (int t = 0; t < Math.min(config.typical(), sizes[c]); t++) {
                int i = byDistance[at + t];
                row(rows, stage, in.items().ids().get(items[i]), TYPICAL, c, distance[i]);
            }
            at += sizes[c];
        }
        out.write(rows.build());
    }

    private static void row(TableBuilder rows, String stage, String of, String metric, int cluster, double value) {
        rows.text(TableKind.METRICS.column("stage"), stage)
                .text(TableKind.METRICS.column("of"), of)
                .text(TableKind.METRICS.column("metric"), metric)
                .text(TableKind.METRICS.column("slice"), "cluster " + name(cluster))
                .number(TableKind.METRICS.column("value"), value)
                .end();
    }

    private static String name(int cluster) {
        return Integer.toString(cluster + 1);
    }
}
