package io.labelwright.cli.review;

import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A format of task and answer files. */
public enum Format {
    CSV("csv", ".csv", ".tsv"),
    JSONL("jsonl", ".jsonl", ".ndjson"),
    LABEL_STUDIO("label-studio", ".json");

    private final String word;
    private final List<String> endings;

    Format(String word, String... endings) {
        this.word = word;
        this.endings = List.of(endings);
    }

    /** The word of the option {@code --format}. */
    public String word() {
        return word;
    }

    /**
     * The format that is asked for, else the one that the file's name ends with.
     *
     * @throws LabelingException when neither tells
     */
    public static Format of(@Nullable String asked, Path file) {
        List<String> words = Arrays.stream(values()).map(Format::word).toList();
        if (asked != null) {
            return Arrays.stream(values())
                    .filter(format -> format.word.equals(asked))
                    .findFirst()
                    .orElseThrow(() -> {
                        String nearest = NearestWord.hint(asked, words);
                        return usage(
                                "there is no format " + SafeText.quoted(asked),
                                nearest == null ? "there are " + String.join(", ", words) : nearest);
                    });
        }
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.endings.stream().anyMatch(name::endsWith))
                .findFirst()
                .orElseThrow(() -> usage(
                        "the name " + SafeText.quoted(name) + " does not tell the format",
                        "say --format " + String.join(", --format ", words)));
    }

    private static LabelingException usage(String message, String hint) {
        return new LabelingException(StandardError.USAGE, null, message, hint);
    }
}
