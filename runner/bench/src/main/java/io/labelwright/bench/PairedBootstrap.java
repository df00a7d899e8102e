package io.labelwright.bench;

import io.labelwright.math.random.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * 95 % intervals of the differences between methods that were judged on the same items of several sets. Each resample
 * draws the items of every set anew, with replacement, and the same ones for all methods; what it gives is the mean
 * over the sets of a method's mean. Sets are not drawn: the intervals say what other items of these sets would give,
 * not what other sets would.
 */
final class PairedBootstrap {

    private static final double TAIL = 0.025;

    private final int resamples;
    private final Map<String, double[]> means;

    private PairedBootstrap(int resamples, Map<String, double[]> means) {
        this.resamples = resamples;
        this.means = means;
    }

    /** The bounds of an interval. */
    record Interval(double low, double high) {}

    /**
     * Draws.
     *
     * @param scores per method and set the scores of all items; the items of a set are the same for all methods
     * @param resamples how often to draw
     */
    static PairedBootstrap of(Map<String, List<double[]>> scores, int resamples, long seed) {
        Map<String, double[]> means = new HashMap<>();
        scores.keySet().forEach(method -> means.put(method, new double[resamples]));
        int sets = scores.values().iterator().next().size();
        SeededRandom random = SeededRandom.of(seed).stream("paired-bootstrap");
        for (int set = 0; set < sets; set++) {
            int items = items(scores, set);
            SeededRandom ofSet = random.stream(set);
            for (int resample = 0; resample < resamples; resample++) {
                var times = new int[items];
                for (int draw = 0; draw < items; draw++) {
                    times[ofSet.below(items, resample, draw)]++;
                }
                for (var entry : scores.entrySet()) {
                    double mean = mean(entry.getValue().get(set), times) / sets;
                    of(means, entry.getKey())[resample] += mean;
                }
            }
        }
        return new PairedBootstrap(resamples, means);
    }

    private static int items(Map<String, List<double[]>> scores, int set) {
        List<Integer> sizes = new ArrayList<>();
        scores.values().forEach(ofMethod -> sizes.add(ofMethod.get(set).length));
        if (sizes.stream().distinct().count() != 1) {
            throw new IllegalArgumentException("methods were judged on different items of set " + set + ": " + sizes);
        }
        return sizes.get(0);
    }

    private static double mean(double[] scores, int[] times) {
        double sum = 0;
        for (int item = 0; item < scores.length; item++) {
            sum += times[item] * scores[item];
        }
        return sum / scores.length;
    }

    /** Of the first method's mean less the second's, in the unit of the scores. */
    Interval difference(String method, String other) {
        double[] first = of(means, method);
        double[] second = of(means, other);
        var differences = new double[resamples];
        for (int resample = 0; resample < resamples; resample++) {
            differences[resample] = first[resample] - second[resample];
        }
        Arrays.sort(differences);
        int cut = (int) (TAIL * resamples);
        return new Interval(differences[cut], differences[resamples - 1 - cut]);
    }

    private static double[] of(Map<String, double[]> means, String method) {
        double[] found = means.get(method);
        if (found == null) {
            throw new IllegalArgumentException("no scores of '" + method + "', only of " + means.keySet());
        }
        return found;
    }
}
