package io.labelwright.vision.coco;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.vision.image.LabelledImage;
import io.labelwright.vision.image.LabelledImages;
import io.labelwright.vision.json.JsonOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ids of the images of a file that is written, as JSON, in the order of the images. */
final class ImageIds {

    private final boolean keep;
    private final List<String> ids = new ArrayList<>();
    private final Map<String, String> itemsById = new HashMap<>();
    private final Map<String, String> itemsByFile = new HashMap<>();

    ImageIds(LabelledImages images, boolean keep) throws IOException {
        this.keep = keep;
        images.forEach(this::meet);
        long next = 1;
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
        String other = itemsByFile.put(image.file(), image.item());
        if (other != null) {
            throw conflict(other, image, "file_name '" + image.file() + "'", "give the items other fields 'image'");
        }
        String kept = keep ? image.field(CocoFields.IMAGE_ID) : "";
        if (!kept.isEmpty()) {
            other = itemsById.put(kept, image.item());
            if (other != null) {
                throw conflict(other, image, "image id " + kept, "image_ids: number gives them new ones");
            }
        }
        ids.add(kept.isEmpty() ? "" : JsonOutput.value(kept));
    }

    private static LabelingException conflict(String other, LabelledImage image, String what, String hint) {
        return new LabelingException(
                StandardError.CONFLICTING_ITEM,
                null,
                "export/coco: the items '" + other + "' and '" + image.item() + "' have the same " + what,
                hint);
    }

    /** Id of the image at an index, from 0. */
    String id(int index) {
        return ids.get(index);
    }
}
