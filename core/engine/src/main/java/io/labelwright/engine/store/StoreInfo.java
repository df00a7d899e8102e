package io.labelwright.engine.store;

import io.labelwright.engine.store.file.FileProblems;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a store holds, in figures.
 *
 * @param folder its folder
 * @param format format of the folder
 * @param database kind of its database, {@code sqlite} or {@code postgresql}
 * @param place where the database is
 * @param schema version of the tables in it
 * @param databaseBytes how many bytes it takes
 * @param objects how many objects there are
 * @param objectBytes how many bytes these take
 * @param records records of stages
 * @param runs records of runs
 * @param answers answers of people
 * @param checkpoints stages that are on their way, or were when their run ended
 * @param setAside how many damaged things were set aside
 * @param owner who runs on it now; null when nobody does
 */
public record StoreInfo(
        Path folder,
        int format,
        String database,
        String place,
        int schema,
        long databaseBytes,
        long objects,
        long objectBytes,
        long records,
        long runs,
        long answers,
        long checkpoints,
        long setAside,
        @Nullable StoreOwner owner) {

    /** Counts what is in a store. */
    public static StoreInfo of(Store store) {
        ObjectCount objects;
        long setAside = 0;
        try {
            objects = ObjectCount.of(store.folder().objects());
            try (DirectoryStream<Path> files =
                    Files.newDirectoryStream(store.folder().setAside())) {
                for (Path file : files) {
                    setAside += Files.isRegularFile(file) ? 1 : 0;
                }
            }
        } catch (IOException e) {
            throw FileProblems.of(StandardError.STORE, "read the store", store.root(), e);
        }
        StoreOwner owner = store.owner().filter(store::isAlive).orElse(null);
        return new StoreInfo(
                store.root(),
                StoreFolder.FORMAT,
                store.database().kind(),
                store.database().place(),
                store.database().version(),
                store.database().bytes(),
                objects.objects(),
                objects.bytes(),
                store.database().stages().count(),
                store.runs().ids().size(),
                store.answers().count(),
                store.checkpoints().keys().size(),
                setAside,
                owner);
    }
}
