package io.labelwright.select.choice;

import io.labelwright.math.cluster.KMeans;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.feature.FeatureSet;
import io.labelwright.spi.kernel.Selection;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Those of the first items that are not alike: k-means puts the candidates into as many clusters as items are wanted,
 * and the first of each is taken, in their order. Where there are fewer clusters the first of the others fill up. An
 * item without a value in a column takes the mean of the candidates that have one. After Zhdanov 2019 (Diverse
 * mini-batch Active Learning), which takes the item next to the centre of each cluster instead of the first one.
 */
final class Distinct {

    private static final int ITERATIONS = 25;

    /** Places in the selection, and how many candidates each stands for; 0 for one of which no other is known. */
    private final int[] places;

    private final int[] alike;

    private Distinct(int[] places, int[] alike) {
        this.places = places;
        this.alike = alike;
    }

    /** Everything that was selected. */
    static Distinct all(Selection selected) {
        int[] places = new int[selected.size()];
        Arrays.setAll(places, place -> place);
        return new Distinct(places, new int[places.length]);
    }

    /** At most so many of what was selected. */
    static Distinct of(
            Selection selected, int most, @Nullable String set, Inputs in, Outputs out, StageContext context) {
        if (selected.size() == 0) {
            return all(selected);
        }
        FeatureSet features = FeatureSet.of(in, set);
        int[] numeric = features.numeric();
        if (numeric.length == 0) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    null,
                    "the set of features '" + features.name()
                            + "' has no numeric column, so it can't say what is alike",
                    "name another set, or leave diversify out");
        }
        var items = new int[selected.size()];
        Arrays.setAll(items, selected::item);
        long without = Arrays.stream(items).filter(item -> !features.has(item)).count();
        if (without > 0) {
            out.report(Problem.warning(
                    StandardError.EMPTY_DATA,
                    null,
                    without + " of " + items.length + " candidates have no features in the set '" + features.name()
                            + "' and count as average",
                    null));
        }
        if (items.length <= most) {
            return all(selected);
        }
        double[] points = features.numbers(items);
        fill(points, numeric.length);
        var random = SeededRandom.of(context.seed()).stream("clusters");
        int[] cluster = KMeans.clusters(points, numeric.length, most, ITERATIONS, random, context::checkCancelled);
        return firstOfEach(cluster, most);
    }

    /** Puts means where numbers are missing. */
    private static void fill(double[] points, int columns) {
        for (int c = 0; c < columns; c++) {
            double sum = 0;
            int known = 0;
            for (int i = c; i < points.length; i += columns) {
                if (!Double.isNaN(points[i])) {
                    sum += points[i];
                    known++;
                }
            }
            double mean = known == 0 ? 0 : sum / known;
            for (int i = c; i < points.length; i += columns) {
                points[i] = Double.isNaN(points[i]) ? mean : points[i];
            }
        }
    }

    private static Distinct firstOfEach(int[] cluster, int most) {
        var size = new int[most];
        for (int c : cluster) {
            size[c]++;
        }
        var taken = new boolean[most];
        var chosen = new boolean[cluster.length];
        int count = 0;
        for (int place = 0; place < cluster.length; place++) {
            if (!taken[cluster[place]]) {
                taken[cluster[place]] = true;
                chosen[place] = true;
                count++;
            }
        }
        for (int place = 0; place < cluster.length && count < most; place++) {
            if (!chosen[place]) {
                chosen[place] = true;
                count++;
            }
        }
        var places = new int[count];
        var alike = new int[count];
        int at = 0;
        for (int place = 0; place < cluster.length; place++) {
            if (chosen[place]) {
                places[at] = place;
                alike[at++] = size[cluster[place]];
            }
        }
        return new Distinct(places, alike);
    }

    int size() {
        return places.length;
    }

    /** Place in the selection of the n-th item. */
    int place(int n) {
        return places[n];
    }

    /** What to add to the reason of the n-th item. */
    String reason(int n) {
        return alike[n] > 1 ? "; one of " + alike[n] + " that are alike" : "";
    }
}
