package io.labelwright.engine.store.database;

/** When a committed change survives a power loss; a kill it survives in either case. */
public enum Durability {

    /** When the commit returns. */
    NOW,

    /** With the next change that is durable at once. For what a run can do without. */
    LATER
}
