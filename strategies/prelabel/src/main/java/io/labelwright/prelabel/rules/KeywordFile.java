package io.labelwright.prelabel.rules;

import io.labelwright.math.text.Keywords;
import io.labelwright.spi.file.StageFile;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of keywords in UTF-8: a word or phrase a line. Empty lines count for nothing, nor do those that begin with a
 * hash and a blank.
 */
final class KeywordFile {

    /** The largest file in bytes; what is longer is no list that somebody keeps by hand. */
    static final long MOST_BYTES = 20_000_000;

    private static final String REMARK = "# ";

    private KeywordFile() {}

    static Keywords read(StageFile file) throws IOException {
        if (file.size() > MOST_BYTES) {
            throw new LabelingException(
                    StandardError.OUT_OF_RANGE,
                    new Place(file.name(), 1, 0),
                    "the list of keywords has more than " + MOST_BYTES / 1_000_000 + " MB",
                    "a list holds a word or phrase a line");
        }
        List<String> phrases = new ArrayList<>();
        int line = 0;
        try (var lines = new BufferedReader(new InputStreamReader(file.open(), StandardCharsets.UTF_8.newDecoder()))) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                line++;
                String phrase = line == 1 && text.startsWith("\ufeff") ? text.substring(1) : text;
                if (!phrase.startsWith(REMARK)) {
                    phrases.add(phrase);
                }
            }
        } catch (CharacterCodingException e) {
            // Decoded ahead of the lines: which line it is can't be told.
            throw new LabelingException(
                    StandardError.ENCODING,
                    new Place(file.name(), 1, 0),
                    "the list of keywords is not UTF-8",
                    "save it as UTF-8");
        }
        Keywords keywords = Keywords.of(phrases);
        if (keywords.size() == 0) {
            throw new LabelingException(
                    StandardError.EMPTY_DATA,
                    new Place(file.name(), 1, 0),
                    "the list of keywords is empty",
                    "write a word or phrase a line");
        }
        return keywords;
    }
}
