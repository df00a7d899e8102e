package io.labelwright.cli.bad;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.cli.Invocation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code explain} of items with any id, in runs of any kind. */
class ExplainTest {

    private static final String FLOW = """
            - id: things
              uses: import/csv
              with: {path: things.csv, items: {text: body}}
            - {id: votes, uses: import/csv, needs: [], with: {path: votes.csv, annotations: {}}}
            - {id: agreed, uses: consensus/majority-vote, needs: [things, votes]}
            - {id: out, uses: export/csv, with: {table: labels, path: out/labels.csv, where: "label == 'a'"}}
            """;

    @TempDir
    private Path folder;

    private Scenario scenario(String things, String votes) {
        return Scenario.in(folder)
                .file("things.csv", "id,body\n" + things)
                .file("votes.csv", "item,annotator,label\n" + votes)
                .workflow("a, b", FLOW);
    }

    private Invocation explain(String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("explain", "--store", folder.resolve(".labelwright").toString()));
        all.addAll(List.of(arguments));
        return Invocation.of(Map.of(), all.toArray(String[]::new));
    }

    private JsonNode json(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--json"));
        all.addAll(List.of(arguments));
        Invocation ended = explain(all.toArray(String[]::new));
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        return JsonMapper.shared().readTree(ended.out());
    }

    @Test
    void anItemIsToldFromItsAnswersToItsFile() {
        scenario("x,one\ny,two\n", "x,ana,a\nx,ben,a\nx,cyd,b\ny,ana,b\n").run().done();

        Invocation text = explain("x");

        assertThat(text.exitCode()).isZero();
        assertThat(text.err()).isEmpty();
        assertThat(text.out())
                .startsWith("x in run-0001 of case (done, started ")
                .containsPattern("label +a +0\\.6667 +labelled by agreed: ")
                .contains("  in       out/labels.csv\n")
                .containsSubsequence(
                        "things  import/csv", "one", "votes  import/csv", "votes.csv:4", "agreed  consensus/")
                .containsSubsequence("before   no label", "weighed", "ana", "cyd", "label    a");
        assertThat(explain("y").out())
                .contains("in       no file", "left out of out/labels.csv, which takes rows where label == 'a'");
        JsonNode history = json("x");
        assertThat(history.path("label").path("probabilities").path("a").asDouble())
                .isBetween(0.66, 0.67);
        assertThat(history.path("stages").path(2).path("voices")).hasSize(3);
        assertThat(history.path("stages")
                        .path(3)
                        .path("exports")
                        .path(0)
                        .path("holds")
                        .asBoolean())
                .isTrue();
        assertThat(json("y")
                        .path("stages")
                        .path(3)
                        .path("exports")
                        .path(0)
                        .path("holds")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void anIdMayHoldAnything() {
        List<String> ids = List.of(
                "\u001b[31mred\u001b[0m",
                "-5",
                "--json",
                "x, \"y\"",
                "\u202egnp.exe",
                "\ud83d\ude00",
                "\u0130",
                " lead",
                "a\nb",
                "'");
        var things = new StringBuilder();
        var votes = new StringBuilder();
        for (String id : ids) {
            String cell = "\"" + id.replace("\"", "\"\"") + "\"";
            things.append(cell).append(",t\n");
            votes.append(cell).append(",ana,a\n");
        }
        scenario(things.toString(), votes.toString()).run().done();

        for (String id : ids) {
            Invocation text = explain("--", id);
            assertThat(text.exitCode()).as(id + text.err()).isZero();
            assertThat(text.out()).contains("labelled by agreed").doesNotContain("\u001b", "\u202e");
            Invocation object = explain("--json", "--", id);
            assertThat(object.out()).doesNotContain("\u001b", "\u202e");
            assertThat(JsonMapper.shared().readTree(object.out()).path("item").asString())
                    .isEqualTo(id);
        }
    }

    @Test
    void anUnknownItemIsAnErrorWithTheNearestIds() {
        scenario("item-1,t\nitem-2,t\nother,t\n", "item-1,ana,a\n").run().done();

        Invocation unknown = explain("itm-1");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("LBL-2005", "has an item 'itm-1'; did you mean 'item-1'?");
        Invocation object = explain("--json", "it\u001bm-1");
        assertThat(object.exitCode()).isEqualTo(2);
        assertThat(object.out() + object.err()).contains("LBL-2005").doesNotContain("\u001b");
        assertThat(explain("").exitCode()).isEqualTo(2);
        assertThat(explain("item-1", "--run", "run-0002").err()).contains("there is no run 'run-0002'");
        assertThat(explain().err()).contains("ITEM");
    }

    @Test
    void anItemThatNoImportBringsIsToldByItsRejectedRows() {
        scenario("x,one\n", "x,ana,a\nghost,ben,a\n").run().done();

        Invocation ghost = explain("ghost");

        assertThat(ghost.exitCode()).as(ghost.err()).isZero();
        assertThat(ghost.out()).contains("label    none", "rejects", "unknown item");
    }

    @Test
    void aStageThatFailedOrIsNotDoneIsTold() {
        scenario("x,one\n", "x,ana,c\n").run();

        Invocation text = explain("x");

        assertThat(text.exitCode()).as(text.err()).isZero();
        assertThat(text.out())
                .contains("(failed, started", "label    none")
                .containsPattern("votes +import/csv +failed \\(.*c")
                .containsPattern("agreed +consensus/majority-vote +pending \\(a stage that it needs is not done\\)");
    }

    @Test
    void theRunMayBeChosen() {
        scenario("x,one\n", "x,ana,a\n").run().done();
        scenario("x,one\n", "x,ana,b\n").run().done();

        assertThat(json("x").path("label").path("label").asString()).isEqualTo("b");
        assertThat(json("x", "--run", "run-0001").path("label").path("label").asString())
                .isEqualTo("a");
    }
}
