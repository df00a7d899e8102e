package io.labelwright.cli.bad;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Crowds that say little: one voice, one opinion, ties, silence. Every outcome is defined and none is drawn by lot. */
class VotesTest {

    private static final String HEADER = "item,annotator,label\n";

    @TempDir
    private Path folder;

    private Outcome consensus(String method, String keys, String csv) {
        return scenario(method, keys, csv).run();
    }

    private Scenario scenario(String method, String keys, String csv) {
        return Scenario.in(folder)
                .file("answers.csv", csv)
                .file("items.csv", "id,body,truth\n1,x,a\n2,y,b\n3,z,a\n")
                .workflow("a, b, never", """
                        - id: items
                          uses: import/csv
                          with: {path: items.csv, items: {text: body, fields: []}, gold: {item: id, label: truth}}
                        - id: answers
                          uses: import/csv
                          with: {path: answers.csv, annotations: {}}
                        - id: agreed
                          uses: consensus/%s
                          needs: [items, answers]
                          with: {%s}
                        - id: judged
                          uses: evaluate/classification
                        - id: agreement
                          uses: evaluate/agreement
                        - id: out
                          uses: export/csv
                          with: {table: labels, path: out/labels.csv, probabilities: true}
                        - id: metrics
                          uses: export/csv
                          needs: [judged, agreement]
                          with: {table: metrics, path: out/metrics.csv}
                        - id: annotators
                          uses: export/csv
                          needs: [agreed]
                          with: {table: annotators, path: out/annotators.csv}
                        - id: confusion
                          uses: export/csv
                          needs: [agreed]
                          with: {table: confusion, path: out/confusion.csv}
                        """.formatted(method, keys));
    }

    private static void hasNoNaN(Outcome outcome) {
        for (String file : new String[] {"labels", "metrics", "annotators", "confusion"}) {
            assertThat(outcome.text("out/" + file + ".csv")).doesNotContain("NaN", "Infinity", "null");
        }
        assertThat(outcome.out()).doesNotContain("NaN", "Infinity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"majority-vote", "dawid-skene"})
    void oneAnnotatorDecides(String method) {
        Outcome outcome =
                consensus(method, "", HEADER + "1,ann,a\n2,ann,b\n3,ann,a\n").done();

        assertThat(outcome.labels()).containsExactly("1,a,labelled", "2,b,labelled", "3,a,labelled");
        hasNoNaN(outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"majority-vote", "dawid-skene"})
    void annotatorsWhoAllSayTheSameGiveThat(String method) {
        Outcome outcome = consensus(method, "", HEADER + "1,ann,a\n1,ben,a\n2,ann,a\n2,ben,a\n3,ann,a\n3,ben,a\n")
                .done();

        assertThat(outcome.labels()).containsExactly("1,a,labelled", "2,a,labelled", "3,a,labelled");
        hasNoNaN(outcome);
    }

    @Test
    void tiesStayOpenUnlessTheWorkflowSaysElse() {
        String ties = HEADER + "1,ann,a\n1,ben,b\n2,ann,b\n2,ben,a\n3,ann,a\n3,ben,never\n";

        Outcome open = consensus("majority-vote", "", ties).done();
        assertThat(open.labels()).containsExactly("1,,unresolved", "2,,unresolved", "3,,unresolved");
        assertThat(open.text("out/labels.csv")).contains("tie");
        assertThat(open.count("unresolved")).isEqualTo(3);
        hasNoNaN(open);

        assertThat(consensus("majority-vote", "tie: first_class", ties).done().labels())
                .containsExactly("1,a,labelled", "2,a,labelled", "3,a,labelled");
        assertThat(consensus("majority-vote", "tie: prior, priors: {a: 0.2, b: 0.5, never: 0.3}", ties)
                        .done()
                        .labels())
                .containsExactly("1,b,labelled", "2,b,labelled", "3,never,labelled");
    }

    @Test
    void twoWhoAlwaysContradictEachOtherLeaveDawidSkeneNothingToTell() {
        String ties = HEADER + "1,ann,a\n1,ben,b\n2,ann,a\n2,ben,b\n3,ann,a\n3,ben,b\n";

        Outcome outcome = consensus("dawid-skene", "", ties).done();

        assertThat(outcome.labels()).containsExactly("1,,unresolved", "2,,unresolved", "3,,unresolved");
        hasNoNaN(outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"majority-vote", "dawid-skene"})
    void itemsWithoutAnswersStayOpenWithTheReason(String method) {
        Outcome outcome = consensus(method, "", HEADER + "1,ann,a\n1,ben,a\n").done();

        assertThat(outcome.labels()).containsExactly("1,a,labelled", "2,,unresolved", "3,,unresolved");
        assertThat(outcome.text("out/labels.csv")).contains("no answers");
        assertThat(outcome.count("items")).isEqualTo(3);
        assertThat(outcome.count("unresolved")).isEqualTo(2);
        hasNoNaN(outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"majority-vote", "dawid-skene"})
    void noAnswersAtAllLeaveAllOpen(String method) {
        Outcome outcome = consensus(method, "", HEADER).done();

        assertThat(outcome.labels()).containsExactly("1,,unresolved", "2,,unresolved", "3,,unresolved");
        hasNoNaN(outcome);
    }

    @Test
    void sourcesThatMatchNobodyLeaveAllOpenAndSaySo() {
        Outcome outcome = consensus("majority-vote", "sources: [zoe, \"w*\"]", HEADER + "1,ann,a\n")
                .done();

        assertThat(outcome.labels()).containsExactly("1,,unresolved", "2,,unresolved", "3,,unresolved");
        assertThat(outcome.warnings()).isNotEmpty();
        outcome.says("zoe");
    }

    @Test
    void aStageInSourcesThatThereIsNotIsNamed() {
        consensus("majority-vote", "sources: [\"stage:answer\"]", HEADER + "1,ann,a\n")
                .done()
                .says("'stage:answer'");
    }

    @Test
    void anAnnotatorWhoAnswersTwiceIsAnErrorUnlessTheWorkflowSaysElse() {
        String twice = HEADER + "1,ann,a\n1,ann,b\n1,ann,b\n2,ann,a\n3,ann,a\n";

        consensus("majority-vote", "", twice)
                .failed("agreed", "LBL-2003", "'ann'", "'1'", "'a'", "'b'", "repeated_answers: last or keep_all");
        assertThat(consensus("majority-vote", "repeated_answers: last", twice)
                        .done()
                        .labels())
                .startsWith("1,b,labelled");
        Outcome all =
                consensus("majority-vote", "repeated_answers: keep_all", twice).done();
        assertThat(all.labels()).startsWith("1,b,labelled");
        assertThat(all.text("out/labels.csv")).contains("3 answers");
    }

    @Test
    void priorsMustBeSharesOfAllClasses() {
        String votes = HEADER + "1,ann,a\n";
        for (String priors : new String[] {"{a: -1, b: 2}", "{a: 0, b: 0, never: 0}", "{a: .nan, b: 1}"}) {
            Outcome outcome = consensus("dawid-skene", "priors: " + priors, votes);
            assertThat(outcome.exitCode()).as(priors + outcome.err()).isEqualTo(2);
            outcome.says("priors", "flow.yaml:");
        }
    }
}
