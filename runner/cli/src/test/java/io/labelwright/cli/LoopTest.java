package io.labelwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loops as users see them: rounds, their ends, what is computed again, and what is refused. */
class LoopTest {

    private static final String HEAD = """
            workflow: rounds
            labels: {task: classification, classes: [ham, spam]}
            vars: {most: 3}
            stages:
              - id: mails
                uses: import/csv
                needs: []
                with: {path: mails.csv, items: {id: id, text: body, fields: []}}
              - id: crowd
                uses: import/csv
                needs: []
                with: {path: crowd.csv, annotations: {item: item, annotator: who, label: label}}
              - id: truth
                uses: import/csv
                needs: []
                with: {path: truth.csv, gold: {item: id, label: label}}
            """;

    private static final String RULES = """
                    - id: rules
                      uses: prelabel/rules
                      with: {rules: [{id: prize, when: "text.contains('prize')", label: spam}]}
            """;

    private static final String AGREED = """
                    - id: agreed
                      uses: consensus/majority-vote
            """;

    private static final String QUALITY = """
                    - id: quality
                      uses: evaluate/classification
                      with: {bootstrap: 0}
            """;

    private static final String OUT = """
              - id: labels
                uses: export/csv
                needs: [active]
                with: {table: labels, path: labels.csv}
              - id: votes
                uses: export/csv
                needs: [active]
                with: {table: annotations, path: votes.csv, columns: [item, annotator, label]}
              - id: figures
                uses: export/csv
                needs: [active]
                with: {table: metrics, path: figures.csv, where: "metric == 'accuracy'", columns: [stage, of]}
            """;

    @TempDir
    private Path folder;

    private record Result(int code, String out, String err) {}

    private static Result call(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        int code = new CommandLineProgram(terminal, Map.of()).run(arguments);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @BeforeEach
    void writeData() throws IOException {
        Files.writeString(folder.resolve("mails.csv"), "id,body\na,win a prize\nb,see you\nc,a prize again\nd,hello\n");
        Files.writeString(
                folder.resolve("crowd.csv"),
                "item,who,label\na,x,spam\na,y,ham\nb,x,ham\nb,y,ham\nc,x,spam\nc,y,spam\nd,x,ham\nd,y,spam\n");
        Files.writeString(folder.resolve("truth.csv"), "id,label\na,spam\nb,ham\nc,spam\n");
    }

    private static String loop(String with, String stages) {
        return "  - id: active\n    uses: flow/loop\n    needs: [mails, crowd, truth]\n    with:\n" + with.indent(6)
                + "      stages:\n" + stages;
    }

    private String write(String text) throws IOException {
        return Files.writeString(folder.resolve("flow.yaml"), text).toString();
    }

    private String whole(String with) throws IOException {
        return write(HEAD + loop(with, RULES + AGREED + QUALITY) + OUT);
    }

    private List<String> rows(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file));
    }

    @Test
    void eachRoundIsAStageOfItsOwnAndTheLastOneGoesOn() throws IOException {
        Result run = call("run", whole("max_rounds: ${vars.most}"));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .containsPattern("active/1/rules +prelabel/rules +ran")
                .containsPattern("active/3/quality +evaluate/classification +ran")
                .containsPattern("active +flow/loop +ran .*\\(max_rounds 3 reached\\)")
                .doesNotContain("active/4/");
        // Rules voted in three rounds, and count once: as what they said last.
        assertThat(rows("votes.csv"))
                .containsOnlyOnce("a,active/3/rules/prize,spam", "c,active/3/rules/prize,spam", "a,x,spam")
                .hasSize(1 + 8 + 2);
        assertThat(rows("labels.csv")).contains("a,spam,0.6666666666666666,labelled,active/3/agreed,3 answers");
        assertThat(rows("figures.csv")).containsExactly("stage,of", "active/3/quality,active/3/agreed");
    }

    @Test
    void aSecondRunFindsAllRoundsAndOneMoreRoundRunsOnlyThat() throws IOException {
        String file = whole("max_rounds: ${vars.most}");
        call("run", file);
        byte[] before = Files.readAllBytes(folder.resolve("votes.csv"));

        Result again = call("run", file);
        Result plan = call("plan", file, "--set", "most=4");
        Result longer = call("run", file, "--set", "most=4");

        assertThat(again.out())
                .contains("16 stages, 16 cached")
                .containsPattern("active +flow/loop +cached .*\\(max_rounds 3 reached\\)");
        assertThat(plan.out())
                .containsPattern("active/3/quality +evaluate/classification +cached")
                .containsPattern("active/4/rules +prelabel/rules +run +first run")
                .containsPattern("active/4/agreed +consensus/majority-vote +run +first run, after 'active/4/rules'")
                .containsPattern("active +flow/loop +run +3 rounds done, round 4 is next, at most 4 in all")
                .containsPattern(
                        "labels +export/csv +run +unless what it reads stays the same after 'active/4/agreed'");
        assertThat(longer.out())
                .containsPattern("active/3/quality +evaluate/classification +cached")
                .containsPattern("active/4/rules +prelabel/rules +ran")
                .contains("(max_rounds 4 reached)");
        assertThat(call("run", file).code()).isZero();
        assertThat(folder.resolve("votes.csv")).hasBinaryContent(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "metrics['accuracy'] >= 0.9|until met in round 1",
                "metrics['quality/recall[spam]'] == 1.0 && round == 2|until met in round 2",
                "counts.annotations >= 10 && counts.labelled > 3|max_rounds 3 reached, until not met",
                "round >= vars.most|until met in round 3"
            })
    void theEndOfTheRoundsIsSaid(String until, String reason) throws IOException {
        Result run =
                call("run", whole("max_rounds: 3\nuntil: \"" + until + "\"").toString(), "--json");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("{\"id\":\"active\",\"uses\":\"flow/loop\",\"status\":\"ran\",\"reason\":\"" + reason + "\"");
    }

    @Test
    void aLoopThatIsTheLastStageMayEndBeforeItsLastRound() throws IOException {
        String until = "max_rounds: 5\nuntil: \"round == 2\"";

        Result run = call("run", write(HEAD + loop(until, RULES + AGREED)), "--json");

        assertThat(run.code()).as(run.err()).isZero();
        // What rules said in the first round does not count beside what they said in the second.
        assertThat(run.out()).contains("\"counts\":{\"items\":4,\"annotations\":10,\"annotators\":3,\"labelled\":3,");
    }

    @Test
    void aRoundIsAskedForByTheWordsOfTheCommandLine() throws IOException {
        String file = whole("max_rounds: 2");
        call("run", file);

        assertThat(call("run", file, "--rerun", "active/2/agreed").out())
                .containsPattern("active/1/agreed +consensus/majority-vote +cached")
                .containsPattern("active/2/agreed +consensus/majority-vote +ran .*asked by --rerun");
        assertThat(call("run", file, "--rerun", "active/rules").out())
                .containsPattern("active/1/rules +prelabel/rules +ran")
                .containsPattern("active/2/rules +prelabel/rules +ran")
                .containsPattern("active/2/agreed +consensus/majority-vote +cached");
        Result wrong = call("run", file, "--rerun", "active/3/rules");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("--rerun names the stage 'active/3/rules', which there is not");
    }

    @Test
    void aLoopThatIsSkippedPassesItsViewOn() throws IOException {
        String skipped = HEAD
                + loop("max_rounds: 2", AGREED).replace("    with:", "    when: \"counts.items > 100\"\n    with:")
                + """
                  - id: late
                    uses: consensus/majority-vote
                    needs: [active]
                """;

        Result run = call("run", write(skipped));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("active +flow/loop +skipped .*\\(when is false\\)")
                .containsPattern("late +consensus/majority-vote +ran")
                .doesNotContain("active/1/");
    }

    @Test
    void stagesInsideAreKnownByTheirOwnIdsInside() throws IOException {
        String stages = RULES + """
                        - id: first
                          uses: consensus/majority-vote
                          with: {sources: ["stage:rules"]}
                        - id: second
                          uses: consensus/majority-vote
                        - id: quality
                          uses: evaluate/classification
                          from: {labels: first}
                          when: "counts.annotations > 0"
                          with: {bootstrap: 0}
                """;

        Result run = call("run", write(HEAD + loop("max_rounds: 2", stages)));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("active/2/quality of active/2/first");
    }

    @Test
    void onlyOneStageOfARoundHandsItsLabelsOn() throws IOException {
        String stages = AGREED + """
                        - id: other
                          uses: consensus/majority-vote
                          needs: []
                """;

        Result run = call("validate", write(HEAD + loop("max_rounds: 2", stages)));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "in the second round stage 'agreed' reads labels, which the stages 'agreed' and 'other' both");
    }

    @Test
    void recordsKnowTheStagesOfRounds() throws IOException {
        String file = whole("max_rounds: ${vars.most}");
        call("run", file);
        call("run", file, "--set", "most=2");
        String store = folder.resolve(".labelwright").toString();

        Result one = call("runs", "run-0001", "--store", store);
        Result difference = call("runs", "diff", "run-0001", "run-0002", "--store", store);

        assertThat(one.out()).contains("active/1/rules", "active/3/quality", "max_rounds 3 reached");
        assertThat(difference.out()).contains("active/3/rules");
        assertThat(Files.readString(folder.resolve(".votes.csv.manifest.json")))
                .contains("\"id\" : \"active/2/rules\"", "\"rounds\" : 2", "max_rounds 2 reached");
    }

    @Test
    void allThatIsWrongInALoopIsSaidAtOnceWithItsPlace() throws IOException {
        String file = write(HEAD + """
                  - id: active
                    uses: flow/loop
                    needs: [mails, crowd, truth]
                    timeout: 5m
                    with:
                      max_rounds: 0
                      until: "metrics['macro_f2'] > 0.9"
                      stages:
                        - id: more
                          uses: import/csv
                          with: {path: crowd.csv, annotations: {item: item, annotator: who, label: label}}
                        - id: crowd
                          uses: consensus/majority-vote
                          with: {quorun: 2}
                        - id: again
                          uses: flow/loop
                          with: {max_rounds: 2, stages: [{id: deep, uses: consensus/majority-vote}]}
                        - id: file
                          uses: export/csv
                          needs: [nobody]
                          with: {table: labels, path: x.csv}
                """);

        Result run = call("validate", file);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains(":18:11 ", "the loop 'active' can't have a timeout")
                .contains(":22:19 ", "max_rounds")
                .contains(":26:17 ", "the stage 'more' of the loop 'active' is an import")
                .contains(":28:15 ", "the id 'crowd' is already that of a stage outside of the loop")
                .contains(":30:18 ", "unknown key 'quorun'", "did you mean 'quorum'?")
                .contains(":32:17 ", "loops inside of loops are not supported")
                .contains(":35:17 ", "the stage 'file' of the loop 'active' is an export")
                .contains("needs 'nobody', but there is no such stage");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "metrics['macro_f2'] > 0.9|unknown name 'macro_f2' in 'metrics'|did you mean 'macro_f1'?",
                "metrics['qualty/macro_f1'] > 0.9|unknown name 'qualty/macro_f1'|did you mean 'quality/macro_f1'?",
                "metrics['f1[sapm]'] > 0.9|unknown name 'f1[sapm]'|did you mean 'f1[spam]'?",
                "counts.labeled > 3|unknown name 'labeled' in 'counts'|did you mean 'labelled'?",
                "round > 'two'|does not take whole number and text|",
                "rounds == 2|rounds|did you mean 'round'?",
                "round + 1|a condition gives true or false|"
            })
    void aConditionThatCanNotBeMetIsAnErrorBeforeAnythingRuns(String until, String message, String hint)
            throws IOException {
        Result run = call("validate", whole("max_rounds: 3\nuntil: \"" + until + "\""));

        assertThat(run.code()).as(run.out()).isEqualTo(2);
        assertThat(run.err())
                .contains("flow.yaml:22:14 LBL-1013")
                .contains(message)
                .contains(hint == null ? "" : hint);
    }

    @Test
    void metricsThatNoStageWritesAreAnError() throws IOException {
        Result run =
                call("validate", write(HEAD + loop("max_rounds: 3\nuntil: \"metrics['accuracy'] > 0.5\"", AGREED)));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("asks for metrics, but no stage of a round writes any");
    }

    @Test
    void aStageInsideReadsFromAStageThatTheLoopWaitsFor() throws IOException {
        String before = """
                  - id: before
                    uses: consensus/majority-vote
                    needs: [crowd, mails]
                """;
        String stages = AGREED + QUALITY.replace("with:", "from: {labels: before}\n          with:");

        Result blind = call("validate", write(HEAD + before + loop("max_rounds: 2", stages)));
        Result seeing = call(
                "run",
                write(HEAD + before + loop("max_rounds: 2", stages).replace("crowd, truth]", "crowd, truth, before]")));

        assertThat(blind.code()).isEqualTo(2);
        assertThat(blind.err()).contains("reads from 'before', which the loop does not wait for");
        assertThat(seeing.code()).as(seeing.err()).isZero();
        assertThat(seeing.out()).contains("active/2/quality of before");
    }
}
