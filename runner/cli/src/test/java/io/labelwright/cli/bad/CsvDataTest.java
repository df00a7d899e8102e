package io.labelwright.cli.bad;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV files that are cut, ragged, mixed up or in another encoding. */
class CsvDataTest {

    @TempDir
    private Path folder;

    private Scenario votes(String csv) {
        return Scenario.in(folder).majority("a, b", csv);
    }

    private Scenario rejecting(String csv, String more) {
        return Scenario.in(folder).file("answers.csv", csv).workflow("a, b", """
                        - id: answers
                          uses: import/csv
                          with: {path: answers.csv, annotations: {}, on_bad_row: reject%s}
                        - id: agreed
                          uses: consensus/majority-vote
                        - id: out
                          uses: export/csv
                          with: {table: labels, path: out/labels.csv}
                        - id: refused
                          uses: export/csv
                          with: {table: rejects, path: out/rejects.csv}
                        """.formatted(more));
    }

    @Test
    void raggedRowsAreNamedByLineAndNeverShifted() {
        votes("item,annotator,label\n1,ann,a\n2,ann\n3,ann,a,b\n")
                .run()
                .failed("answers", "answers.csv:3", "2 fields", "answers.csv:4", "4 fields", "on_bad_row: reject");

        Outcome rejected = rejecting("item,annotator,label\n1,ann,a\n2,ann\n3,ann,a,b\n4,ann,b\n", "")
                .run()
                .done();

        assertThat(rejected.labels()).containsExactly("1,a,labelled", "4,b,labelled");
        assertThat(rejected.count("rejected")).isEqualTo(2);
        assertThat(rejected.text("out/rejects.csv")).contains("answers,answers.csv,3,", "answers,answers.csv,4,");
    }

    @Test
    void moreBadRowsThanAllowedEndTheRun() {
        String csv = "item,annotator,label\n1,ann,a\n2,ann\n3,ann\n";

        rejecting(csv, ", max_bad_rows: 1").run().failed("answers", "answers.csv:4", "max_bad_rows is 1");
        rejecting(csv, ", max_bad_rows: 2").run().done();
    }

    @Test
    void anUnclosedQuoteSaysWhereItBegan() {
        votes("item,annotator,label\n1,ann,a\n2,\"ann,a\n3,ann,b\n").run().failed("answers", "answers.csv:3", "quote");
    }

    @Test
    void lineBreaksInQuotesAreDataAndLinesStayRight() {
        votes("item,annotator,label\n1,\"a\nnn\",a\n2,ann,c\n").run().failed("answers", "answers.csv:4", "'c'");
    }

    @Test
    void nulCharactersAreRefused() {
        votes("item,annotator,label\n1,a\u0000nn,a\n").run().failed("answers", "answers.csv:2", "NUL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"item,annotator,label,label\n1,ann,a,b\n", "item,annotator,,label\n1,ann,x,a\n"})
    void headersWithNamesTwiceOrMissingAreRefused(String csv) {
        Outcome outcome = votes(csv).run();

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
        outcome.invalid("answers.csv:1", "label");
    }

    @Test
    void aMissingColumnIsFoundBeforeAnythingRuns() {
        votes("item,worker,lable\n1,ann,a\n")
                .run()
                .invalid("flow.yaml:6:", "LBL-1017", "'label'", "did you mean 'lable'?", "'annotator'");
    }

    @Test
    void anotherSeparatorIsFound() {
        assertThat(votes("item;annotator;label\n1;ann;a\n").run().done().labels())
                .containsExactly("1,a,labelled");
    }

    @Test
    void mixedSeparatorsAreBadRows() {
        votes("item,annotator,label\n1,ann,a\n2;ann;b\n").run().failed("answers", "answers.csv:3", "1 field");
    }

    @Test
    void otherEncodingsAreNamedOrRead() {
        byte[] utf16 = "item,annotator,label\n1,ann,a\n".getBytes(StandardCharsets.UTF_16);
        Outcome wide = votes("").file("answers.csv", utf16).run();
        assertThat(wide.exitCode()).isNotZero();
        wide.says("answers.csv", "utf-16");

        byte[] latin1 = "item,annotator,label\n1,ann,a\n2,Andr\u00e9,a\n".getBytes(StandardCharsets.ISO_8859_1);
        votes("").file("answers.csv", latin1).run().invalid("answers.csv:3", "encoding");
    }

    @Test
    void anEmptyFileIsFoundBeforeAnythingRuns() {
        votes("").run().invalid("answers.csv", "LBL-2007");
    }

    @Test
    void aFileWithoutRowsGivesAnEmptyResultAndAWarning() {
        Outcome outcome = votes("item,annotator,label\n").run().done();

        assertThat(outcome.labels()).isEmpty();
        assertThat(outcome.count("items")).isZero();
        assertThat(outcome.warnings()).hasSize(1);
        outcome.says("answers.csv", "no rows");
    }

    @Test
    void aHugeCellIsBounded() {
        votes("item,annotator,label\n1,ann,a\n2,ann," + "x".repeat(20_000_000) + "\n")
                .run()
                .failed("answers", "answers.csv:3");
    }

    @Test
    void aRowWithoutItemOrAnnotatorIsBadAndWithoutLabelIsNoAnswer() {
        Outcome outcome = rejecting("item,annotator,label\n,ann,a\n2,,a\n3,ann,\n4,ann,a\n", "")
                .run()
                .done();

        assertThat(outcome.count("rejected")).isEqualTo(2);
        assertThat(outcome.labels()).containsExactly("3,,unresolved", "4,a,labelled");
    }

    @Test
    void confidenceMustBeAShare() {
        for (String value : new String[] {"1.7", "-0.1", "NaN", "high", "1e400", "0x1p-1", "0.5f"}) {
            Scenario.in(folder)
                    .file("answers.csv", "item,annotator,label,sure\n1,ann,a," + value + "\n")
                    .workflow(
                            "a, b",
                            "- {id: answers, uses: import/csv,"
                                    + " with: {path: answers.csv, annotations: {confidence: sure}}}\n")
                    .run()
                    .failed("answers", "answers.csv:2", "'sure'", value);
        }
    }
}
