package io.labelwright.vision.image;

import io.labelwright.spi.label.Box;
import io.labelwright.spi.label.LabelText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An image to be written.
 *
 * @param item the item's id
 * @param file the image's file: the field {@code image}, else the item's id
 * @param width pixels; 0 when not known
 * @param height pixels; 0 when not known
 * @param boxes in the order of the label
 * @param classes names, when the task has no boxes; empty otherwise
 * @param confidence of the label as a whole; NaN when there is none
 * @param note what the annotator wrote; empty when nothing
 * @param fields all other fields of the item that have a value, by name
 */
public record LabelledImage(
        String item,
        String file,
        double width,
        double height,
        List<Box> boxes,
        List<String> classes,
        double confidence,
        String note,
        Map<String, String> fields) {

    /** A field; empty when it has none. */
    public String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** The boxes of a field in the form of a label; none when it holds something else. */
    public Set<Box> boxes(String name) {
        try {
            String text = field(name);
            return text.isEmpty() ? Set.of() : new LinkedHashSet<>(LabelText.boxes(text));
        } catch (IllegalArgumentException e) {
            // An item's own field that happens to have this name.
            return Set.of();
        }
    }
}
