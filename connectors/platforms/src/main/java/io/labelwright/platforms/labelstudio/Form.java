package io.labelwright.platforms.labelstudio;

/** What Label Studio exported. */
public enum Form {
    /** Found out from the file. */
    AUTO,
    /** Tasks with all their annotations and predictions. */
    JSON,
    /** An object per annotation, a key per control. */
    JSON_MIN,
    /** A row per annotation, a column per control. */
    CSV
}
