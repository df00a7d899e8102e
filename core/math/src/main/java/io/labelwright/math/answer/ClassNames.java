package io.labelwright.math.answer;

import io.labelwright.spi.file.StageFile;
import io.labelwright.spi.problem.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model calls its classes, in the order of its numbers.
 *
 * @param names the classes
 * @param from who says so, for messages
 * @param file the file in which they stand, one a line; null when they stand in none
 */
public record ClassNames(
        List<String> names, String from, @Nullable String file) {

    private static final int MOST_BYTES = 1 << 20;

    public ClassNames {
        names = List.copyOf(names);
    }

    /** The lines of a file; blank ones at its end are none. */
    public static ClassNames of(StageFile file) throws IOException {
        List<String> names = new ArrayList<>();
        try (InputStream in = file.open()) {
            new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .forEach(names::add);
        }
        while (!names.isEmpty() && names.get(names.size() - 1).isBlank()) {
            names.remove(names.size() - 1);
        }
        return new ClassNames(names, "'" + file.name() + "'", file.name());
    }

    /** Where a class stands; null when that is no file. */
    public @Nullable Place place(int number) {
        return file == null ? null : new Place(file, number + 1, 0);
    }
}
