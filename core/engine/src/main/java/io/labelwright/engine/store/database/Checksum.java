package io.labelwright.engine.store.database;

import io.labelwright.engine.store.file.Sha256;
import org.jspecify.annotations.Nullable;

/** Hashes of the fields of a row, by which a changed bit is found. */
final class Checksum {

    private Checksum() {}

    /** The hash of fields in order; a missing one differs from an empty one, and no field can pass for two. */
    static String of(@Nullable Object... fields) {
        var text = new StringBuilder();
        for (Object field : fields) {
            if (field == null) {
                text.append("-\n");
            } else {
                String value = field.toString();
                text.append(value.length()).append(':').append(value).append('\n');
            }
        }
        return Sha256.of(text.toString());
    }
}
