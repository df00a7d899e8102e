package io.labelwright.engine.store.database;

/** Told of each row whose checksum is wrong, after it was taken out of its table. */
@FunctionalInterface
public interface Damage {

    /**
     * A damaged row was found.
     *
     * @param what what it was, for example {@code stage}
     * @param name its name in its table
     * @param content what it held
     */
    void found(String what, String name, String content);
}
