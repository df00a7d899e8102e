package io.labelwright.vision.image;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.vision.json.JsonOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The ids of the images of one file that is written, in the order of the images: those that an import has put into the
 * field {@code image_id}, and numbers above them for images without. Two images of one id or name are an error.
 */
public final class ImageIds {

    private final String format;
    private final boolean keep;
    private final Function<LabelledImage, String> names;
    private final List<String> ids = new ArrayList<>();
    private final Map<String, String> itemsById = new HashMap<>();
    private final Map<String, String> itemsByFile = new HashMap<>();

    /**
     * Ids.
     *
     * @param format the id of the export, for messages
     * @param keep whether the field counts; else all are numbered
     * @param first the first number
     * @param names the name of an image, which no other may have
     */
    public ImageIds(
            String format, LabelledImages images, boolean keep, int first, Function<LabelledImage, String> names)
            throws IOException {
        this.format = format;
        this.keep = keep;
        this.names = names;
        images.forEach(this::meet);
        long next = first;
        for (String id : ids) {
            next = JsonOutput.isInteger(id) ? Math.max(next, Long.parseLong(id) + 1) : next;
        }
        for (int i = 0; i < ids.size(); i++) {
            if (ids.get(i).isEmpty()) {
                ids.set(i, Long.toString(next++));
            }
        }
        itemsById.clear();
        itemsByFile.clear();
    }

    private void meet(LabelledImage image) {
        String name = names.apply(image);
        String other = itemsByFile.put(name, image.item());
        if (other != null) {
            throw conflict(other, image, "name '" + name + "'", "give the items other fields 'image'");
        }
        String kept = keep ? image.field(Fields.IMAGE_ID) : "";
        if (!kept.isEmpty()) {
            other = itemsById.put(kept, image.item());
            if (other != null) {
                throw conflict(other, image, "image id " + kept, "image_ids: number gives them new ones");
            }
        }
        ids.add(kept);
    }

    private LabelingException conflict(String other, LabelledImage image, String what, String hint) {
        return new LabelingException(
                StandardError.CONFLICTING_ITEM,
                null,
                format + ": the items '" + other + "' and '" + image.item() + "' have the same " + what,
                hint);
    }

    /** Id of the image at an index, from 0. */
    public String id(int index) {
        return ids.get(index);
    }
}
