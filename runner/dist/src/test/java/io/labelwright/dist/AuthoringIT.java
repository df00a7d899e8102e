package io.labelwright.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the distribution does for those who write workflows. */
class AuthoringIT {

    @TempDir
    private Path folder;

    private void flow() throws IOException {
        Files.createDirectories(folder.resolve("shared/data"));
        Files.writeString(folder.resolve("shared/data/votes.csv"), "item,annotator,label\n1,ann,junk\n1,bo,advert\n");
        Files.writeString(folder.resolve("shared/imports.yaml"), """
                stages:
                  - {id: old, uses: import/csv, with: {path: data/votes.csv, annotations: {}}}
                  - {id: mapped, uses: taxonomy/map, with: {map: {junk: spam, advert: spam}}}
                """);
        Files.writeString(folder.resolve("workflow.yaml"), """
                workflow: case
                labels: {task: classification, classes: [ham, spam]}
                include: [shared/imports.yaml]
                stages:
                  - {id: agreed, uses: consensus/majority-vote}
                  - {id: out, uses: export/csv, with: {table: labels, path: out/labels.csv}}
                """);
    }

    @Test
    void aWorkflowThatIncludesAndTranslatesRunsFromAnywhere(@TempDir Path elsewhere) throws Exception {
        flow();
        var ran = Program.labelwright(
                elsewhere, "run", folder.resolve("workflow.yaml").toString());

        assertThat(ran.code()).as(ran.toString()).isZero();
        assertThat(Files.readAllLines(folder.resolve("out/labels.csv")))
                .containsExactly("item,label,confidence,status,source,reason", "1,spam,1.0,labelled,agreed,2 answers");
    }

    @Test
    void aMistakeInAnIncludedFileIsShownThere() throws Exception {
        flow();
        Path imports = folder.resolve("shared/imports.yaml");
        Files.writeString(imports, Files.readString(imports).replace("junk: spam", "junk: spma"));
        var validated = Program.labelwright(folder, "validate", "workflow.yaml");

        assertThat(validated.code()).isEqualTo(2);
        assertThat(validated.err()).contains("shared/imports.yaml:3:", "did you mean 'spam'?");
    }

    @Test
    void theGraphShowsIncludedStages() throws Exception {
        flow();
        var graph = Program.labelwright(folder, "graph", "workflow.yaml");

        assertThat(graph.code()).as(graph.toString()).isZero();
        assertThat(graph.out().lines()).contains("mapped  taxonomy/map             <- old");
        assertThat(Program.labelwright(folder, "graph", "workflow.yaml", "--format", "svg")
                        .out())
                .startsWith("<svg ")
                .contains(">mapped</text>");
    }

    @Test
    void theSchemaOfTheDistributionTakesTheWorkflow() throws Exception {
        flow();
        var schema = SchemaTest.schema(Program.labelwright(folder, "schema").out());
        var included = SchemaTest.schema(
                Program.labelwright(folder, "schema", "--included").out());

        assertThat(SchemaTest.problems(schema, Files.readString(folder.resolve("workflow.yaml"))))
                .isEmpty();
        assertThat(SchemaTest.problems(included, Files.readString(folder.resolve("shared/imports.yaml"))))
                .isEmpty();
    }

    @Test
    void bashCompletesCommandsAndOptions() throws Exception {
        Path script = Files.writeString(
                folder.resolve("completion.bash"),
                Program.labelwright(folder, "completion", "bash").out());

        assertThat(completed(script, 1, "labelwright", "val")).contains("validate");
        assertThat(completed(script, 2, "labelwright", "validate", "--no")).contains("--no-data");
        assertThat(completed(script, 2, "labelwright", "store", "ba")).contains("backup");
    }

    private List<String> completed(Path script, int at, String... words) throws Exception {
        var ended = Program.run(
                folder,
                List.of(
                        "bash",
                        "-c",
                        "source '" + script + "'; COMP_WORDS=(" + String.join(" ", words) + "); COMP_CWORD=" + at
                                + "; COMP_LINE='" + String.join(" ", words) + "'; _complete_labelwright;"
                                + " printf '%s\\n' \"${COMPREPLY[@]}\""));
        assertThat(ended.code()).as(ended.toString()).isZero();
        return ended.out().lines().map(String::strip).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void eachShellReadsItsScript(String shell) throws Exception {
        boolean there =
                Program.run(folder, List.of("sh", "-c", "command -v " + shell)).code() == 0;
        var printed = Program.labelwright(folder, "completion", shell);
        assertThat(printed.code()).as(printed.toString()).isZero();
        assertThat(printed.out()).contains("validate", "no-data");
        assumeTrue(there, shell + " is not installed");

        Path script = Files.writeString(folder.resolve("completion." + shell), printed.out());
        var read = Program.run(folder, List.of(shell, "-n", script.toString()));
        assertThat(read.code()).as(read.toString()).isZero();
    }
}
