package io.labelwright.vision.image;

import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.label.Box;
import io.labelwright.spi.label.LabelText;
import io.labelwright.vision.box.BoxOptions;
import io.labelwright.vision.box.EmptyImages;
import io.labelwright.vision.box.ImageBoxes;
import io.labelwright.vision.box.LabelForm;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Hands images with their labels to a sink, one record an image: {@code id}, {@code item}, {@code label}, fields. An
 * image of which something is refused has no label: one that silently lacks an object is worse than none.
 */
public final class ImageRecords {

    /** Why an image has no label that is one class. */
    public static final String SEVERAL = "the image has several classes, and as: class allows one; it has no label";

    private static final String WITHOUT = "; without it the image has no label";

    private final RecordSink sink;
    private final BoxOptions options;
    /** Those of the image at hand, which a refusal must not forget. */
    private final Map<Integer, String> fields = new LinkedHashMap<>();

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

    /** What is told about something in an image that is refused. */
    public static String reason(String problem) {
        return problem + WITHOUT;
    }

    /**
     * Begins an image.
     *
     * @param itemId the item's id
     * @param file the image's file; empty when there is none
     */
    public void begin(String itemId, String file) {
        fields.clear();
        field(id, itemId);
        field(item, itemId);
        field(image, file);
    }

    /** Sets a field of the image; empty: none. */
    public void field(String name, String value) {
        if (!value.isEmpty()) {
            fields.put(sink.column(name), value);
        }
    }

    private void field(int column, String value) {
        if (!value.isEmpty()) {
            fields.put(column, value);
        }
    }

    /** Refuses something in the image at hand or, before {@link #begin}, in the next one; it has no label then. */
    public void refuse(long line, String problem, String text) {
        sink.bad(line, 0, reason(problem), text);
        refused = true;
    }

    private boolean unlabelled(boolean empty) {
        return refused || (empty && options.emptyImages() == EmptyImages.UNLABELLED);
    }

    private void end(long line) {
        fields.forEach(sink::field);
        fields.clear();
        refused = false;
        sink.end(line);
    }

    /** Ends the image, labelled by its boxes. */
    public void end(long line, ImageBoxes boxes) {
        if (boxes.clipped() > 0) {
            field(Fields.CLIPPED, Integer.toString(boxes.clipped()));
        }
        if (options.as() == LabelForm.BOXES) {
            if (!unlabelled(boxes.boxes().isEmpty())) {
                field(label, LabelText.boxes(boxes.boxes()));
            }
            end(line);
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
        boolean unlabelled = unlabelled(names.isEmpty());
        if (!unlabelled && options.as() == LabelForm.CLASSES) {
            field(label, LabelText.classes(names));
        } else if (!unlabelled && names.size() > 1) {
            sink.bad(line, 0, SEVERAL, String.join(", ", names));
        } else if (!unlabelled) {
            names.forEach(name -> field(label, name));
        }
        end(line);
    }

    /** Ends an image that has no label. */
    public void endUnlabelled(long line) {
        end(line);
    }
}
