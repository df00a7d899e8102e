package io.labelwright.cli.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.cli.Invocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People are asked by a workflow, answer in files, and the workflow goes on. */
class ReviewTest {

    private static final String HEADER = "item,annotator,label,verdict,note,time\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void makeFiles() throws IOException {
        file("items.csv", "id,body\n1,=cmd()\n2,\"hello, you\"\n3,<b>\n4,plain\n");
        file(
                "crowd.csv",
                "item,annotator,label\n1,x,ham\n1,y,spam\n2,x,ham\n2,y,ham\n3,x,spam\n3,y,spam\n4,x,spam\n4,y,ham\n4,z,spam\n");
        file("guidelines.md", "Spam is what nobody asked for.");
        workflow("{}");
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void workflow(String with) throws IOException {
        file("flow.yaml", """
                workflow: case
                labels: {task: classification, classes: [ham, spam], guidelines: guidelines.md}
                stages:
                  - id: items
                    uses: import/csv
                    with: {path: items.csv, items: {text: body}}
                  - id: crowd
                    uses: import/csv
                    needs: []
                    with: {path: crowd.csv, annotations: {}}
                  - id: vote
                    uses: consensus/majority-vote
                    needs: [items, crowd]
                  - id: pick
                    uses: select/margin
                    with: {budget: 2}
                  - id: people
                    uses: review/people
                    with: %s
                  - id: final
                    uses: consensus/majority-vote
                  - id: out
                    uses: export/csv
                    with: {table: labels, path: out/labels.csv}
                  - id: answers
                    uses: export/csv
                    needs: [people]
                    with: {table: annotations, path: out/answers.csv}
                  - id: votes
                    uses: export/csv
                    needs: [vote]
                    with: {table: labels, path: out/votes.csv}
                """.formatted(with));
    }

    private Invocation call(String... words) {
        var arguments = new ArrayList<String>();
        for (String word : words) {
            boolean isFile = word.contains(".");
            arguments.add(isFile ? folder.resolve(word).toString() : word);
        }
        Invocation ended = Invocation.of(Map.of(), arguments.toArray(String[]::new));
        assertThat(ended.out() + ended.err()).doesNotContain("\tat ", "defect of Labelwright");
        return ended;
    }

    private Invocation run() {
        return call("run", "flow.yaml");
    }

    private void take(String csv) throws IOException {
        file("answers.csv", HEADER + csv);
        Invocation taken = call("review", "import", "flow.yaml", "answers.csv");
        assertThat(taken.exitCode()).as(taken.err()).isZero();
    }

    private String label(String item) throws IOException {
        return rows("out/labels.csv")
                .filter(row -> row.startsWith(item + ","))
                .findFirst()
                .orElseThrow();
    }

    private Stream<String> rows(String name) throws IOException {
        return Files.readString(folder.resolve(name)).lines();
    }

    @Test
    void theRunWaitsAndGoesOnWithTheAnswers() throws IOException {
        Invocation first = run();
        assertThat(first.exitCode()).as(first.err()).isEqualTo(3);
        assertThat(first.out()).contains("2 tasks open, 0 answered", "case waiting");
        assertThat(folder.resolve("out/votes.csv")).as("what needs no people").exists();
        assertThat(folder.resolve("out/labels.csv")).doesNotExist();

        take("1,ann,spam,,,\n");
        assertThat(run().exitCode()).isEqualTo(3);
        take("4,bob,ham,,,\n");
        Invocation last = run();

        assertThat(last.exitCode()).as(last.err()).isZero();
        assertThat(label("1")).isEqualTo("1,spam,1.0,labelled,people,given by ann");
        assertThat(label("4")).isEqualTo("4,ham,1.0,labelled,people,given by bob");
        assertThat(label("2")).contains("ham,1.0,labelled,final");
    }

    @Test
    void hiddenQuestionsLookLikeTheOthersAndMeasurePeople() throws IOException {
        workflow("{gold_share: 0.5}");
        file(
                "flow.yaml",
                Files.readString(folder.resolve("flow.yaml"))
                        .replace("annotations: {}}", """
                annotations: {}}
                  - id: truth
                    uses: import/csv
                    needs: []
                    with: {path: truth.csv, gold: {}}""")
                        .replace("needs: [pick]", "needs: [pick, truth]")
                        .replace("uses: review/people\n", "uses: review/people\n    needs: [pick, truth]\n"));
        file("truth.csv", "item,label\n2,ham\n3,spam\n");

        Invocation first = run();
        assertThat(first.exitCode()).as(first.err()).isEqualTo(3);
        assertThat(first.out()).contains("4 tasks open");
        assertThat(call("review", "export", "flow.yaml", "tasks.csv").exitCode())
                .isZero();
        List<String> tasks = rows("tasks.csv").toList();
        assertThat(tasks.get(0)).isEqualTo("stage,item,rank,action,text,choices,annotator,label,verdict,note,time");
        assertThat(tasks.stream().skip(1).map(row -> row.split(",", -1)[2])).containsExactly("1", "2", "3", "4");

        take("1,ann,spam,,,\n2,ann,ham,,,\n3,ann,ham,,,\n4,ann,ham,,,\n");
        Invocation last = run();

        assertThat(last.exitCode()).as(last.err()).isZero();
        assertThat(label("3")).as("the crowd's label").isEqualTo("3,spam,1.0,labelled,final,2 answers");
        assertThat(label("4")).isEqualTo("4,ham,1.0,labelled,people,given by ann");
        assertThat(rows("out/answers.csv").filter(row -> row.contains(",ann,"))).hasSize(2);
        assertThat(call("status", "flow.yaml").out())
                .contains("people for people: 4 items answered; answers: ann 4; hidden questions: ann 1 of 2 right");
        Invocation status = call("status", "flow.yaml", "--json");
        assertThat(status.out()).contains("\"gold\":[{\"annotator\":\"ann\",\"answers\":2,\"right\":1}]");
        assertThat(call("explain", "3", "-f", "flow.yaml").out())
                .contains("hidden question", "the truth is spam, no vote");
        assertThat(run().out()).containsPattern("people +review/people +cached");
    }

    @Test
    void answersMayComeBeforeTheFirstRun() throws IOException {
        take("1,ann,spam,,,\n4,ann,ham,,,\n");

        Invocation ran = run();

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(label("1")).endsWith("given by ann");
    }

    @Test
    void newAnswersRunWhatDependsOnThemAndNoMore() throws IOException {
        take("1,ann,spam,,,\n4,ann,ham,,,\n");
        run();
        take("4,ann,spam,,looked again,\n");

        Invocation ran = call("run", "flow.yaml", "--json");

        assertThat(ran.out()).contains("\"id\":\"people\",\"uses\":\"review/people\",\"status\":\"ran\"");
        for (String stage : List.of("items", "crowd", "vote", "pick", "votes")) {
            assertThat(ran.out())
                    .containsPattern("\"id\":\"" + stage + "\",\"uses\":\"[a-z/-]+\",\"status\":\"cached\"");
        }
        assertThat(ran.out()).contains("\"answered\":2");
        assertThat(label("4")).startsWith("4,spam");
        assertThat(run().out()).contains("9 stages, 9 cached");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasks.csv", "tasks.jsonl"})
    void exportedTasksAreFilledInAndTaken(String name) throws IOException {
        run();
        Invocation written = call("review", "export", "flow.yaml", name);
        assertThat(written.exitCode()).as(written.err()).isZero();
        assertThat(written.out()).contains("2 tasks written");
        String tasks = Files.readString(folder.resolve(name));
        assertThat(tasks).contains("people", "plain", "ham | spam");
        if (name.endsWith("csv")) {
            assertThat(tasks).as("a formula is none in a spreadsheet").contains(",'=cmd(),");
            file(name, tasks.replaceAll("(?m),,,,,$", ",ann,spam,,,"));
        } else {
            file(name, tasks.replace("\"annotator\":null,\"label\":null", "\"annotator\":\"ann\",\"label\":\"spam\""));
        }

        Invocation taken = call("review", "import", "flow.yaml", name);

        assertThat(taken.exitCode()).as(taken.err()).isZero();
        assertThat(taken.out()).contains("2 answers taken");
        assertThat(run().exitCode()).isZero();
        assertThat(label("1")).endsWith("given by ann");
        assertThat(rows("out/answers.csv").filter(row -> row.contains("people")))
                .as("the version of the guidelines")
                .allMatch(row -> row.matches(".*,[0-9a-f]{64},answer,"));
    }

    @Test
    void aFileThatIsThereIsNotWrittenOver() throws IOException {
        run();
        file("tasks.csv", "somebody's work");

        Invocation refused = call("review", "export", "flow.yaml", "tasks.csv");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("tasks.csv"))).isEqualTo("somebody's work");
    }

    @Test
    void tasksGoToLabelStudioAndItsAnswersComeBack() throws IOException {
        run();
        call("review", "export", "flow.yaml", "tasks.json");
        String tasks = Files.readString(folder.resolve("tasks.json"));
        assertThat(tasks)
                .contains("\"labelwright_item\":\"1\"", "\"choices\":[\"spam\"]", "\"score\":0.6666666666666666");
        file("done.json", """
                [{"id": 1, "data": {"labelwright_item": "1", "labelwright_stage": "people"},
                  "annotations": [{"completed_by": {"id": 3, "email": "ann@work"}, "created_at": "2025-01-01T00:00:00.5Z",
                    "result": [{"type": "choices", "from_name": "label", "value": {"choices": ["spam"]}},
                               {"type": "textarea", "value": {"text": ["sure"]}}]}]},
                 {"id": 2, "data": {"labelwright_item": "4", "labelwright_stage": "people"},
                  "annotations": [{"completed_by": 7, "was_cancelled": true, "result": []}]}]
                """);

        Invocation taken = call("review", "import", "flow.yaml", "done.json");

        assertThat(taken.out()).as(taken.err()).contains("2 answers taken");
        assertThat(run().exitCode()).isZero();
        assertThat(rows("out/answers.csv"))
                .anyMatch(row -> row.startsWith("1,ann@work,spam,,2025-01-01T00:00:00.500Z,people")
                        && row.endsWith("answer,sure"))
                .anyMatch(row -> row.startsWith("4,7,,") && row.contains(",skip,"));
    }

    @Test
    void theSameFileTwiceAddsNothing() throws IOException {
        String answers = "1,ann,spam,,,\n4,bob,ham,,sure,2025-01-01T10:00:00+02:00\n";
        take(answers);

        Invocation again = call("review", "import", "flow.yaml", "answers.csv", "--json");

        assertThat(again.out()).contains("\"taken\":0", "\"known\":2");
    }

    @Test
    void aCorrectionIsTheAnswerAndAnOldFileDoesNotBringTheOldOneBack() throws IOException {
        take("1,ann,spam,,,\n4,ann,ham,,,\n");
        String old = Files.readString(folder.resolve("answers.csv"));
        take("1,ann,ham,,,\n");
        file("answers.csv", old);

        Invocation again = call("review", "import", "flow.yaml", "answers.csv");

        assertThat(again.out()).contains("0 answers taken", "2 known already");
        assertThat(again.err()).contains("corrected since", "answers.csv:2");
        run();
        assertThat(label("1")).startsWith("1,ham");
        take("1,ann,spam,,after all,\n");
        run();
        assertThat(label("1")).startsWith("1,spam");
    }

    @Test
    void timesSayWhichAnswerIsTheLatest() throws IOException {
        take("4,ann,ham,,,2025-01-01T00:00:00Z\n1,ann,ham,,,2025-03-01T00:00:00Z\n");
        take("1,ann,spam,,,2025-02-01T00:00:00Z\n");

        run();

        assertThat(label("1")).startsWith("1,ham");
    }

    @Test
    void twoWhoDifferAreBothKeptAndNeitherWins() throws IOException {
        take("1,ann,spam,,,\n4,ann,ham,,,\n");
        take("1,bob,ham,,,\n");

        run();

        assertThat(rows("out/answers.csv").filter(row -> row.startsWith("1,") && row.contains("people")))
                .hasSize(2);
        file(
                "flow.yaml",
                Files.readString(folder.resolve("flow.yaml")).replace("with: {}", "with: {adjudicate: true}"));
        assertThat(run().exitCode()).isEqualTo(3);
        call("review", "export", "flow.yaml", "more.csv");
        assertThat(Files.readString(folder.resolve("more.csv"))).contains("adjudicate", "\"spam by ann, ham by bob\"");
        file("more.csv", Files.readString(folder.resolve("more.csv")).replaceAll("(?m),,,,,$", ",carl,ham,,,"));
        call("review", "import", "flow.yaml", "more.csv");
        assertThat(run().exitCode()).isZero();
        assertThat(label("1")).isEqualTo("1,ham,1.0,labelled,people,adjudicated by carl");
    }

    @Test
    void severalAnswersPerItemGoToTheConsensus() throws IOException {
        workflow("{answers_per_item: 2}");
        run();
        take("1,ann,spam,,,\n1,bob,spam,,,\n4,ann,ham,,,\n");
        Invocation waiting = run();
        assertThat(waiting.exitCode()).isEqualTo(3);
        assertThat(waiting.out()).contains("1 task open, 3 answered");

        take("4,bob,ham,,,\n");

        assertThat(run().exitCode()).isZero();
        assertThat(label("1")).startsWith("1,spam,0.75,labelled,final,4 answers");
    }

    @Test
    void everyBadRowIsToldAndNothingIsTaken() throws IOException {
        file(
                "answers.csv",
                HEADER
                        + "1,ann,spma,,,\n9,ann,ham,,,\n2,,ham,,,\n3,ann,ham,maybe,,\n4,ann,ham,,,yesterday\n4,bob,,reject,,\n"
                        + "1,bob,ham,,,2999-01-01T00:00:00Z\n2,bob,ham,,,\n2,bob,spam,,,\n3,bob,,,a note,\n1,carl,ham,,,\n");

        Invocation refused = call("review", "import", "flow.yaml", "answers.csv");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains(
                        "answers.csv:2 LBL-2002 'spma' is not one of the classes; did you mean 'spam'?",
                        "answers.csv:3 LBL-2005 there is no item '9'",
                        "answers.csv:4 LBL-2001 the answer to item '2' has no annotator",
                        "answers.csv:5 LBL-2001 'maybe' is no verdict",
                        "answers.csv:6 LBL-2001 'yesterday' is no time",
                        "answers.csv:7 LBL-2001 the verdict reject needs a label",
                        "answers.csv:8 LBL-2001 '2999-01-01T00:00:00Z' lies in the future",
                        "answers.csv:10 LBL-2003 'bob' answers item '2'",
                        "answers.csv:11 LBL-2001 there is a note and no label");
        assertThat(call("plan", "flow.yaml").out()).as("nothing was taken").contains("waiting  asks people");
        file("answers.csv", "item,annotater,labl\n1,ann,ham\n");
        assertThat(call("review", "import", "flow.yaml", "answers.csv").err()).contains("no column 'label'");
        file("answers.json", "[{\"data\": {}, \"annotations\": [{}]}]");
        assertThat(call("review", "import", "flow.yaml", "answers.json").err()).contains("labelwright_item");
        file("answers.json", "[{");
        assertThat(call("review", "import", "flow.yaml", "answers.json").exitCode())
                .isEqualTo(2);
        assertThat(call("review", "import", "flow.yaml", "none.csv").exitCode()).isEqualTo(2);
        assertThat(call("review", "import", "flow.yaml", "answers.xls").err()).contains("--format csv");
    }

    @Test
    void stagesThatDoNotAskAreNamed() throws IOException {
        file("answers.csv", HEADER + "1,ann,ham,,,\n");

        Invocation wrong = call("review", "import", "flow.yaml", "answers.csv", "--stage", "peopel");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("'peopel' asks people", "did you mean 'people'?");
        Invocation early = call("review", "export", "flow.yaml", "tasks.csv");
        assertThat(early.exitCode()).isEqualTo(2);
        assertThat(early.err()).contains("no stage waits for people now");
    }

    @Test
    void aSimulatedPersonNeverWaits() throws IOException {
        file("items.csv", "id,body,truth\n1,=cmd(),spam\n2,b,ham\n3,c,spam\n4,d,ham\n");
        workflow("{simulate_from: truth}");

        Invocation ran = run();

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(label("1")).isEqualTo("1,spam,1.0,labelled,people,given by simulated");
    }

    @Test
    void theRunStaysUntilPeopleHaveAnswered() throws Exception {
        var ended = new ArrayList<Invocation>();
        var waiting = new Thread(() -> ended.add(call("run", "flow.yaml", "--wait")));
        waiting.setDaemon(true);
        waiting.start();
        take("1,ann,spam,,,\n");
        take("4,ann,ham,,,\n");
        waiting.join(120_000);

        assertThat(ended).as("it is still waiting").hasSize(1);
        assertThat(ended.get(0).exitCode()).as(ended.get(0).err()).isZero();
        assertThat(label("1")).endsWith("given by ann");
    }
}
