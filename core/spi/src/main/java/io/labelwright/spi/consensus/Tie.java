package io.labelwright.spi.consensus;

/** What happens when several classes are equally good. */
public enum Tie {
    /** The item stays open. */
    UNRESOLVED,
    /** The class with the greatest prior wins; open if these tie too. */
    PRIOR,
    /** The class that comes first in the workflow's list wins. */
    FIRST_CLASS
}
