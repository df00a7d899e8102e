package io.labelwright.engine.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How many objects there are and what they take. Nothing keeps this beside the files themselves, so each of what may be
 * millions is looked at: in no order, and in several folders at once.
 *
 * @param objects their number
 * @param bytes the sum of their sizes
 */
record ObjectCount(long objects, long bytes) {

    private static final int NAME_IN_FOLDER = 62;

    /** Counts below the folder of objects. */
    static ObjectCount of(Path folder) throws IOException {
        List<Path> prefixes = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, Files::isDirectory)) {
            stream.forEach(prefixes::add);
        }
        try {
            return prefixes.parallelStream()
                    .map(ObjectCount::inFolder)
                    .reduce(new ObjectCount(0, 0), ObjectCount::plus);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private ObjectCount plus(ObjectCount other) {
        return new ObjectCount(objects + other.objects, bytes + other.bytes);
    }

    private static ObjectCount inFolder(Path folder) {
        long objects = 0;
        long bytes = 0;
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path file : stream) {
                if (isObject(String.valueOf(file.getFileName()))) {
                    bytes += size(file);
                    objects++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ObjectCount(objects, bytes);
    }

    /** Gone meanwhile is as good as never there. */
    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    private static boolean isObject(String name) {
        boolean hex = name.length() == NAME_IN_FOLDER;
        for (int i = 0; hex && i < NAME_IN_FOLDER; i++) {
            char c = name.charAt(i);
            hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
        return hex;
    }
}
