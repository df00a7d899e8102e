package io.labelwright.vision.image;

import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.label.Box;
import io.labelwright.spi.label.LabelText;
import io.labelwright.vision.box.BoxOptions;
import io.labelwright.vision.box.EmptyImages;
import io.labelwright.vision.box.ImageBoxes;
import io.labelwright.vision.box.LabelForm;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Hands images with their labels to a sink, one record an image: {@code id}, {@code item}, {@code label}, fields. */
public final class ImageRecords {

    private final RecordSink sink;
    private final BoxOptions options;
    private final int id;
    private final int item;
    private final int label;
    private final int image;
    private boolean refused;

    public ImageRecords(RecordSink sink, BoxOptions options) {
        this.sink = sink;
        this.options = options;
        this.id = sink.column("id");
        this.item = sink.column("item");
        this.label = sink.column("label");
        this.image = sink.column(Fields.IMAGE);
    }

    /**
     * Begins an image.
     *
     * @param itemId the item's id
     * @param file the image's file; empty when there is none
     */
    public void begin(String itemId, String file) {
        sink.field(id, itemId);
        sink.field(item, itemId);
        field(image, file);
    }

    /** Sets a field of the image; empty: none. */
    public void field(String name, String value) {
        if (!value.isEmpty()) {
            sink.field(sink.column(name), value);
        }
    }

    private void field(int column, String value) {
        if (!value.isEmpty()) {
            sink.field(column, value);
        }
    }

    /**
     * Refuses something in the image that is begun next; not after {@link #begin}, whose fields would be lost. An image
     * of which nothing else is left has no label then: an empty one would say that there is nothing in it.
     */
    public void refuse(long line, String reason, String text) {
        sink.bad(line, 0, reason, text);
        refused = true;
    }

    private boolean unlabelled(boolean empty) {
        boolean none = empty && (refused || options.emptyImages() == EmptyImages.UNLABELLED);
        refused = false;
        return none;
    }

    /** Ends the image, labelled by its boxes. */
    public void end(long line, ImageBoxes boxes) {
        if (boxes.clipped() > 0) {
            field(Fields.CLIPPED, Integer.toString(boxes.clipped()));
        }
        if (options.as() == LabelForm.BOXES && unlabelled(boxes.boxes().isEmpty())) {
            sink.end(line);
        } else if (options.as() == LabelForm.BOXES) {
            sink.field(label, LabelText.boxes(boxes.boxes()));
            sink.end(line);
        } else {
            Set<String> names = new LinkedHashSet<>();
            for (Box box : boxes.boxes()) {
                names.add(box.label());
            }
            end(line, names);
        }
    }

    /** Ends the image, labelled by the names of classes. */
    public void end(long line, Collection<String> classes) {
        Set<String> names = new LinkedHashSet<>(classes);
        if (unlabelled(names.isEmpty())) {
            sink.end(line);
        } else if (options.as() == LabelForm.CLASSES) {
            sink.field(label, LabelText.classes(names));
            sink.end(line);
        } else if (names.size() > 1) {
            sink.bad(line, 0, "the image has several classes, and as: class allows one", String.join(", ", names));
        } else {
            names.forEach(name -> sink.field(label, name));
            sink.end(line);
        }
    }

    /** Ends an image that has no label. */
    public void endUnlabelled(long line) {
        refused = false;
        sink.end(line);
    }
}
