package io.labelwright.platforms.labelstudio;

import io.labelwright.spi.label.Task;

/** Types of controls that exports can fill in. */
public enum ControlType {
    /** What the task of the workflow suggests. */
    AUTO,
    CHOICES,
    TAXONOMY,
    RATING,
    NUMBER,
    TEXTAREA,
    LABELS,
    RECTANGLELABELS;

    /** The type for labels of a task. */
    static ControlType of(Task task) {
        return switch (task) {
            case CLASSIFICATION, ORDINAL, MULTI_LABEL, PAIRWISE -> CHOICES;
            case NUMERIC -> NUMBER;
            case SPANS -> LABELS;
            case BOXES -> RECTANGLELABELS;
            case TEXT -> TEXTAREA;
        };
    }
}
