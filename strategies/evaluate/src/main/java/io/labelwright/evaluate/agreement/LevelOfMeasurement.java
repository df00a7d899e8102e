package io.labelwright.evaluate.agreement;

import io.labelwright.spi.label.Task;

/** What two different classes have between them: the choice of Krippendorff's difference function. */
public enum LevelOfMeasurement {
    /** Names only: two classes are the same or they differ. */
    NOMINAL,
    /** Ranks: classes differ by how many answers lie between them. */
    ORDINAL,
    /** Numbers whose differences mean something. */
    INTERVAL,
    /** Numbers from 0 up whose ratios mean something. */
    RATIO;

    /** What is meant when nothing is said. */
    static LevelOfMeasurement of(Task task) {
        return task == Task.ORDINAL ? ORDINAL : NOMINAL;
    }

    /** Whether the classes must be numbers. */
    boolean numeric() {
        return this == INTERVAL || this == RATIO;
    }
}
