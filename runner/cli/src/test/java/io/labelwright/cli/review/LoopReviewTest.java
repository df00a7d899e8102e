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

/** People who are asked in the rounds of a loop. */
class LoopReviewTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void makeFiles() throws IOException {
        Files.writeString(folder.resolve("items.csv"), "id,body\n1,one\n2,two\n3,three\n");
        rounds("max_rounds: 3");
    }

    private void rounds(String loop) throws IOException {
        Files.writeString(folder.resolve("flow.yaml"), """
                workflow: case
                labels: {task: classification, classes: [ham, spam]}
                stages:
                  - id: items
                    uses: import/csv
                    with: {path: items.csv, items: {text: body}}
                  - id: active
                    uses: flow/loop
                    with:
                      %s
                      stages:
                        - {id: pick, uses: select/random, with: {budget: 3, batch: 1}}
                        - {id: people, uses: review/people}
                  - id: out
                    uses: export/csv
                    with: {table: labels, path: out/labels.csv}
                """.formatted(loop));
    }

    private Invocation call(String... words) {
        var arguments = new ArrayList<String>();
        for (String word : words) {
            arguments.add(word.contains(".") ? folder.resolve(word).toString() : word);
        }
        return Invocation.of(Map.of(), arguments.toArray(String[]::new));
    }

    /** The rows of the open tasks. */
    private List<String> tasks() throws IOException {
        Files.deleteIfExists(folder.resolve("tasks.csv"));
        Invocation exported = call("review", "export", "flow.yaml", "tasks.csv");
        assertThat(exported.exitCode()).as(exported.err()).isZero();
        return Files.readAllLines(folder.resolve("tasks.csv")).stream().skip(1).toList();
    }

    /** Answers what is open and comes to the next round. */
    private void answerTheFirstRound() throws IOException {
        assertThat(call("run", "flow.yaml").exitCode()).isEqualTo(3);
        List<String> first = tasks();
        assertThat(first).singleElement().asString().startsWith("active/1/people,");
        Files.writeString(
                folder.resolve("answers.csv"),
                "stage,item,annotator,label\nactive/1/people," + first.get(0).split(",", -1)[1] + ",ann,spam\n");
        assertThat(call("review", "import", "flow.yaml", "answers.csv").exitCode())
                .isZero();
        assertThat(call("run", "flow.yaml").exitCode()).isEqualTo(3);
        assertThat(tasks()).singleElement().asString().startsWith("active/2/people,");
    }

    private void nobodyIsAsked() {
        Invocation exported = call("review", "export", "flow.yaml", "none.csv");

        assertThat(exported.exitCode()).isEqualTo(2);
        assertThat(exported.err()).contains("no stage waits for people now");
        assertThat(folder.resolve("none.csv")).doesNotExist();
    }

    @Test
    void aRoundThatTheWorkflowHasNoMoreAsksNobody() throws IOException {
        answerTheFirstRound();

        rounds("max_rounds: 1");

        nobodyIsAsked();
        assertThat(call("run", "flow.yaml").exitCode()).isZero();
        nobodyIsAsked();
    }

    @Test
    void aRoundThatTheLastRunDidNotComeToAsksNobody() throws IOException {
        answerTheFirstRound();

        rounds("max_rounds: 3\n      until: \"counts.labelled >= 1\"");
        assertThat(call("run", "flow.yaml").exitCode()).isZero();

        nobodyIsAsked();
    }

    @Test
    void aRoundThatIsAskedForAgainGoesOn() throws IOException {
        answerTheFirstRound();
        rounds("max_rounds: 1");
        assertThat(call("run", "flow.yaml").exitCode()).isZero();

        rounds("max_rounds: 3");
        assertThat(call("run", "flow.yaml").exitCode()).isEqualTo(3);

        assertThat(tasks()).singleElement().asString().startsWith("active/2/people,");
    }
}
