package io.labelwright.split.part;

/** Which labels are to be spread evenly. */
public enum LabelsFrom {
    LABELS,
    GOLD
}
