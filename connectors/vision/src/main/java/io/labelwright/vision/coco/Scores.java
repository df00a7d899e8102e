package io.labelwright.vision.coco;

import io.labelwright.spi.problem.LabelingException;
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
        try (JsonFile json = JsonFile.of("note", image.note().substring(START.length() - 1))) {
            json.next();
            for (JsonToken token = json.next(); token != JsonToken.END_ARRAY; token = json.next()) {
                double score = json.number();
                if (!(score >= 0 && score <= 1)) {
                    return List.of();
                }
                scores.add(score);
            }
        } catch (LabelingException e) {
            // What somebody wrote by hand and only starts like ours.
            return List.of();
        }
        return scores;
    }
}
