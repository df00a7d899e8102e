package io.labelwright.platforms.mturk;

import io.labelwright.files.text.Encodings;
import io.labelwright.platforms.record.Offsets;
import io.labelwright.platforms.record.Reading;
import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.InputPath;
import io.labelwright.spi.describe.Optional;
import org.jspecify.annotations.Nullable;

/** Keys of {@code import/mturk}. */
public record MturkImportConfig(
        @Doc(
                "The results file of a batch, CSV; data compressed with gzip or zstd is unpacked. CSV can't show that it was cut off "
                        + "between two rows or inside its last cell.")
        @InputPath
        String path,

        @Doc("IANA name of the character encoding.") @Default("utf-8")
        String encoding,

        @Doc("The answer whose values are the labels: NAME of the columns Answer.NAME, Answer.NAME.OPTION, or of the "
                + "JSON in Answer.taskAnswers. Needed when there are several.")
        @Optional
        @Nullable
        String answer,

        @Doc("What the labels are: class, classes, text, spans, boxes, or auto: what the values suggest.")
        @Default("auto")
        Reading as,

        @Doc("The column with the item's id: HITId, or an Input.NAME that is an id of your own.") @Default("HITId")
        String itemId,

        @Doc("The column with the text of which spans are parts.") @Default("Input.text")
        String textColumn,

        @Doc("What offsets of spans count: utf16, as the widgets of MTurk run in a browser, or code_points.")
        @Default("utf16")
        Offsets offsets,

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

    /** Refuses encodings that are none. */
    public MturkImportConfig {
        Encodings.named(encoding);
    }
}
