package io.labelwright.engine.store;

import io.labelwright.engine.store.file.Sha256;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** All objects of a store, one folder after the other. */
final class ObjectWalk {

    private ObjectWalk() {}

    /** Takes an object. */
    @FunctionalInterface
    interface Taker {
        void take(String sha256, Path file) throws IOException;
    }

    /** Hands over every object, sorted; what has another name goes to the second one. */
    static void each(Path objects, Taker object, Taker stranger) throws IOException {
        for (Path prefix : list(objects)) {
            if (!Files.isDirectory(prefix)) {
                stranger.take("", prefix);
                continue;
            }
            for (Path file : list(prefix)) {
                String name = String.valueOf(prefix.getFileName()) + file.getFileName();
                boolean hash = true;
                try {
                    Sha256.checked(name);
                } catch (IllegalArgumentException e) {
                    hash = false;
                }
                (hash ? object : stranger).take(name, file);
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        var files = new ArrayList<Path>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(files::add);
        }
        Collections.sort(files);
        return files;
    }
}
