package io.labelwright.taxonomy.map;

/** What becomes of a class that the map does not name. */
public enum Unmapped {
    /** The stage fails and names it. */
    ERROR,
    /** It stays where it is a class of the workflow; any other fails the stage. */
    KEEP,
    /** It becomes none. */
    DROP
}
