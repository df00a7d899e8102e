package io.labelwright.cli.bad;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conditions, time limits, variables and secrets of stages. */
class StagesTest {

    private static final String VOTES = "item,annotator,label\n1,ann,a\n1,ben,b\n1,cem,b\n";

    @TempDir
    private Path folder;

    private Scenario scenario(String yaml) {
        return Scenario.in(folder).file("answers.csv", VOTES).workflow(yaml);
    }

    private static String flow(String more, String agreedKeys) {
        return """
                workflow: case
                %slabels: {task: classification, classes: [a, b]}
                stages:
                  - id: answers
                    uses: import/csv
                    with: {path: answers.csv, annotations: {}}
                  - {id: first, uses: consensus/majority-vote}
                  - id: agreed
                    uses: consensus/dawid-skene
                    %s
                  - id: out
                    uses: export/csv
                    with: {table: labels, path: out/labels.csv}
                """.formatted(more, agreedKeys);
    }

    @Test
    void aStageWhoseConditionIsFalsePassesItsViewOn() {
        Outcome outcome =
                scenario(flow("", "when: counts.annotations > 100")).run().done();

        assertThat(outcome.status("agreed")).isEqualTo("skipped");
        assertThat(outcome.labels()).containsExactly("1,b,labelled");
        assertThat(outcome.text("out/labels.csv")).contains("first");
        assertThat(scenario(flow("", "when: counts.annotations == 3"))
                        .run()
                        .done()
                        .status("agreed"))
                .isEqualTo("ran");
    }

    @Test
    void aConditionThatMakesNoSenseIsFoundBeforeAnythingRuns() {
        scenario(flow("", "when: counts.annotation > 1")).run().invalid("flow.yaml:10:", "annotations");
        scenario(flow("", "when: \"counts.annotations >\"")).run().invalid("flow.yaml:10:");
        scenario(flow("", "when: \"1 + 1\"")).run().invalid("flow.yaml:10:");
    }

    @Test
    void aStageOverItsTimeFails() {
        var many = new StringBuilder("item,annotator,label\n");
        for (int i = 0; i < 20_000; i++) {
            many.append(i).append(",w").append(i % 50).append(i % 3 == 0 ? ",a\n" : ",b\n");
        }
        scenario(flow("", "timeout: 1ms"))
                .file("answers.csv", many.toString())
                .run()
                .failed("agreed", "LBL-4003", "0.001 s");
        assertThat(scenario(flow("", "timeout: 1h")).run().done().status("agreed"))
                .isEqualTo("ran");
        scenario(flow("", "timeout: soon")).run("--rerun", "all").invalidWithOutput("flow.yaml:10:", "soon");
    }

    @Test
    void unknownVariablesAreNamed() {
        scenario(flow("vars: {quorum: 2}\n", "with: {quorum: \"${vars.qorum}\"}"))
                .run()
                .invalid("LBL-1011", "qorum", "did you mean", "flow.yaml:11:");
        scenario(flow("", "with: {quorum: \"${env.LABELWRIGHT_NOT_THERE}\"}"))
                .run()
                .invalid("LBL-1011", "LABELWRIGHT_NOT_THERE", "flow.yaml:10:");
        scenario(flow("", "with: {quorum: \"${secret.NOT_THERE}\"}")).run().invalid("NOT_THERE", "flow.yaml:10:");
    }

    @Test
    void settingAVariableThatThereIsNotIsAWarning() {
        Outcome outcome = scenario(flow("vars: {quorum: 1}\n", "with: {quorum: \"${vars.quorum}\"}"))
                .run("--set", "qorum=2")
                .done();

        assertThat(outcome.warnings()).isNotEmpty();
        outcome.says("qorum", "quorum");
    }

    @Test
    void secretsAreWrittenNowhere() {
        String secret = "s3cr3t-Zq8v";
        scenario(flow("description: \"it is ${secret.TOKEN}\"\n", "with: {sources: [\"*\", \"${secret.TOKEN}\"]}"))
                .file("keys/TOKEN", secret + "\n");

        for (String[] more : new String[][] {{}, {"--debug"}, {"-v"}, {"--rerun", "all", "--set", "x=1"}}) {
            String[] arguments = Stream.concat(
                            Stream.of("--secrets", folder.resolve("keys").toString()), Stream.of(more))
                    .toArray(String[]::new);
            Scenario.in(folder).runForPeople(arguments).saysNot(secret);
            Scenario.in(folder).run(arguments).saysNot(secret);
            Scenario.in(folder).validate(arguments[0], arguments[1]).saysNot(secret);
        }
        scenario(flow("", "with: {tie: \"${secret.TOKEN}\"}"))
                .run("--secrets", folder.resolve("keys").toString())
                .saysNot(secret)
                .says("flow.yaml:10:");
        assertNowhere(secret);
    }

    @Test
    void secretsAreRefusedWhereMessagesAndRecordsWouldShowThem() {
        String secret = "s3cr3t-Zq8v";
        String keys = folder.resolve("keys").toString();
        String good = flow("", "");
        for (String[] change : new String[][] {
            {"path: answers.csv", "path: \"${secret.TOKEN}\"", "path"},
            {"path: out/labels.csv", "path: \"out/${secret.TOKEN}.csv\"", "path"},
            {"table: labels", "table: labels, where: \"label == '${secret.TOKEN}'\"", "where"},
        }) {
            scenario(good.replace(change[0], change[1]))
                    .file("keys/TOKEN", secret + "\n")
                    .run("--secrets", keys)
                    .invalid("LBL-1005", "'" + change[2] + "'", "not a secret: it is shown and stored")
                    .saysNot(secret);
        }
        assertNowhere(secret);
    }

    private void assertNowhere(String secret) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.startsWith(folder.resolve("keys"))) {
                    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(secret);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aStageThatFailsLeavesOthersTheirWork() {
        Outcome outcome = Scenario.in(folder)
                .file("answers.csv", VOTES)
                .file("broken.csv", "item,annotator,label\n1,ann\n")
                .workflow("a, b", """
                        - {id: broken, uses: import/csv, with: {path: broken.csv, annotations: {}}}
                        - {id: after, uses: consensus/majority-vote}
                        - {id: answers, uses: import/csv, with: {path: answers.csv, annotations: {}}, needs: []}
                        - {id: agreed, uses: consensus/majority-vote}
                        - {id: out, uses: export/csv, with: {table: labels, path: out/labels.csv}}
                        """)
                .run()
                .failed("broken", "broken.csv:2");

        assertThat(outcome.status("after")).isEqualTo("pending");
        assertThat(outcome.labels()).containsExactly("1,b,labelled");
    }

    @Test
    void namesThatSteerATerminalAreInert() {
        String evil = "\u001b[2Jgone\u202etxt\u0007";
        Scenario scenario = Scenario.in(folder)
                .majority(
                        "a, \"b\\e[31m\"",
                        "item,annotator,label\n" + evil + ",\"a\nnn\",a\n" + evil + ",\"a\nnn\",b\n");

        scenario.runForPeople("-v");
        scenario.run();
        scenario.file("answers.csv", "item,annotator,label\nx,ann," + evil + "\n");
        scenario.runForPeople().says("answers.csv:2");
        scenario.run().failed("answers", "\\x1b[2J", "\\u202e");
    }
}
