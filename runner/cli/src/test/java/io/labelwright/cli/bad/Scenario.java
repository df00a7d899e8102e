package io.labelwright.cli.bad;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.labelwright.cli.Invocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A folder with a workflow and small files, run by the program as a person would run it. */
final class Scenario {

    private static final String FILE = "flow.yaml";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path folder;

    private Scenario(Path folder) {
        this.folder = folder;
    }

    static Scenario in(Path folder) {
        return new Scenario(folder);
    }

    Path folder() {
        return folder;
    }

    Scenario file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Scenario file(String name, byte[] bytes) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole workflow file. */
    Scenario workflow(String yaml) {
        return file(FILE, yaml);
    }

    /** A workflow of some classes, written as in {@code classes: [...]}, and its stages. */
    Scenario workflow(String classes, String stages) {
        return workflow("workflow: case\nlabels: {task: classification, classes: [" + classes + "]}\nstages:\n"
                + stages.stripTrailing().indent(2));
    }

    /** Answers of a crowd, their majority, and the labels as CSV: what many cases vary. */
    Scenario majority(String classes, String answers) {
        return majority(classes, answers, "");
    }

    /** As {@link #majority(String, String)}, with more keys for the consensus, {@code key: value} by comma. */
    Scenario majority(String classes, String answers, String keys) {
        return file("answers.csv", answers).workflow(classes, """
                        - id: answers
                          uses: import/csv
                          with: {path: answers.csv, annotations: {}}
                        - id: agreed
                          uses: consensus/majority-vote
                          with: {%s}
                        - id: out
                          uses: export/csv
                          with: {table: labels, path: out/labels.csv}
                        """.formatted(keys));
    }

    /** {@code run flow.yaml --json} with more arguments. */
    Outcome run(String... more) {
        return call("run", true, more);
    }

    /** {@code run flow.yaml}, as a person sees it. */
    Outcome runForPeople(String... more) {
        return call("run", false, more);
    }

    /** {@code validate flow.yaml --json}. */
    Outcome validate(String... more) {
        return call("validate", true, more);
    }

    /** {@code plan flow.yaml}, as a person sees it. */
    Outcome plan(String... more) {
        return call("plan", false, more);
    }

    private Outcome call(String command, boolean json, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of(command, folder.resolve(FILE).toString()));
        if (json) {
            arguments.add("--json");
        }
        arguments.addAll(List.of(more));
        Invocation ended =
                assertTimeoutPreemptively(PATIENCE, () -> Invocation.of(Map.of(), arguments.toArray(String[]::new)));
        return new Outcome(folder, ended, json);
    }
}
