package io.labelwright.features.tfidf;

import io.labelwright.math.function.PortableLog;

/** How often terms occur, and in how many texts. For one thread; what several have counted is merged in any order. */
interface TermCounts {

    /**
     * Counts a term.
     *
     * @param item the item that has it; all terms of an item come one after the other
     */
    void add(int item, String term);

    /** Adds what another thread has counted in other items. */
    void merge(TermCounts other);

    /**
     * The terms that become columns.
     *
     * @param texts how many items were counted
     */
    Terms terms(TfidfConfig config, int texts);

    /** New counts of the kind that a config asks for. */
    static TermCounts of(TfidfConfig config) {
        return config.hashing() > 0 ? new HashedCounts(config.hashing()) : new VocabularyCounts();
    }

    /**
     * Inverse document frequency. A term that no text has weighs nothing, unless smoothed.
     *
     * @param texts how many there are
     * @param with how many of them have the term
     */
    static double weight(TfidfConfig config, int texts, int with) {
        if (!config.useIdf()) {
            return 1;
        }
        int more = config.smoothIdf() ? 1 : 0;
        return with + more == 0 ? 0 : PortableLog.log((texts + more) / (double) (with + more)) + 1;
    }
}
