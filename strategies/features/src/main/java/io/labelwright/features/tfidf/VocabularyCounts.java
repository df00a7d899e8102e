package io.labelwright.features.tfidf;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts of each term. Some 150 bytes for each different one. */
final class VocabularyCounts implements TermCounts {

    private static final class Count {
        private long occurrences;
        private int texts;
        private int lastItem = -1;
    }

    private final Map<String, Count> counts = new HashMap<>();

    @Override
    public void add(int item, String term) {
        Count count = counts.computeIfAbsent(term, key -> new Count());
        count.occurrences++;
        if (count.lastItem != item) {
            count.lastItem = item;
            count.texts++;
        }
    }

    @Override
    public void merge(TermCounts other) {
        ((VocabularyCounts) other).counts.forEach((term, more) -> {
            Count count = counts.putIfAbsent(term, more);
            if (count != null) {
                count.occurrences += more.occurrences;
                count.texts += more.texts;
            }
        });
    }

    @Override
    public Terms terms(TfidfConfig config, int texts) {
        double most = config.maxDf() * texts;
        if (texts > 0 && most < config.minDf()) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    null,
                    "max_df leaves out terms that more than " + (long) most + " of " + texts
                            + " texts have, min_df those that fewer than " + config.minDf() + " have: none is left",
                    "lower min_df or raise max_df");
        }
        List<Map.Entry<String, Count>> kept = counts.entrySet().stream()
                .filter(term -> term.getValue().texts >= config.minDf() && term.getValue().texts <= most)
                .toList();
        if (config.maxFeatures() != null && kept.size() > config.maxFeatures()) {
            kept = kept.stream()
                    .sorted(Comparator.comparingLong((Map.Entry<String, Count> term) -> -term.getValue().occurrences)
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(config.maxFeatures())
                    .toList();
        }
        kept = kept.stream().sorted(Map.Entry.comparingByKey()).toList();
        var names = new String[kept.size()];
        var weights = new double[names.length];
        var columns = new HashMap<String, Integer>(2 * names.length);
        for (int c = 0; c < names.length; c++) {
            names[c] = kept.get(c).getKey();
            weights[c] = TermCounts.weight(config, texts, kept.get(c).getValue().texts);
            columns.put(names[c], c);
        }
        return new Vocabulary(names, weights, columns);
    }

    @SuppressWarnings("ArrayRecordComponent") // read only, seen by this class alone
    private record Vocabulary(String[] names, double[] weights, Map<String, Integer> columns) implements Terms {

        @Override
        public int size() {
            return names.length;
        }

        @Override
        public int column(String term) {
            return columns.getOrDefault(term, -1);
        }

        @Override
        public String name(int column) {
            return names[column];
        }

        @Override
        public double weight(int column) {
            return weights[column];
        }
    }
}
