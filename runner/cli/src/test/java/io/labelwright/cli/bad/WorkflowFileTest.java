package io.labelwright.cli.bad;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workflow files that are no good as YAML, or no good as workflows. */
class WorkflowFileTest {

    private static final String VOTES = "item,annotator,label\n1,ann,a\n1,ben,a\n1,cem,b\n";

    private static final String HEAD = "workflow: case\nlabels: {task: classification, classes: [a, b]}\n";

    private static final String STAGES = """
            stages:
              - id: answers
                uses: import/csv
                with: {path: answers.csv, annotations: {}}
              - id: agreed
                uses: consensus/majority-vote
              - id: out
                uses: export/csv
                with: {table: labels, path: out/labels.csv}
            """;

    @TempDir
    private Path folder;

    /** Set by a class initialiser, were the class ever loaded. */
    static final class Gadget {
        static {
            System.setProperty("labelwright.test.gadget", "loaded");
        }

        private Gadget() {}
    }

    private Scenario scenario(String yaml) {
        return Scenario.in(folder).file("answers.csv", VOTES).workflow(yaml);
    }

    @Test
    void aGoodOneRuns() {
        assertThat(scenario(HEAD + STAGES).run().done().labels()).containsExactly("1,a,labelled");
    }

    @Test
    void javaTagsLoadNoClassAndOpenNoConnection() throws IOException {
        try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(300);
            String url = "http://127.0.0.1:" + listener.getLocalPort() + "/";
            String gadget =
                    "description: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL ["
                            + "\"" + url + "\"]]]]\n";

            scenario(HEAD + gadget + STAGES).run().invalidAt("3:14", "tag");
            scenario(HEAD + "description: !!io.labelwright.cli.bad.WorkflowFileTest$Gadget {}\n" + STAGES)
                    .run()
                    .invalid("tag");

            assertThat(accepts(listener)).isFalse();
            assertThat(System.getProperty("labelwright.test.gadget")).isNull();
        }
    }

    private static boolean accepts(ServerSocket listener) throws IOException {
        try (var connection = listener.accept()) {
            return connection.isConnected();
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Test
    void aliasBombsAndRecursiveAliasesEndFast() {
        var bomb = new StringBuilder("vars:\n  a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            String alias = "*a" + (i - 1);
            bomb.append("  a").append(i).append(": &a").append(i).append(" [");
            bomb.append((alias + ", ").repeat(9)).append(alias).append("]\n");
        }
        long started = System.nanoTime();

        scenario(HEAD + bomb + STAGES).run().invalid("flow.yaml:");
        scenario(HEAD + "vars: {a: &a [*a]}\n" + STAGES).run().invalid("flow.yaml:3:");

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void twiceGivenUnknownAndMisspeltKeysComeInOnePass() {
        Outcome outcome = scenario(HEAD + """
                        seed: 1
                        seed: 2
                        sead: 3
                        stages:
                          - id: answers
                            uses: import/cvs
                            with: {path: answers.csv, annotations: {}}
                          - id: agreed
                            uses: consensus/majority-vote
                            with: {quorm: 2}
                        """).run().invalidAt("4:1", "'seed'");

        assertThat(outcome.err()).contains("flow.yaml:5:1 LBL-1002", "'sead'", "did you mean 'seed'?");
        assertThat(outcome.err()).contains("flow.yaml:8:11 LBL-1007", "import/cvs", "did you mean 'import/csv'?");
        assertThat(outcome.err()).contains("flow.yaml:12:12 LBL-1002", "'quorm'", "did you mean 'quorum'?");
        assertThat(outcome.errors()).hasSize(4);
    }

    @Test
    void aMistakeInOneStageHidesNoneOfAnother() {
        Scenario.in(folder)
                .file("items.csv", "id,body\n1,hello\n")
                .file("answers.csv", "item,annotator,label\n1,ann,a\n")
                .workflow("a, b", """
                        - id: items
                          uses: import/csv
                          with: {path: items.csv, items: {text: body}}
                        - id: answers
                          uses: import/csv
                          needs: []
                          with: {path: answers.csv, annotations: {label: lable}}
                        - id: rules
                          uses: prelabel/rules
                          needs: [items]
                          with:
                            rules:
                              - {id: one, when: "txt == 'x'", label: a}
                              - {id: two, when: "text == 'x'", label: c}
                        - id: agreed
                          uses: consensus/majority-vote
                          needs: [items, answers]
                          with: {quorm: 2}
                        - id: out
                          uses: export/csv
                          with: {table: labels, path: out/labels.csv, where: "statu == 'labelled'"}
                        - {id: odd, uses: evaluate/agreemnt}
                        """)
                .run()
                .invalid(
                        "unknown key 'quorm'",
                        "no column 'lable' for annotations.label",
                        "the class 'c'",
                        "no strategy 'evaluate/agreemnt'");
    }

    @Test
    void aWrongKeyHidesNoWrongCondition() {
        Outcome outcome = Scenario.in(folder)
                .file("items.csv", "id,body\n1,hello\n")
                .workflow("a, b", """
                        - id: items
                          uses: import/csv
                          with: {path: items.csv, items: {text: body}}
                        - id: rules
                          uses: prelabel/rules
                          with:
                            rules:
                              - {id: one, when: "txt == 'x'", label: a}
                              - {id: two, when: "text == 'x'", label: c}
                        - id: agreed
                          uses: consensus/majority-vote
                          with: {quorm: 2}
                        - id: out
                          uses: export/csv
                          with: {table: labels, path: out/labels.csv, where: "item.txt == 'x'"}
                        """)
                .run()
                .invalid("unknown name 'txt'", "the class 'c'", "unknown key 'quorm'", "'txt' in 'item'");
        assertThat(outcome.errors()).hasSize(4);
    }

    @Test
    void whatAWrongImportWouldBringIsNotGuessed() {
        Outcome outcome = Scenario.in(folder)
                .file("items.csv", "id,body\n1,hello\n")
                .workflow("a, b", """
                        - id: items
                          uses: import/csv
                          with: {path: items.csv, items: {text: body, fieldz: [body]}}
                        - id: rules
                          uses: prelabel/rules
                          with: {rules: [{id: one, when: "text == 'x'", label: a}]}
                        """)
                .run()
                .invalid("unknown key 'items.fieldz'");
        assertThat(outcome.errors()).hasSize(1);
    }

    @Test
    void defaultsOfAStrategyThatThereIsNotAreNamed() {
        String stages = """
                stages:
                  - id: answers
                    uses: import/csv
                    with: {path: answers.csv, annotations: {}}
                """;
        String head = "workflow: case\nlabels: {task: classification, classes: [a, b]}\n";
        Scenario scenario = Scenario.in(folder).file("answers.csv", "item,annotator,label\n1,ann,a\n");
        scenario.workflow(head + "defaults:\n  consensus/majorty-vote: {quorum: 2}\n" + stages)
                .run()
                .invalidAt("4:3", "LBL-1007", "'consensus/majorty-vote'", "did you mean 'consensus/majority-vote'?");
        Outcome outcome = scenario.workflow(
                        head + "defaults:\n  \"concensus/*\": {quorum: 2}\n  \"consensus/*\": {quorum: 2}\n" + stages)
                .run()
                .done();
        assertThat(outcome.warnings()).hasSize(1);
        outcome.says("flow.yaml:4:3 LBL-1007 warning", "'concensus/*'");
    }

    @Test
    void mergeKeysAndAnchorsWork() {
        Outcome outcome = scenario(HEAD + """
                        stages:
                          - id: answers
                            uses: import/csv
                            with: {path: answers.csv, annotations: {}}
                          - {id: one, uses: consensus/majority-vote, needs: [answers], with: &common {quorum: 4}}
                          - id: two
                            uses: consensus/majority-vote
                            needs: [answers]
                            with: {<<: *common, tie: prior}
                          - {id: out, uses: export/csv, needs: [two], with: {table: labels, path: out/labels.csv}}
                        """).run().done();

        assertThat(outcome.labels()).containsExactly("1,,unresolved");
        assertThat(outcome.text("out/labels.csv")).contains("below quorum");
    }

    @Test
    void aTabThatIndentsIsNamed() {
        scenario(HEAD + "stages:\n\t- id: answers\n").run().invalidAt("4:1", "tab");
    }

    @Test
    void byteOrderMarkAndWindowsLineEndsAreFine() {
        scenario("\ufeff" + (HEAD + STAGES).replace("\n", "\r\n")).run().done();
    }

    @Test
    void otherEncodingsAreNamed() {
        byte[] utf16 = (HEAD + STAGES).getBytes(StandardCharsets.UTF_16);
        scenario("").file("flow.yaml", utf16).run().invalid("UTF-16", "UTF-8");

        byte[] latin1 = (HEAD + "description: caf\u00e9\n" + STAGES).getBytes(StandardCharsets.ISO_8859_1);
        scenario("").file("flow.yaml", latin1).run().invalid("flow.yaml:3:", "UTF-8");
    }

    @Test
    void aCycleIsListed() {
        scenario(HEAD + """
                        stages:
                          - {id: one, uses: consensus/majority-vote, needs: [three]}
                          - {id: two, uses: consensus/majority-vote, needs: [one]}
                          - {id: three, uses: consensus/majority-vote, needs: [two]}
                        """).run().invalid("LBL-1009", "one", "two", "three", "flow.yaml:4:");
    }

    @Test
    void unknownNeedsAndFromNameTheNearestStage() {
        scenario(HEAD + """
                        stages:
                          - id: answers
                            uses: import/csv
                            with: {path: answers.csv, annotations: {}}
                          - {id: agreed, uses: consensus/majority-vote, needs: [answer]}
                          - id: out
                            uses: export/csv
                            from: {labels: agred}
                            with: {table: labels, path: out/labels.csv}
                        """)
                .run()
                .invalidAt("7:57", "'answer'", "did you mean 'answers'?")
                .says("flow.yaml:10:20 LBL-1008", "'agred'", "did you mean 'agreed'?")
                .saysNot("LBL-1014");
    }

    @Test
    void twoStagesOfOneIdAreRefused() {
        scenario(HEAD + STAGES + "  - {id: agreed, uses: consensus/majority-vote}\n")
                .run()
                .invalidAt("12:10", "'agreed'")
                .saysNot("LBL-1014");
    }

    @Test
    void branchesThatBothDecidedNeedAChoice() {
        String branches = HEAD + """
                stages:
                  - id: answers
                    uses: import/csv
                    with: {path: answers.csv, annotations: {}}
                  - {id: one, uses: consensus/majority-vote, needs: [answers]}
                  - {id: two, uses: consensus/dawid-skene, needs: [answers]}
                  - id: out
                    uses: export/csv
                    needs: [one, two]
                    with: {table: labels, path: out/labels.csv}
                """;

        scenario(branches).run().invalidAt("10:11", "LBL-1010", "'one'", "'two'", "from: {labels: one}");
        scenario(branches.replace("needs: [one, two]\n", "needs: [one, two]\n    from: {labels: one}\n"))
                .run()
                .done();
    }

    @Test
    void aStageThatReadsWhatNobodyWritesIsToldWhoDoes() {
        scenario(HEAD + """
                        stages:
                          - id: answers
                            uses: import/csv
                            with: {path: answers.csv, annotations: {}}
                          - {id: agreed, uses: consensus/majority-vote, needs: [answers]}
                          - id: out
                            uses: export/csv
                            needs: [answers]
                            with: {table: labels, path: out/labels.csv}
                        """).run().invalid("LBL-1014", "labels", "'agreed'", "add it to needs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "---\n", "42\n", "- a\n- b\n", "null\n"})
    void aFileWithoutAWorkflowIsRefused(String yaml) {
        scenario(yaml).run().invalid("flow.yaml");
    }

    @Test
    void severalDocumentsAreRefused() {
        scenario(HEAD + STAGES + "---\n" + HEAD + STAGES).run().invalid("flow.yaml:12:1 ", "document");
    }

    @Test
    void hugeAndDeepFilesEndFast() {
        long started = System.nanoTime();

        scenario(HEAD + "description: " + "x".repeat(5 * 1024 * 1024 + 1) + "\n" + STAGES)
                .run()
                .invalid("5");
        scenario(HEAD + "vars: {deep: " + "[".repeat(5000) + "]".repeat(5000) + "}\n" + STAGES)
                .run()
                .invalid("flow.yaml:3:", "64");

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aMissingFileAndAFolderAreNamed() {
        Scenario none = Scenario.in(folder);
        assertThat(none.run().exitCode()).isEqualTo(2);
        none.run().says("flow.yaml");

        Scenario inFolder = Scenario.in(folder).file("flow.yaml/x", "");
        assertThat(inFolder.run().exitCode()).isEqualTo(2);
        inFolder.run().says("flow.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {".nan", ".inf", "-.inf", "1e999", "many", "-1", "1.5"})
    void thresholdsMustBeNumbersInTheirRange(String value) {
        scenario((HEAD + STAGES)
                        .replace("majority-vote\n", "majority-vote\n    with: {min_confidence: " + value + "}\n"))
                .run()
                .invalid("flow.yaml:9:28", "min_confidence");
    }

    @Test
    void aWordThatIsNoChoiceIsToldTheChoices() {
        scenario((HEAD + STAGES).replace("majority-vote\n", "majority-vote\n    with: {tie: unresolve}\n"))
                .run()
                .invalidAt("9:17", "unresolved");
    }

    @Test
    void sparkIsNotHereYet() {
        scenario("engine: spark\n" + HEAD + STAGES).run().invalidAt("1:9", "spark");
    }
}
