package io.labelwright.spi.consensus;

/** Which labels of the stages before a stage may replace. */
public enum Overwrite {
    /** Labels given by people stay. */
    OPEN,
    /** Labels given by people are replaced too. */
    ALL
}
