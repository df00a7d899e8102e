package io.labelwright.cli.bad;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Class names that YAML would turn into something else, and labels that are almost a class. */
class LabelsTest {

    @TempDir
    private Path folder;

    private Scenario votes(String classes, String label) {
        return Scenario.in(folder).majority(classes, "item,annotator,label\n1,ann," + label + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no",
                "yes",
                "off",
                "017",
                "0123",
                "1.10",
                "null",
                "~",
                "true",
                "0x1F",
                "1_000",
                "2024-01-02",
                ".5"
            })
    void classesKeepTheirSpelling(String name) {
        assertThat(votes(name + ", other", name).run().done().labels()).containsExactly("1," + name + ",labelled");
        assertThat(Scenario.in(folder)
                        .workflow(name + ", other", """
                                - id: answers
                                  uses: import/csv
                                  with: {path: answers.csv, annotations: {}}
                                - id: agreed
                                  uses: consensus/dawid-skene
                                  with: {priors: {%1$s: 0.4, other: 0.6}, costs: {%1$s: {other: 2}}}
                                - id: out
                                  uses: export/jsonl
                                  with: {table: labels, path: out/labels.jsonl, probabilities: true}
                                """.formatted(name))
                        .run()
                        .done()
                        .text("out/labels.jsonl"))
                .contains("\"p:" + name + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cat", "cat ", " cat", "c\u0430t", "ca\u200bt", "cat\u200d", "\uff43at", "cat\t", "CAT"})
    void variantsOfAClassAreNeverMergedSilently(String label) {
        votes("cat, dog", "\"" + label + "\"").run().failed("answers", "answers.csv:2", "LBL-2002", "'cat'");
    }

    @ParameterizedTest
    @CsvSource({"caf\u00e9, cafe\u0301", "cafe\u0301, caf\u00e9"})
    void composedAndDecomposedFormsAreNotTheSame(String name, String label) {
        votes(name + ", tea", label).run().failed("answers", "answers.csv:2", "Unicode form");
        assertThat(votes(name + ", tea", name).run().done().labels()).containsExactly("1," + name + ",labelled");
    }

    @Test
    void classesThatLookAlikeAreNamed() {
        Outcome outcome = votes("cat, Cat", "cat").run();

        assertThat(outcome.exitCode()).as(outcome.err()).isIn(0, 2);
    }

    @Test
    void theSameClassTwiceIsRefused() {
        votes("cat, dog, cat", "cat").run().invalidAt("2:52", "'cat'");
    }

    @Test
    void aliasesAreMergedBecauseTheWorkflowSaysSo() {
        assertThat(votes("{name: cat, aliases: [Cat, \"cat \"]}, dog", "Cat")
                        .run()
                        .done()
                        .labels())
                .containsExactly("1,cat,labelled");
    }

    @Test
    void unknownClassesInRulesAndPriorsAreFoundBeforeAnythingRuns() {
        Scenario.in(folder)
                .file("items.csv", "id,body\n1,hello\n")
                .workflow("spam, ham", """
                        - id: items
                          uses: import/csv
                          with: {path: items.csv, items: {text: body}}
                        - id: rules
                          uses: prelabel/rules
                          with: {rules: [{id: hi, when: 'text == "hello"', label: span}]}
                        - id: agreed
                          uses: consensus/majority-vote
                          with: {priors: {spam: 0.5, hem: 0.5}}
                        """)
                .run()
                .invalid("LBL-1023", "'span'", "did you mean 'spam'?", "'hem'", "did you mean 'ham'?")
                .says("flow.yaml:9:", "flow.yaml:12:");
    }

    @Test
    void labelsThatNoClassNamesAreCountedWhereRowsMayBeRefused() {
        Outcome outcome = Scenario.in(folder)
                .file("answers.csv", "item,annotator,label\n1,ann,cat\n2,ann,Cat\n3,\"ann, b\",dgo\n")
                .workflow("cat, dog", """
                        - id: answers
                          uses: import/csv
                          with: {path: answers.csv, annotations: {}, on_bad_row: reject}
                        - id: agreed
                          uses: consensus/majority-vote
                        - id: refused
                          uses: export/csv
                          with: {table: rejects, path: out/rejects.csv}
                        """)
                .run()
                .done();

        assertThat(outcome.count("rejected")).isEqualTo(2);
        assertThat(outcome.text("out/rejects.csv"))
                .contains("differs from 'cat' in case", "did you mean 'dog'?")
                // The text is the row as it stood; it has commas, so it stands in quotes.
                .contains(",\"2,ann,Cat\"\n", ",\"3,\"\"ann, b\"\",dgo\"\n");
    }

    @Test
    void conditionsMayNameClassesThatAreStillToBeFoundInTheData() {
        Outcome outcome = Scenario.in(folder)
                .file("answers.csv", "item,annotator,label\n1,ann,a\n2,ann,b\n")
                .workflow("""
                        workflow: case
                        labels: {task: classification, classes: from_data}
                        stages:
                          - id: answers
                            uses: import/csv
                            with: {path: answers.csv, annotations: {}}
                          - id: agreed
                            uses: consensus/majority-vote
                          - id: out
                            uses: export/csv
                            with: {table: labels, path: out/labels.csv, where: "row['p:b'] > 0.5"}
                        """)
                .run()
                .done();
        assertThat(outcome.labels()).containsExactly("2,b,labelled");
    }

    @Test
    void classesFromTheDataKeepVariantsApart() {
        Outcome outcome = Scenario.in(folder)
                .file("answers.csv", "item,annotator,label\n1,ann,cat\n2,ann,Cat\n3,ann,no\n")
                .workflow("""
                        workflow: case
                        labels: {task: classification, classes: from_data}
                        stages:
                          - id: answers
                            uses: import/csv
                            with: {path: answers.csv, annotations: {}}
                          - id: agreed
                            uses: consensus/majority-vote
                          - id: out
                            uses: export/csv
                            with: {table: labels, path: out/labels.csv}
                        """)
                .run()
                .done();

        assertThat(outcome.labels()).containsExactly("1,cat,labelled", "2,Cat,labelled", "3,no,labelled");
    }

    @Test
    void oneClassIsEnough() {
        assertThat(votes("only", "only").run().done().labels()).containsExactly("1,only,labelled");
    }
}
