package io.labelwright.consensus.lightweight;

/** In which order items are looked at. */
public enum Order {
    /** Shuffled by the seed and the items' ids, so that the order of rows changes nothing. */
    SHUFFLED,
    /** As they were imported: the method as it runs on a stream. */
    GIVEN
}
