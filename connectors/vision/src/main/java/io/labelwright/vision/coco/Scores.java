package io.labelwright.vision.coco;

import io.labelwright.vision.image.LabelledImage;
import io.labelwright.vision.json.JsonFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.core.JsonToken;

/** The scores of an answer's boxes, which import/coco keeps in its note: {@code {"scores":[0.9,0.5]}}. */
final class Scores {

    private static final String START = "{\"scores\":[";

    private Scores() {}

    /** One for each box: those of the note, else the confidence of the answer, else 1. */
    static List<Double> of(LabelledImage image) throws IOException {
        int count = image.boxes().size();
        if (image.note().startsWith(START)) {
            List<Double> scores = read(image);
            if (scores.size() == count) {
                return scores;
            }
        }
        return Collections.nCopies(count, Double.isNaN(image.confidence()) ? 1.0 : image.confidence());
    }

    private static List<Double> read(LabelledImage image) throws IOException {
        List<Double> scores = new ArrayList<>();
        try (JsonFile json = JsonFile.of("note of " + image.item(), image.note().substring(START.length() - 1))) {
            if (json.next() == JsonToken.START_ARRAY) {
                for (JsonToken token = json.next(); token != JsonToken.END_ARRAY; token = json.next()) {
                    scores.add(token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT ? json.number() : 1);
                    json.skip();
                }
            }
        }
        return scores;
    }
}
