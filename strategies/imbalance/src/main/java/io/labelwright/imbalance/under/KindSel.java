package io.labelwright.imbalance.under;

/** When neighbours contradict a row. */
public enum KindSel {
    /** One of another class is enough. */
    ALL,
    /** The most frequent class among them is another one; of equally frequent ones the first counts. */
    MODE
}
