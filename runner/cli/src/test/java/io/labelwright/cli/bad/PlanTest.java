package io.labelwright.cli.bad;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.cli.Invocation;
import io.labelwright.engine.store.Store;
import io.labelwright.engine.store.database.Answer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code plan} and {@code status} say is true: each case is planned, and where it matters run. */
class PlanTest {

    private static final String FLOW = """
            - {id: things, uses: import/csv, with: {path: things.csv, items: {text: body}}}
            - {id: votes, uses: import/csv, needs: [], with: {path: votes.csv, annotations: {}}}
            - {id: more, uses: import/csv, needs: [], with: {path: more.csv, annotations: {}}}
            - {id: agreed, uses: consensus/dawid-skene, needs: [things, votes], with: {tie: unresolved, smoothing: 0.1}}
            - {id: out, uses: export/csv, with: {table: labels, path: out/labels.csv}}
            """;

    @TempDir
    private Path folder;

    private Scenario scenario;

    @BeforeEach
    void makeData() {
        scenario = Scenario.in(folder)
                .file("things.csv", "id,body\nx,one\ny,two\n")
                .file("votes.csv", "item,annotator,label\nx,ana,a\nx,ben,a\ny,ana,b\n")
                .file("more.csv", "item,annotator,label\nx,cyd,b\n")
                .workflow("a, b", FLOW);
    }

    @Test
    void whereThereIsNoStoreNoneIsMade() {
        assertThat(plan()).containsEntry("things", "pending: first run");
        assertThat(call("status").path("run").isNull()).isTrue();

        assertThat(folder.resolve(".labelwright")).doesNotExist();
    }

    /** For each stage {@code status: reason}. */
    private Map<String, String> plan(String... more) {
        return reasons(call("plan", more));
    }

    private JsonNode call(String command, String... more) {
        var arguments =
                new ArrayList<>(List.of(command, folder.resolve("flow.yaml").toString(), "--json"));
        arguments.addAll(List.of(more));
        Invocation ended = Invocation.of(Map.of(), arguments.toArray(String[]::new));
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        return JsonMapper.shared().readTree(ended.out());
    }

    private static Map<String, String> reasons(JsonNode object) {
        Map<String, String> reasons = new LinkedHashMap<>();
        object.path("stages")
                .forEach(stage -> reasons.put(
                        stage.path("id").asString(),
                        stage.path("status").asString() + ": "
                                + stage.path("reason").asString()));
        return reasons;
    }

    private void change(String from, String to) {
        assertThat(FLOW).contains(from);
        scenario.workflow("a, b", FLOW.replace(from, to));
    }

    @Test
    void beforeTheFirstRunWhatIsNotKnownIsNotSaid() {
        assertThat(plan())
                .containsEntry("things", "pending: first run")
                .containsEntry("agreed", "pending: first run, after 'things'")
                .containsEntry("out", "pending: first run, after 'things'");
    }

    @Test
    void aStageWhoseInputsMayStayTheSameIsNotPromisedToRun() {
        scenario.run().done();
        scenario.file("votes.csv", "item,annotator,label\nx,ben,a\nx,ana,a\ny,ana,b\n");

        assertThat(plan())
                .containsEntry("things", "cached: nothing changed")
                .containsEntry("votes", "pending: input votes.csv changed")
                .containsEntry("agreed", "pending: unless what it reads stays the same after 'votes'")
                .containsEntry("out", "pending: unless what it reads stays the same after 'agreed'");
        // Another order of answers is another table, and the same labels.
        assertThat(reasons(scenario.run().done().json()))
                .containsEntry("agreed", "ran: table annotations of votes changed")
                .containsEntry("out", "cached: nothing changed");
    }

    @Test
    void whatIsCertainIsSaidAlsoOfStagesThatWait() {
        scenario.run().done();
        scenario.file("votes.csv", "item,annotator,label\nx,ana,a\ny,ana,a\n");
        change("smoothing: 0.1", "smoothing: 0.2");

        assertThat(plan()).containsEntry("agreed", "pending: config smoothing 0.1 -> 0.2");
        assertThat(reasons(scenario.run().done().json()))
                .containsEntry("agreed", "ran: config smoothing 0.1 -> 0.2 and 1 more");
    }

    @Test
    void severalCausesAreCounted() {
        scenario.run().done();
        change("tie: unresolved, smoothing: 0.1", "tie: prior, smoothing: 0.3");

        assertThat(plan()).containsEntry("agreed", "pending: config smoothing 0.1 -> 0.3 and 1 more");
    }

    @Test
    void classesAreComparedNameByName() {
        scenario.run().done();
        scenario.workflow("a, b, " + "c".repeat(70), FLOW);

        assertThat(plan().get("agreed")).startsWith("pending: class 'ccc").endsWith("\u2026' is new");
    }

    @Test
    void anOutputSomewhereElseIsWrittenAgain() {
        scenario.run().done();
        change("out/labels.csv", "out/other.csv");

        assertThat(plan()).containsEntry("out", "pending: output out/labels.csv -> out/other.csv");
    }

    @Test
    void needsAndFromCountWhereTheyChangeWhatIsRead() {
        scenario.run().done();

        change("needs: [things, votes]", "needs: [votes, things]");
        assertThat(plan()).containsEntry("agreed", "cached: nothing changed");
        change("needs: [things, votes]", "needs: [things, votes, more]");
        assertThat(plan()).containsEntry("agreed", "pending: table annotations of more is new");
        scenario.workflow("a, b", FLOW.replace("needs: [things, votes]", "needs: [things, votes, more]"));
        scenario.run().done();
        change("needs: [things, votes]", "needs: [votes]");
        assertThat(plan().get("agreed")).startsWith("pending: items changed");

        String both = FLOW.replace("- {id: out", "- {id: second, uses: consensus/majority-vote}\n- {id: out")
                .replace("with: {table: labels", "from: {labels: FROM}, with: {table: labels");
        scenario.workflow("a, b", both.replace("FROM", "second"));
        scenario.run().done();
        scenario.workflow("a, b", both.replace("FROM", "agreed"));
        // Its result is known from before, but the file holds the labels of the other stage.
        assertThat(plan()).containsEntry("out", "pending: out/labels.csv was changed since it was written");
    }

    @Test
    void aStageWhoseWhenDoesNotHoldIsSkippedInThePlanToo() {
        scenario.workflow(
                "a, b",
                FLOW.replace("- {id: agreed, ", "- {id: agreed, when: 'counts.annotations > 100', ")
                        .replace("{table: labels,", "{table: items,"));

        assertThat(plan()).containsEntry("agreed", "pending: if its when holds after 'things'");
        scenario.run().done();
        assertThat(plan())
                .containsEntry("agreed", "skipped: when is false: counts.annotations > 100")
                .containsEntry("out", "cached: nothing changed");
        assertThat(Invocation.of(Map.of(), "plan", folder.resolve("flow.yaml").toString())
                        .out())
                .contains("5 stages, 4 cached, 1 skipped");
    }

    @Test
    void rerunIsTheReasonOfTheStageThatIsNamed() {
        scenario.run().done();

        assertThat(plan("--rerun", "agreed"))
                .containsEntry("agreed", "pending: asked by --rerun")
                .containsEntry("out", "pending: unless what it reads stays the same after 'agreed'");
    }

    @Test
    void statusTellsTheLastRunAndWhatIsLeft() {
        JsonNode before = call("status");
        assertThat(before.path("run").isNull()).isTrue();
        scenario.run().done();
        change("smoothing: 0.1", "smoothing: 0.2");

        JsonNode after = call("status");
        String text = Invocation.of(
                        Map.of(), "status", folder.resolve("flow.yaml").toString())
                .out();

        assertThat(after.path("run").path("status").asString()).isEqualTo("done");
        JsonNode agreed = after.path("stages").path(3);
        assertThat(agreed.path("status").asString()).isEqualTo("ran");
        assertThat(agreed.path("next").path("action").asString()).isEqualTo("run");
        assertThat(agreed.path("next").path("reason").asString()).isEqualTo("config smoothing 0.1 -> 0.2");
        assertThat(text)
                .startsWith("case: run-0001 done, started ")
                .contains("2 items = 2 labelled + 0 unresolved + 0 excluded")
                .containsPattern("agreed +consensus/dawid-skene +ran +run +config smoothing 0.1 -> 0.2")
                .endsWith("2 of 5 stages left to run\n");
    }

    @Test
    void statusTellsHowFarPeopleAre() {
        scenario.run().done();
        try (Store store = Store.open(folder.resolve(".labelwright"), problem -> {})) {
            store.answers()
                    .append(List.of(
                            answer("x", "ana", 0),
                            answer("y", "ana", 0),
                            answer("x", "b\u001b", 0),
                            answer("x", "ana", 1)));
        }

        JsonNode people = call("status").path("people");

        assertThat(people).hasSize(1);
        assertThat(people.path(0).path("answered").asLong()).isEqualTo(2);
        assertThat(people.path(0).path("answers").path("ana").asLong()).isEqualTo(2);
        assertThat(Invocation.of(Map.of(), "status", folder.resolve("flow.yaml").toString())
                        .out())
                .contains("people for ask: 2 items answered; answers: ana 2, b\\x1b 1");
    }

    private static Answer answer(String item, String annotator, long corrects) {
        return new Answer(0, "case", "ask", 0, item, annotator, "a", null, null, Instant.EPOCH, null, corrects);
    }
}
