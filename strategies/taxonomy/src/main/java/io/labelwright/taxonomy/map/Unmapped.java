package io.labelwright.taxonomy.map;

/** What becomes of a class of the workflow that the map does not name. */
public enum Unmapped {
    /** The stage fails and names it. */
    ERROR,
    /** It stays. */
    KEEP
}
