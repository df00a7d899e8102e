package io.labelwright.consensus.labelmodel;

/** Whether labeling functions are looked at for others that err with them. */
public enum DependencyMode {
    /** Only those that the workflow names depend on each other. */
    NONE,

    /** Also those whose answers go together more than the truth explains. */
    DETECT
}
