package io.labelwright.features.tfidf;

import java.util.Arrays;

/**
 * Counts of columns that terms share by their hash, the one that scikit-learn uses for it: MurmurHash3 of 32 bits, as a
 * number with a sign, of which the amount counts. The name of a column is its number, with zeros before it so that all
 * are equally long.
 */
final class HashedCounts implements TermCounts {

    private final int[] texts;
    private final int[] lastItem;

    HashedCounts(int columns) {
        this.texts = new int[columns];
        this.lastItem = new int[columns];
        Arrays.fill(lastItem, -1);
    }

    private static int column(String term, int columns) {
        int hash = MurmurHash3.of(term);
        // The least int has no amount; scikit-learn's answer for it.
        return hash == Integer.MIN_VALUE ? (Integer.MAX_VALUE - (columns - 1)) % columns : Math.abs(hash) % columns;
    }

    @Override
    public void add(int item, String term) {
        int column = column(term, texts.length);
        if (lastItem[column] != item) {
            lastItem[column] = item;
            texts[column]++;
        }
    }

    @Override
    public void merge(TermCounts other) {
        int[] more = ((HashedCounts) other).texts;
        for (int c = 0; c < texts.length; c++) {
            texts[c] += more[c];
        }
    }

    @Override
    public Terms terms(TfidfConfig config, int all) {
        int digits = Integer.toString(texts.length - 1).length();
        var weights = new double[texts.length];
        Arrays.setAll(weights, c -> TermCounts.weight(config, all, texts[c]));
        return new HashedTerms(weights, digits);
    }

    @SuppressWarnings("ArrayRecordComponent") // read only, seen by this class alone
    private record HashedTerms(double[] weights, int digits) implements Terms {

        @Override
        public int size() {
            return weights.length;
        }

        @Override
        public int column(String term) {
            return HashedCounts.column(term, weights.length);
        }

        @Override
        public String name(int column) {
            String number = Integer.toString(column);
            return "0".repeat(digits - number.length()) + number;
        }

        @Override
        public double weight(int column) {
            return weights[column];
        }
    }
}
