package io.labelwright.cli.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A small project to begin with: a workflow with comments, data of its own, and what to do next. */
public enum Template {
    /** Several answers an item. */
    CROWD("Answers of several people who disagree -> one label each.", "reviews.csv", "answers.csv", "truth.csv"),
    /** No answers, but ideas. */
    RULES("Texts that nobody has labelled, rules of thumb -> one label each.", "messages.csv", "truth.csv"),
    /** Waits for a person. */
    REVIEW(
            "Answers of several people, and one person who decides the doubtful ones.",
            "notes.csv",
            "answers.csv",
            "guidelines.md");

    /** Builds leave out files that start with a dot. */
    private static final String IGNORED = "gitignore";

    private final String summary;
    private final List<String> data;

    Template(String summary, String... data) {
        this.summary = summary;
        this.data = List.of(data);
    }

    /** Its word on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One line about it. */
    public String summary() {
        return summary;
    }

    /** Its files: texts by name. */
    public Map<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        files.put("workflow.yaml", read(word() + "/workflow.yaml"));
        data.forEach(file -> files.put(file, read(word() + "/" + file)));
        files.put("README.md", read(word() + "/README.md"));
        files.put("." + IGNORED, read(IGNORED));
        return files;
    }

    /** The text of a file that lies beside this class. */
    static String read(String path) {
        try (InputStream file = Template.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("the jar of the command line holds no " + path);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
