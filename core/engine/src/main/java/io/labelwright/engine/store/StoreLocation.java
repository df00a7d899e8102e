package io.labelwright.engine.store;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a store is: a folder, and beside it a database of a server when the database is not in the folder.
 *
 * @param folder holds the tables
 * @param database address of the database, {@code jdbc:postgresql:...}; null for one in the folder
 * @param user name for the database; null when the address holds it or none is needed
 * @param password for the database; null when the address holds it or none is needed
 */
public record StoreLocation(
        Path folder,
        @Nullable String database,
        @Nullable String user,
        @Nullable String password) {

    /** How an address of a server starts. */
    public static final String POSTGRESQL = "jdbc:postgresql:";

    public StoreLocation {
        if (database != null && !database.startsWith(POSTGRESQL)) {
            throw new LabelingException(
                    StandardError.STORE,
                    null,
                    "the address of the store's database does not start with " + POSTGRESQL,
                    "for example database: jdbc:postgresql://host/name; without 'database' it is in the folder");
        }
    }

    /** A store whose database is in its folder. */
    public static StoreLocation of(Path folder) {
        return new StoreLocation(folder, null, null, null);
    }

    /** Without the address, which may hold a password. */
    @Override
    public String toString() {
        return database == null ? folder.toString() : folder + " with a database of PostgreSQL";
    }
}
