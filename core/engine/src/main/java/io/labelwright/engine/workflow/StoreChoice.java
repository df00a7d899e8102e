package io.labelwright.engine.workflow;

import io.labelwright.spi.problem.Place;
import org.jspecify.annotations.Nullable;

/**
 * Where the workflow wants its store.
 *
 * @param files folder as written; null for the default
 * @param database address of a database on a server; null for one in the folder
 * @param user name for the database; null when not given
 * @param password for the database; null when not given
 * @param place where the folder is named; null when it is not
 */
public record StoreChoice(
        @Nullable String files,
        @Nullable String database,
        @Nullable String user,
        @Nullable String password,
        @Nullable Place place) {

    /** Without what may be secret. */
    @Override
    public String toString() {
        return "StoreChoice[files=" + files + "]";
    }
}
