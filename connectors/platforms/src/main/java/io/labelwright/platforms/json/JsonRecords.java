package io.labelwright.platforms.json;

import io.labelwright.files.jsonl.LineScanner;
import io.labelwright.files.text.TextFile;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * The records of a JSON file, one at a time: the objects of one array, a single object, or JSON Lines. UTF-8; data
 * compressed with gzip or zstd is unpacked. A record that can't be used goes to {@link Refused}; an array that is
 * damaged or cut off ends the reading. JSON Lines can't show that they were cut off between two lines.
 *
 * @param input the file
 */
public record JsonRecords(SourceInput input) {

    private static final int SHOWN = 200;
    private static final int LONGEST_LINE = 1 << 26;

    /** Takes the records. */
    @FunctionalInterface
    public interface Handler {

        /**
         * A record.
         *
         * @param line where it starts, from 1
         * @throws Refusal when it can't be used
         */
        void record(Json.Members record, long line) throws Refusal;
    }

    /** Takes the records of JSON Lines together with their lines. */
    @FunctionalInterface
    public interface LineHandler {

        /**
         * A record.
         *
         * @param line where it stands, from 1
         * @param text the line as it is
         * @throws Refusal when it can't be used
         */
        void record(Json.Members record, long line, String text) throws Refusal;
    }

    /** Takes what can't be used, as {@link io.labelwright.spi.connect.RecordSink#bad} does. */
    @FunctionalInterface
    public interface Refused {

        /** A record, or a part of one. */
        void bad(long line, int column, String reason, String text);
    }

    /**
     * The first character that is no space, without a look at the rest.
     *
     * @throws LabelingException when there is none
     */
    public char firstCharacter() throws IOException {
        try (Reader text = open()) {
            var chars = new char[512];
            for (int count = text.read(chars, 0, chars.length); count >= 0; count = text.read(chars, 0, chars.length)) {
                for (int i = 0; i < count; i++) {
                    if (" \t\r\n".indexOf(chars[i]) < 0) {
                        return chars[i];
                    }
                }
            }
        }
        throw new LabelingException(StandardError.EMPTY_DATA, Place.of(input.name()), "the file holds no record", null);
    }

    /** Reads one array or, when the text starts otherwise, JSON Lines. */
    public void readAny(Refused refused, Handler handler) throws IOException {
        if (firstCharacter() == '[') {
            readDocument(refused, handler);
        } else {
            readLines(refused, handler);
        }
    }

    /** Reads one array of objects, or one object. */
    public void readDocument(Refused refused, Handler handler) throws IOException {
        try (Reader text = open();
                JsonParser parser = JsonTree.FACTORY.createParser(ObjectReadContext.empty(), text)) {
            try {
                var tree = new JsonTree(parser);
                JsonToken first = parser.nextToken();
                if (first == JsonToken.START_OBJECT) {
                    hand(tree, parser, refused, handler);
                } else if (first == JsonToken.START_ARRAY) {
                    for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                        hand(tree, parser, refused, handler);
                    }
                } else {
                    throw damaged(parser, new Refusal("an array of objects [{...}, ...] is expected"));
                }
                if (parser.nextToken() != null) {
                    throw damaged(parser, new Refusal("more text behind the end of the records"));
                }
            } catch (JacksonException e) {
                throw damaged(parser, JsonTree.translated(e, parser, "the file ends too early: it is cut off"));
            }
        }
    }

    private static void hand(JsonTree tree, JsonParser parser, Refused refused, Handler handler) {
        long line = parser.currentTokenLocation().getLineNr();
        int column = parser.currentTokenLocation().getColumnNr();
        Json value = tree.value();
        hand(value, tree.refusal(), line, column, value.compact(), refused, handler);
    }

    private static void hand(
            Json value,
            @Nullable Refusal refusal,
            long line,
            int column,
            String text,
            Refused refused,
            Handler handler) {
        try {
            if (refusal != null) {
                throw refusal;
            }
            if (!(value instanceof Json.Members record)) {
                throw new Refusal(column, "an object {...} is expected");
            }
            handler.record(record, line);
        } catch (Refusal e) {
            refused.bad(line, e.column(), e.reason(), shown(text));
        }
    }

    private LabelingException damaged(JsonParser parser, Refusal why) {
        int line = Math.max(1, parser.currentLocation().getLineNr());
        return new LabelingException(
                StandardError.BAD_ROW,
                new Place(input.name(), line, Math.max(0, why.column())),
                why.reason(),
                "export the file again; nothing of it was taken");
    }

    /** Reads JSON Lines; blank lines are none. */
    public void readLines(Refused refused, Handler handler) throws IOException {
        readLines(refused, (LineHandler) (record, line, text) -> handler.record(record, line));
    }

    /** Reads JSON Lines; blank lines are none. */
    public void readLines(Refused refused, LineHandler handler) throws IOException {
        try (Reader text = open()) {
            var lines = new LineScanner(text, LONGEST_LINE);
            boolean any = false;
            while (lines.next()) {
                String line = new String(lines.chars(), lines.start(), lines.end() - lines.start());
                if (line.isBlank() && !lines.tooLong()) {
                    continue;
                }
                any = true;
                if (lines.tooLong()) {
                    refused.bad(lines.number(), 0, "a line of more than " + LONGEST_LINE + " characters", shown(line));
                } else {
                    line(line, lines.number(), refused, handler);
                }
            }
            if (!any) {
                throw new LabelingException(
                        StandardError.EMPTY_DATA, Place.of(input.name()), "the file holds no record", null);
            }
        }
    }

    private static void line(String text, long number, Refused refused, LineHandler handler) {
        try (JsonParser parser = JsonTree.FACTORY.createParser(ObjectReadContext.empty(), text)) {
            try {
                var tree = new JsonTree(parser);
                parser.nextToken();
                Json value = tree.value();
                Refusal refusal = tree.refusal();
                if (refusal == null && parser.nextToken() != null) {
                    refusal = new Refusal(
                            parser.currentTokenLocation().getColumnNr(),
                            "a second value in the line; one object a line is expected");
                }
                hand(value, refusal, number, 1, text, refused, (record, line) -> handler.record(record, line, text));
            } catch (JacksonException e) {
                String endsEarly = "the line ends inside the object: it is cut off, or goes on in the next line";
                Refusal refusal = JsonTree.translated(e, parser, endsEarly);
                refused.bad(number, refusal.column(), refusal.reason(), shown(text));
            }
        }
    }

    /**
     * The value of a text that is JSON.
     *
     * @throws Refusal when it is none
     */
    public static Json parse(String text) throws Refusal {
        try (JsonParser parser = JsonTree.FACTORY.createParser(ObjectReadContext.empty(), text)) {
            try {
                var tree = new JsonTree(parser);
                if (parser.nextToken() == null) {
                    throw new Refusal("an empty text is no JSON");
                }
                Json value = tree.value();
                Refusal refusal = tree.refusal();
                if (refusal != null) {
                    throw refusal;
                }
                if (parser.nextToken() != null) {
                    throw new Refusal("a second value behind the first");
                }
                return value;
            } catch (JacksonException e) {
                throw JsonTree.translated(e, parser, "the JSON ends too early");
            }
        }
    }

    private Reader open() throws IOException {
        return new TextFile(input, StandardCharsets.UTF_8).open();
    }

    /** The start of a record for messages. */
    static String shown(String text) {
        int length = Math.min(SHOWN, text.length());
        while (length > 0 && (text.charAt(length - 1) == '\r' || Character.isHighSurrogate(text.charAt(length - 1)))) {
            length--;
        }
        return text.substring(0, length);
    }
}
