package io.labelwright.cli.bad;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.cli.Invocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a call of the program left behind. What holds for every call is asserted when it is made. */
final class Outcome {

    private final Path folder;
    private final Invocation ended;
    private final JsonNode json;

    Outcome(Path folder, Invocation ended, boolean withJson) {
        this.folder = folder;
        this.ended = ended;
        assertThat(ended.out() + ended.err())
                .as("no stack trace, no defect, nothing that steers a terminal")
                .doesNotContain("\tat ", "defect of Labelwright", "\u001b", "\r", "\u0000");
        assertThat(withJson ? ended.err() : ended.out() + ended.err()).doesNotContain("\u202e");
        this.json = JsonMapper.shared().readTree(withJson ? ended.out() : "{}");
        if (withJson) {
            assertThat(ended.out().strip()).as("one object on stdout").doesNotContain("\n");
            assertBalance();
        }
    }

    int exitCode() {
        return ended.exitCode();
    }

    String out() {
        return ended.out();
    }

    String err() {
        return ended.err();
    }

    JsonNode json() {
        return json;
    }

    /** It went well, and every item has its label or a reason for having none. */
    Outcome done() {
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(json.path("status").asString("done")).isEqualTo("done");
        return this;
    }

    /** It was found wrong before the first stage: every error has a place, and nothing was written. */
    Outcome invalid(String... says) {
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(2);
        assertThat(json.path("status").asString("invalid")).isEqualTo("invalid");
        for (JsonNode problem : errors()) {
            assertThat(problem.path("file").asString("")).as(problem.toString()).isNotEmpty();
        }
        assertThat(folder.resolve("out")).doesNotExist();
        return says(says);
    }

    /** As {@link #invalid}, where an earlier run of the case left its outputs. */
    Outcome invalidWithOutput(String... says) {
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(2);
        return says(says);
    }

    /** It was found wrong at a place of the workflow, {@code line:column}. */
    Outcome invalidAt(String place, String... says) {
        invalid(says);
        assertThat(ended.err()).contains("flow.yaml:" + place + " LBL-");
        return this;
    }

    /** A stage failed: it is named with a reason, and it left no file. */
    Outcome failed(String stage, String... says) {
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(1);
        assertThat(json.path("status").asString()).isEqualTo("failed");
        assertThat(status(stage)).isEqualTo("failed");
        assertThat(json.path("counts").size()).isZero();
        assertThat(errors()).isNotEmpty();
        assertNoLeftovers();
        return says(says);
    }

    /** The messages, as people and as programs get them. */
    Outcome says(String... texts) {
        assertThat(ended.err()).contains(texts);
        return this;
    }

    Outcome saysNot(String... texts) {
        assertThat(ended.out()).doesNotContain(texts);
        assertThat(ended.err()).doesNotContain(texts);
        return this;
    }

    String status(String stage) {
        return stage(stage).path("status").asString("");
    }

    JsonNode stage(String id) {
        for (JsonNode stage : json.path("stages")) {
            if (stage.path("id").asString("").equals(id)) {
                return stage;
            }
        }
        throw new AssertionError("no stage " + id + " in " + json);
    }

    long count(String name) {
        return json.path("counts").path(name).asLong(-1);
    }

    /** The text of a file in the folder. */
    String text(String name) {
        try {
            return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows of {@code out/labels.csv} as {@code item,label,status}, without its header. */
    List<String> labels() {
        List<String> rows = new ArrayList<>();
        for (String line : text("out/labels.csv").lines().toList()) {
            String[] cells = line.split(",", -1);
            rows.add(cells[0] + "," + cells[1] + "," + cells[3]);
        }
        return rows.subList(1, rows.size());
    }

    List<JsonNode> errors() {
        return problems("error");
    }

    List<JsonNode> warnings() {
        return problems("warning");
    }

    private List<JsonNode> problems(String severity) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode problem : json.path("problems")) {
            assertThat(problem.path("code").asString("")).matches("LBL-[0-9]{4}");
            assertThat(problem.path("message").asString("")).isNotBlank();
            for (String number : new String[] {"line", "column"}) {
                assertThat(problem.path(number).isNull() || problem.path(number).asLong(0) > 0)
                        .as("%s of %s counts from 1 or is null", number, problem)
                        .isTrue();
            }
            if (problem.path("severity").asString("").toLowerCase(Locale.ROOT).equals(severity)) {
                found.add(problem);
            }
        }
        return found;
    }

    private void assertBalance() {
        JsonNode counts = json.path("counts");
        if (counts.size() > 0) {
            assertThat(counts.path("items").asLong())
                    .as("items = labelled + unresolved + excluded in %s", counts)
                    .isEqualTo(counts.path("labelled").asLong()
                            + counts.path("unresolved").asLong()
                            + counts.path("excluded").asLong());
        }
        for (JsonNode stage : json.path("stages")) {
            JsonNode facts = stage.path("facts");
            if (facts.has("rows_read")) {
                assertThat(facts.path("rows_read").asLong())
                        .as("read = used + repeated + rejected in %s", stage)
                        .isEqualTo(facts.path("rows_used").asLong()
                                + facts.path("rows_repeated").asLong()
                                + facts.path("rows_rejected").asLong());
            }
        }
    }

    /** No half-written file lies about, neither under a final name nor under another. */
    private void assertNoLeftovers() {
        List<String> exported = new ArrayList<>();
        for (JsonNode output : json.path("outputs")) {
            Path path = Path.of(output.path("path").asString(""));
            exported.add(path.toString());
            exported.add(path.resolveSibling("." + path.getFileName() + ".manifest.json")
                    .toString());
        }
        Path out = folder.resolve("out");
        if (!Files.isDirectory(out)) {
            return;
        }
        try (Stream<Path> files = Files.walk(out)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).toString()))
                    .isSubsetOf(exported);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
