package io.labelwright.features.tfidf;

/** The terms that have a column, and what they weigh. Columns are ordered by their names. Used by several threads. */
interface Terms {

    /** How many columns there are. */
    int size();

    /** The column of a term; -1 where it has none. */
    int column(String term);

    /** The name of a column. */
    String name(int column);

    /** What one occurrence of a term of the column counts; at least 0. */
    double weight(int column);
}
