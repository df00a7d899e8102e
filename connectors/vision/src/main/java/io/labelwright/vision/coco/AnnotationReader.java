package io.labelwright.vision.coco;

import io.labelwright.math.number.Decimal;
import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.vision.image.ImageRecords;
import io.labelwright.vision.json.JsonFile;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * Reads annotations, results and the segments of panoptic files, object by object. What an annotation has beyond its
 * box (segmentation, keypoints, attributes) is gone over.
 */
final class AnnotationReader {

    private static final double[] NO_BOX = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};

    private final JsonFile json;
    private final RecordSink sink;
    private final Annotations annotations;
    private final Categories categories;
    private final double minScore;
    private final Dictionary.Builder seen = new Dictionary.Builder();

    private String id = "";
    private String image = "";
    private String category = "";
    private boolean crowd;
    private double score;
    private final double[] box = new double[4];
    private @Nullable String problem;
    private boolean segments;

    AnnotationReader(JsonFile json, RecordSink sink, Annotations annotations, Categories categories, double minScore) {
        this.json = json;
        this.sink = sink;
        this.annotations = annotations;
        this.categories = categories;
        this.minScore = minScore;
    }

    /**
     * Reads an array that begins at the token at hand.
     *
     * @param scored whether each object needs a score and has no id of its own, as in results
     */
    void array(boolean scored) throws IOException {
        for (JsonToken token = json.next(); token != JsonToken.END_ARRAY; token = json.next()) {
            long line = json.line();
            if (token != JsonToken.START_OBJECT) {
                throw json.wrong("an annotation is an object {...}", null);
            }
            object(line, "");
            if (!segments) {
                add(line, scored);
            }
        }
    }

    private void object(long line, String ofImage) throws IOException {
        id = "";
        image = ofImage;
        category = "";
        crowd = false;
        score = Double.NaN;
        problem = null;
        segments = false;
        System.arraycopy(NO_BOX, 0, box, 0, 4);
        for (String key = json.key(); key != null; key = json.key()) {
            JsonToken token = json.next();
            switch (key) {
                case "id" -> id = idText(key, token);
                case "image_id" -> image = idText(key, token);
                case "category_id" -> category = idText(key, token);
                case "iscrowd" ->
                    crowd = json.scalar().equals("1") || json.scalar().equals("true");
                case "score" -> score = json.number();
                case "bbox" -> box(token);
                case "attributes" -> attributes(token);
                case "caption" ->
                    throw json.wrong(
                            "these annotations are captions, and only boxes and classes are read",
                            "items: {} alone reads the images");
                case "segments_info" -> segments(token, line);
                default -> json.skip();
            }
        }
    }

    private String idText(String key, @Nullable JsonToken token) throws IOException {
        if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NUMBER_INT) {
            problem = key + " is a whole number or a text";
            json.skip();
            return "";
        }
        return json.scalar();
    }

    private void box(@Nullable JsonToken token) throws IOException {
        int count = 0;
        if (token == JsonToken.START_ARRAY) {
            for (JsonToken t = json.next(); t != JsonToken.END_ARRAY; t = json.next()) {
                if (count < 4) {
                    box[count] = json.number();
                    if (Double.isNaN(box[count])) {
                        problem = "bbox is an array of numbers [x, y, width, height]";
                    }
                }
                json.skip();
                count++;
            }
        }
        if (count == 0) {
            System.arraycopy(NO_BOX, 0, box, 0, 4);
            json.skip();
        } else if (count == 5) {
            problem = "a rotated box (bbox of 5 numbers)";
        } else if (count != 4) {
            problem = "bbox has 4 numbers [x, y, width, height], not " + count;
        }
    }

    /** CVAT writes the angle of a turned box there. */
    private void attributes(@Nullable JsonToken token) throws IOException {
        if (token != JsonToken.START_OBJECT) {
            json.skip();
            return;
        }
        for (String key = json.key(); key != null; key = json.key()) {
            json.next();
            double angle = key.equals("rotation") ? json.number() : 0;
            if (angle > 0 || angle < 0) {
                problem = "a rotated box (attributes.rotation " + Decimal.print(angle) + ")";
            }
            json.skip();
        }
    }

    private void segments(@Nullable JsonToken token, long line) throws IOException {
        String ofImage = image;
        if (token != JsonToken.START_ARRAY) {
            throw json.wrong("segments_info is an array", null);
        }
        if (ofImage.isEmpty()) {
            throw json.wrong("segments_info stands before the annotation's image_id", "put image_id first");
        }
        for (JsonToken t = json.next(); t != JsonToken.END_ARRAY; t = json.next()) {
            if (t != JsonToken.START_OBJECT) {
                throw json.wrong("a segment is an object {...}", null);
            }
            long at = json.line();
            object(at, ofImage);
            // The ids of segments are colours of their image: other images have the same ones.
            id = "";
            add(Math.max(at, line), false);
        }
        image = ofImage;
        segments = true;
    }

    private void add(long line, boolean scored) {
        String reason = problem != null ? problem : missing(scored);
        if (reason == null && !scored && !id.isEmpty()) {
            int before = seen.size();
            reason = seen.add(id) < before ? "the annotation id " + id + " comes twice" : null;
        }
        if (reason != null) {
            sink.bad(line, 0, image.isEmpty() ? reason : ImageRecords.reason(reason), shown());
            if (!image.isEmpty()) {
                annotations.refuse(annotations.imageCode(image, line));
            }
        } else if (!scored || score >= minScore) {
            annotations.add(
                    annotations.imageCode(image, line),
                    categories.code(category),
                    Arrays.copyOf(box, 4),
                    crowd,
                    score,
                    line);
        }
    }

    private @Nullable String missing(boolean scored) {
        if (image.isEmpty()) {
            return "the annotation has no image_id";
        }
        if (category.isEmpty()) {
            return "the annotation has no category_id";
        }
        if (scored && !(score >= 0 && score <= 1)) {
            return "a result has a score from 0 to 1";
        }
        return null;
    }

    private String shown() {
        return (id.isEmpty() ? "" : "id " + id + ", ") + "image_id " + image + ", category_id " + category;
    }
}
