package io.labelwright.consensus.weightedvote;

import io.labelwright.spi.table.Dictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The weights that the workflow gives, by annotator.
 *
 * @param weight NaN where none is given
 * @param unmet names that fit nobody
 */
record GivenWeights(double[] weight, List<String> unmet) {

    static GivenWeights of(Map<String, Double> given, Dictionary annotators) {
        var weight = new double[annotators.size()];
        Arrays.fill(weight, Double.NaN);
        var unmet = new ArrayList<String>();
        for (var entry : given.entrySet()) {
            Pattern pattern = pattern(entry.getKey());
            boolean met = false;
            for (int w = 0; w < weight.length; w++) {
                if (pattern.matcher(annotators.get(w)).matches()) {
                    met = true;
                    if (Double.isNaN(weight[w])) {
                        weight[w] = entry.getValue();
                    }
                }
            }
            if (!met) {
                unmet.add(entry.getKey());
            }
        }
        return new GivenWeights(weight, unmet);
    }

    private static Pattern pattern(String glob) {
        var regex = new StringBuilder();
        glob.codePoints().forEach(c -> {
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(c)));
            }
        });
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /** These weights where they are given, the others where not. */
    double[] over(double[] others) {
        double[] all = others.clone();
        for (int w = 0; w < all.length; w++) {
            if (!Double.isNaN(weight[w])) {
                all[w] = weight[w];
            }
        }
        return all;
    }
}
