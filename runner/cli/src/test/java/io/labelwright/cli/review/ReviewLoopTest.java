package io.labelwright.cli.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.cli.Invocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A loop that asks people in each round waits in each, goes on with their answers, and ends. */
class ReviewLoopTest {

    /** What people answer, by item. */
    private static final Map<String, String> TRUTH =
            Map.of("1", "spam", "2", "ham", "3", "spam", "4", "ham", "5", "spam");

    private static final String MAP = """
                    - id: translated
                      uses: taxonomy/map
                      with: {map: {junk: spam}, unmapped: keep}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void makeFiles() throws IOException {
        file("items.csv", "id,body,truth\n1,one,spam\n2,two,ham\n3,three,spam\n4,four,ham\n5,five,spam\n");
        file(
                "crowd.csv",
                "item,annotator,label\n1,x,ham\n1,y,spam\n2,x,ham\n2,y,ham\n3,x,spam\n3,y,spam\n4,x,spam\n4,y,ham\n5,x,ham\n");
        workflow("flow", "", "{}");
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void workflow(String name, String first, String review) throws IOException {
        file(name + ".yaml", """
                workflow: %s
                labels: {task: classification, classes: [ham, spam]}
                stages:
                  - id: items
                    uses: import/csv
                    with: {path: items.csv, items: {text: body}}
                  - id: crowd
                    uses: import/csv
                    needs: []
                    with: {path: crowd.csv, annotations: {}}
                  - id: active
                    uses: flow/loop
                    needs: [items, crowd]
                    with:
                      max_rounds: 9
                      stages:
                %s        - id: agreed
                          uses: consensus/majority-vote
                        - id: pick
                          uses: select/margin
                          with: {budget: 5, batch: 2}
                        - id: ask
                          uses: review/people
                          with: %s
                  - id: out
                    uses: export/csv
                    with: {table: labels, path: out/%s.csv}
                """.formatted(name, first, review, name));
    }

    private Invocation call(String... words) {
        var arguments = new ArrayList<String>();
        for (String word : words) {
            arguments.add(word.contains(".") ? folder.resolve(word).toString() : word);
        }
        Invocation ended = Invocation.of(Map.of(), arguments.toArray(String[]::new));
        assertThat(ended.out() + ended.err()).doesNotContain("\tat ", "defect of Labelwright");
        return ended;
    }

    /** Exports the open tasks and fills them in as one person; gives the stages that asked. */
    private List<String> answerAll(String tasks) throws IOException {
        Invocation exported = call("review", "export", "flow.yaml", tasks);
        assertThat(exported.exitCode()).as(exported.err()).isZero();
        List<String> rows = Files.readAllLines(folder.resolve(tasks));
        var filled = new StringBuilder(rows.get(0)).append('\n');
        var stages = new ArrayList<String>();
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",", 3);
            stages.add(cells[0]);
            filled.append(row.replaceFirst(",,,,,$", ",simulated," + TRUTH.get(cells[1]) + ",,,"))
                    .append('\n');
        }
        file(tasks, filled.toString());
        Invocation taken = call("review", "import", "flow.yaml", tasks);
        assertThat(taken.exitCode()).as(taken.err()).isZero();
        assertThat(taken.out()).contains(stages.size() == 1 ? "1 answer taken" : stages.size() + " answers taken");
        return stages;
    }

    @Test
    void eachRoundWaitsAndTheAnswersLeadToTheBytesOfARunThatNeverWaited() throws IOException {
        var asked = new ArrayList<List<String>>();
        Invocation run = call("run", "flow.yaml");
        while (run.exitCode() == 3 && asked.size() < 9) {
            assertThat(run.out()).contains("waits for people");
            assertThat(folder.resolve("out/flow.csv")).doesNotExist();
            asked.add(answerAll("tasks-" + asked.size() + ".csv"));
            run = call("run", "flow.yaml");
        }
        workflow("simulated", "", "{simulate_from: truth}");
        Invocation simulated = call("run", "simulated.yaml");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(asked)
                .containsExactly(
                        List.of("active/1/ask", "active/1/ask"),
                        List.of("active/2/ask", "active/2/ask"),
                        List.of("active/3/ask"));
        assertThat(run.out())
                .containsPattern("active/1/ask +review/people +cached")
                .containsPattern("active/3/ask +review/people +ran")
                .containsPattern("active +flow/loop +ran .*\\(nothing left to select in round 4\\)");
        assertThat(simulated.exitCode()).as(simulated.err()).isZero();
        assertThat(folder.resolve("out/flow.csv")).hasSameBinaryContentAs(folder.resolve("out/simulated.csv"));
        assertThat(Files.readString(folder.resolve("out/flow.csv")))
                .contains("5,spam,1.0,labelled,active/", "given by simulated");
    }

    @Test
    void aWorkflowThatWaitsInTheSecondRoundSaysSo() throws IOException {
        call("run", "flow.yaml");
        answerAll("tasks.csv");

        Invocation second = call("run", "flow.yaml");
        Invocation plan = call("plan", "flow.yaml");
        Invocation status = call("status", "flow.yaml");

        assertThat(second.exitCode()).isEqualTo(3);
        assertThat(second.out())
                .containsPattern("active/1/ask +review/people +ran")
                .containsPattern("active/2/ask +review/people +waiting .*2 tasks open, 0 answered");
        assertThat(plan.out())
                .containsPattern("active/2/ask +review/people +waiting")
                .containsPattern("active +flow/loop +run +1 round done, round 2 is next, at most 9 in all");
        assertThat(status.out()).contains("active/2/ask");
    }

    @Test
    void classesAreTranslatedInEachRound() throws IOException {
        workflow("simulated", "", "{simulate_from: truth}");
        assertThat(call("run", "simulated.yaml").exitCode()).isZero();
        String crowd = Files.readString(folder.resolve("crowd.csv"));
        file("crowd.csv", crowd.replace("spam", "junk"));
        workflow("mapped", MAP, "{simulate_from: truth}");

        Invocation mapped = call("run", "mapped.yaml");
        Invocation again = call("run", "mapped.yaml");

        assertThat(mapped.exitCode()).as(mapped.err()).isZero();
        assertThat(mapped.out())
                .containsPattern("active/1/translated +taxonomy/map +ran")
                .containsPattern("active/2/translated +taxonomy/map +ran")
                .contains("nothing left to select in round 4");
        assertThat(Files.readString(folder.resolve("out/mapped.csv")).replaceAll(",was '.*", ""))
                .isEqualTo(Files.readString(folder.resolve("out/simulated.csv")));
        assertThat(again.out()).contains(" cached").doesNotContainPattern(" ran ");
    }

    @Test
    void anAnswerBeforeTheFirstRoundHasToSayForWhichStageItIs() throws IOException {
        file("early.csv", "item,annotator,label\n1,ann,spam\n4,ann,ham\n");

        Invocation unsaid = call("review", "import", "flow.yaml", "early.csv");
        Invocation withoutRound = call("review", "import", "flow.yaml", "early.csv", "--stage", "active/ask");
        Invocation inner = call("review", "import", "flow.yaml", "early.csv", "--stage", "ask");
        Invocation noQuestion = call("review", "import", "flow.yaml", "early.csv", "--stage", "active/1/pick");
        Invocation early = call("review", "export", "flow.yaml", "tasks.csv");
        Invocation said = call("review", "import", "flow.yaml", "early.csv", "--stage", "active/1/ask");
        Invocation run = call("run", "flow.yaml");

        for (Invocation refused : List.of(unsaid, withoutRound, inner, noQuestion, early)) {
            assertThat(refused.exitCode()).as(refused.err()).isEqualTo(2);
        }
        assertThat(unsaid.err())
                .contains(
                        "early.csv:2 LBL-1008 no stage waits for an answer to item '1'",
                        "say which stage it is for: a column stage, or --stage ID; there is 'active/1/ask', and so on for"
                                + " later rounds");
        assertThat(withoutRound.err()).contains("no stage 'active/ask' asks people", "did you mean 'active/1/ask'?");
        assertThat(inner.err()).contains("no stage 'ask' asks people", "it can only be 'active/1/ask'");
        assertThat(noQuestion.err()).contains("no stage 'active/1/pick' asks people");
        assertThat(early.err()).contains("no stage waits for people now", "run the workflow");
        assertThat(said.exitCode()).as(said.err()).isZero();
        // Both of the first round were answered before it began.
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out())
                .containsPattern("active/1/ask +review/people +ran")
                .containsPattern("active/2/ask +review/people +waiting");
    }
}
