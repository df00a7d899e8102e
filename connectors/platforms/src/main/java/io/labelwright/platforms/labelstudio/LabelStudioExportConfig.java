package io.labelwright.platforms.labelstudio;

import io.labelwright.spi.connect.FormatExportOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.OutputPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys of {@code export/label-studio}. */
public record LabelStudioExportConfig(
        @Doc("The file to write, replaced atomically.") @OutputPath
        String path,

        @Inline FormatExportOptions options,

        @Doc("The name of the control in the labeling interface.") @Default("label")
        String fromName,

        @Doc("The name of the object that the control belongs to; not given: image for boxes, and for items that have "
                + "a field image and no field text; else text.")
        @Optional
        @Nullable
        String toName,

        @Doc("The type of the control: choices, taxonomy, rating, number, textarea, labels, rectanglelabels, or auto: "
                + "the one for the task of the workflow.")
        @Default("auto")
        ControlType type,

        @Doc("What the rows of table: labels become: predictions (model_version is their source, score their "
                + "confidence) or annotations.")
        @Default("predictions")
        LabelsAs labelsAs,

        @Doc("Fields whose texts are JSON and become values of that kind, not texts.") @Default("[]")
        List<String> jsonFields,

        @Doc("The field with the text that spans belong to.") @Default("text")
        String textField,

        @Doc("The field with the width of the image in pixels, which boxes need.") @Default("width")
        String widthField,

        @Doc("The field with the height of the image in pixels, which boxes need.") @Default("height")
        String heightField) {

    /** What rows of labels become. */
    public enum LabelsAs {
        PREDICTIONS,
        ANNOTATIONS
    }

    /** Refuses tables that are no tasks. */
    public LabelStudioExportConfig {
        switch (options.table()) {
            case ITEMS, ANNOTATIONS, LABELS, GOLD, PREDICTIONS -> {}
            default ->
                throw new IllegalArgumentException("table: " + options.table().word()
                        + " is none of items, annotations, labels, gold, predictions");
        }
        jsonFields = List.copyOf(jsonFields);
    }
}
