package io.labelwright.evaluate.classification;

/** Which items with gold are judged. */
public enum JudgedItems {
    /** Those that a stage decided: without labels that a person gave, which say nothing about the workflow. */
    DECIDED,
    /** All of them. */
    ALL
}
