package io.labelwright.platforms.toloka;

import io.labelwright.files.text.Encodings;
import io.labelwright.platforms.record.Reading;
import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.InputPath;
import io.labelwright.spi.describe.Optional;
import org.jspecify.annotations.Nullable;

/** Keys of {@code import/toloka}. */
public record TolokaImportConfig(
        @Doc(
                "The assignments of a pool, TSV; data compressed with gzip or zstd is unpacked. TSV can't show that it was cut off "
                        + "between two rows or inside its last cell.")
        @InputPath
        String path,

        @Doc("IANA name of the character encoding.") @Default("utf-8")
        String encoding,

        @Doc("The output field whose values are the labels: NAME of OUTPUT:NAME and GOLDEN:NAME. Needed when there are "
                + "several.")
        @Optional
        @Nullable
        String answer,

        @Doc("What the labels are: class, classes (JSON arrays), text, or auto: what the values suggest.")
        @Default("auto")
        Reading as,

        @Doc(
                "The column with the item's id: INPUT:NAME of an id of your own, or ASSIGNMENT:task_id; not given: INPUT:id, "
                        + "else ASSIGNMENT:task_id, else the only INPUT column.")
        @Optional
        @Nullable
        String itemId,

        @Doc("What becomes of rejected assignments: skip keeps them as answers that don't count, reject makes them bad "
                + "rows, answer lets them count.")
        @Default("skip")
        Rejected rejected,

        @Inline ImportMapping mapping) {

    /** Policy for rejected assignments. */
    public enum Rejected {
        SKIP,
        REJECT,
        ANSWER
    }

    /** Refuses what no pool has. */
    public TolokaImportConfig {
        Encodings.named(encoding);
        if (as == Reading.SPANS || as == Reading.BOXES) {
            throw new IllegalArgumentException("as: is none of auto, class, classes, text");
        }
    }
}
