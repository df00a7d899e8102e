package io.labelwright.cli.bad;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON lines that are cut, doubled, or hold values that JSON does not have. */
class JsonlDataTest {

    @TempDir
    private Path folder;

    private Scenario votes(String jsonl, String more) {
        return Scenario.in(folder).file("answers.jsonl", jsonl).workflow("a, b", """
                        - id: answers
                          uses: import/jsonl
                          with: {path: answers.jsonl, annotations: {}%s}
                        - id: agreed
                          uses: consensus/majority-vote
                        - id: out
                          uses: export/csv
                          with: {table: labels, path: out/labels.csv}
                        - id: json
                          uses: export/jsonl
                          with: {table: labels, path: out/labels.jsonl}
                        """.formatted(more));
    }

    private static String vote(String item) {
        return "{\"item\": " + item + ", \"annotator\": \"ann\", \"label\": \"a\"}\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"item\": \"2\", \"annotator\": \"ann\", \"lab",
                "{\"item\": \"2\", \"annotator\": \"ann\", \"label\": \"a\"} {\"item\": \"3\"}",
                "{\"item\": \"2\", \"item\": \"3\", \"annotator\": \"ann\", \"label\": \"a\"}",
                "{\"item\": NaN, \"annotator\": \"ann\", \"label\": \"a\"}",
                "{\"item\": \"\\ud800\", \"annotator\": \"ann\", \"label\": \"a\"}",
                "[1, 2]",
                "null",
                "{'item': '2'}",
                "{\"item\": \"2\", \"annotator\": \"ann\", \"label\": \"a\",}"
            })
    void badLinesAreNamed(String line) {
        votes(vote("\"1\"") + line + "\n", "").run().failed("answers", "answers.jsonl:2");

        Outcome rejected = votes(vote("\"1\"") + line + "\n" + vote("\"9\""), ", on_bad_row: reject")
                .run()
                .done();
        assertThat(rejected.labels()).containsExactly("1,a,labelled", "9,a,labelled");
        assertThat(rejected.count("rejected")).isEqualTo(1);
    }

    @Test
    void aLineOfAHundredThousandLevelsIsRefused() {
        String deep = "{\"item\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}\n";

        votes(vote("\"1\"") + deep, "").run().failed("answers", "answers.jsonl:2");
    }

    @Test
    void blankLinesAreNoRows() {
        assertThat(votes(vote("\"1\"") + "\n   \n" + vote("\"2\"") + "\n", "")
                        .run()
                        .done()
                        .labels())
                .containsExactly("1,a,labelled", "2,a,labelled");
    }

    @Test
    void numbersAreIdsAsTheyAreWritten() {
        Outcome outcome = votes(vote("9007199254740993") + vote("1") + vote("1.0") + vote("1e400") + vote("\"01\""), "")
                .run()
                .done();

        assertThat(outcome.labels())
                .containsExactly(
                        "9007199254740993,a,labelled",
                        "1,a,labelled",
                        "1.0,a,labelled",
                        "1e400,a,labelled",
                        "01,a,labelled");
        assertThat(outcome.text("out/labels.jsonl")).contains("\"item\":\"9007199254740993\"", "\"item\":\"1.0\"");
    }

    @Test
    void anEmptyFileIsFoundBeforeAnythingRuns() {
        votes("", "").run().invalid("answers.jsonl", "LBL-2007");
        votes("\n\n", "").run().failed("answers", "answers.jsonl", "LBL-2007");
    }

    @Test
    void aColumnThatNoLineHasIsAnError() {
        votes("{\"item\": \"1\", \"annotator\": \"ann\", \"answer\": \"a\"}\n", "")
                .run()
                .says("answers.jsonl", "'label'");
    }
}
