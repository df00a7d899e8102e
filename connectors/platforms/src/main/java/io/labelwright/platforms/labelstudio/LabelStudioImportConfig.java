package io.labelwright.platforms.labelstudio;

import io.labelwright.platforms.record.Offsets;
import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.InputPath;
import io.labelwright.spi.describe.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keys of {@code import/label-studio}. */
public record LabelStudioImportConfig(
        @Doc("The export to read; data compressed with gzip or zstd is unpacked.") @InputPath
        String path,

        @Doc("What was exported: json (tasks), json_min, csv (also TSV), or auto: found out from the file.")
        @Default("auto")
        Form form,

        @Doc("The control (from_name in JSON, key or column in JSON_MIN and CSV) whose results are the labels. "
                + "Needed when the file has results of several.")
        @Optional
        @Nullable
        String control,

        @Doc("What a label is made of: class, classes, number, text, spans, boxes, raw (the results as JSON), or auto: "
                + "choices and taxonomy: class, or classes when anybody chose several; rating and number: number; "
                + "textarea: text; labels: spans; rectanglelabels: boxes.")
        @Default("auto")
        LabelAs as,

        @Doc("What the id of an item is: id, inner_id, data.FIELD or meta.FIELD; auto: data.labelwright_item, which "
                + "export/label-studio writes, else id, else the number of the task in the file from 0.")
        @Default("auto")
        String itemId,

        @Doc("The key of data that holds the text of which spans are parts; not given: the one with the name of the "
                + "control's object (to_name), else the only one that is a text.")
        @Optional
        @Nullable
        String textKey,

        @Doc("What offsets of spans count: code_points, as Label Studio does, or utf16, as other programs write them.")
        @Default("code_points")
        Offsets offsets,

        @Doc("What happens to an answer with a box that reaches beyond the image: reject makes it a bad row, clip cuts "
                + "the box at the edge.")
        @Default("reject")
        Outside outside,

        @Inline ImportMapping mapping) {

    /** Policy for boxes that reach beyond their image. */
    public enum Outside {
        REJECT,
        CLIP
    }

    private static final Pattern ITEM_ID = Pattern.compile("auto|id|inner_id|(data|meta)\\..+", Pattern.DOTALL);

    /** Refuses ids that no task has. */
    public LabelStudioImportConfig {
        if (!ITEM_ID.matcher(itemId).matches()) {
            throw new IllegalArgumentException(
                    "item_id: '" + itemId + "' is none of auto, id, inner_id, data.FIELD, meta.FIELD");
        }
    }
}
