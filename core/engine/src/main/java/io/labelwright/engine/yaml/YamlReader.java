package io.labelwright.engine.yaml;

import static io.labelwright.spi.problem.StandardError.FILE_NOT_READABLE;
import static io.labelwright.spi.problem.StandardError.OUT_OF_RANGE;
import static io.labelwright.spi.problem.StandardError.SYNTAX;

import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML document. Anchors, aliases and merge keys work as YAML says. Refused with their place: duplicate keys,
 * tags, several documents, nothing at all, aliases that are unknown or hold themselves, numbers that are not finite,
 * tabs as indentation, text that is not UTF-8, control characters, more than 64 levels, 5 MB or 100,000 nodes after
 * aliases are followed. The time for any input is bounded, and so is the stack.
 */
public final class YamlReader {

    /** Largest file, in bytes. */
    public static final int MAX_BYTES = 5_000_000;

    private YamlReader() {}

    /**
     * The bytes of a file, at most one more than {@link #MAX_BYTES}.
     *
     * @param shownFile the file's path as the user wrote it
     * @param file where it is
     * @param problems receives the reason why it can't be read
     * @return null when it can't be read
     */
    public static byte @Nullable [] bytes(String shownFile, Path file, List<Problem> problems) {
        String reason;
        try {
            if (Files.isDirectory(file)) {
                reason = "it is a folder";
            } else {
                try (InputStream in = Files.newInputStream(file)) {
                    return in.readNBytes(MAX_BYTES + 1);
                }
            }
        } catch (NoSuchFileException e) {
            reason = "there is no such file";
        } catch (AccessDeniedException e) {
            reason = "access is denied";
        } catch (IOException e) {
            reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        }
        problems.add(Problem.error(FILE_NOT_READABLE, Place.of(shownFile), "can't read the file: " + reason));
        return null;
    }

    /** Reads a file; see {@link #read(String, byte[], List)}. */
    public static @Nullable Node read(String shownFile, Path file, List<Problem> problems) {
        byte[] bytes = bytes(shownFile, file, problems);
        return bytes == null ? null : read(shownFile, bytes, problems);
    }

    /**
     * Reads a document.
     *
     * @param shownFile name of the file in places
     * @param bytes its content
     * @param problems receives what is wrong
     * @return the root; null when the text can't be understood as YAML. A root may come with problems: then the parts
     *     they are about are left out or empty
     */
    public static @Nullable Node read(String shownFile, byte[] bytes, List<Problem> problems) {
        var log = new ProblemLog(problems);
        if (bytes.length > MAX_BYTES) {
            log.error(
                    OUT_OF_RANGE,
                    Place.of(shownFile),
                    "the file is larger than " + MAX_BYTES / 1_000_000 + " MB",
                    "keep data in files of its own and import them");
            return null;
        }
        String text = new SourceDecoder(shownFile, log).decode(bytes);
        if (text == null) {
            return null;
        }
        var settings = LoadSettings.builder()
                .setLabel(shownFile)
                .setCodePointLimit(Integer.MAX_VALUE)
                .setParseComments(false)
                .build();
        var builder = new TreeBuilder(shownFile, log);
        int line = 0;
        try {
            var events = new Parse(settings).parseString(text).iterator();
            boolean more = true;
            while (more && events.hasNext()) {
                Event event = events.next();
                line = event.getEndMark().map(Mark::getLine).orElse(line);
                // The builder takes what it needs from each event.
                more = builder.accept(event);
            }
        } catch (NumberFormatException e) {
            // The library reads the digits of an escape before it looks whether there are any and whether they fit.
            log.add(SyntaxProblem.ofEscape(new SourceText(shownFile, text), line + 1));
            return null;
        } catch (YamlEngineException e) {
            if (builder.documentEnded()) {
                builder.secondDocument(SyntaxProblem.place(e, shownFile));
                return builder.root();
            }
            log.add(SyntaxProblem.of(e, new SourceText(shownFile, text)));
            return null;
        }
        if (builder.stopped()) {
            return null;
        }
        Node root = builder.root();
        if (root == null || (root instanceof ScalarNode scalar && scalar.isNull())) {
            log.error(SYNTAX, new Place(shownFile, 1, 1), "the file is empty: it holds no YAML document");
            return null;
        }
        return root;
    }
}
