package io.labelwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands in this process: exit codes and messages. */
class CommandLineProgramTest {

    @TempDir
    private Path folder;

    private record Result(int code, String out, String err) {}

    private static Result call(String... arguments) {
        return call(Map.of(), arguments);
    }

    private static Result call(Map<String, String> environment, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        int code = new CommandLineProgram(terminal, environment).run(arguments);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private String workflow(String text) throws IOException {
        Files.writeString(folder.resolve("answers.csv"), "item,who,label\na,x,1\na,y,1\nb,x,2\n");
        return Files.writeString(folder.resolve("flow.yaml"), text).toString();
    }

    private String good() throws IOException {
        return workflow("""
                workflow: small
                labels: {task: classification, classes: [1, 2]}
                vars: {quorum: 1}
                stages:
                  - id: answers
                    uses: import/csv
                    with: {path: answers.csv, annotations: {item: item, annotator: who, label: label}}
                  - id: agreed
                    uses: consensus/majority-vote
                    with: {quorum: "${vars.quorum}"}
                """);
    }

    @Test
    void theSummaryNamesTheLevelOfItsIntervals() throws IOException {
        Files.writeString(folder.resolve("truth.csv"), "item,label\na,1\nb,1\n");
        String truth = """
                  - id: truth
                    uses: import/csv
                    needs: []
                    with: {path: truth.csv, gold: {}}
                  - id: quality
                    uses: evaluate/classification
                    needs: [agreed, truth]
                    with: {bootstrap: 20, level: %s}
                """;
        String stages = Files.readString(Path.of(good()));

        assertThat(call("run", workflow(stages + truth.formatted("0.9"))).out())
                .contains("against gold, with 90 % intervals:");
        assertThat(call("run", workflow(stages + truth.formatted("0.995"))).out())
                .contains("against gold, with 99.5 % intervals:");
    }

    @Test
    void helpListsTheCommands() {
        var result = call("--help");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("run ", "validate ", "plan ", "strategies ", "connectors ", "130 interrupted");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void noCommandShowsTheHelpButIsNotFine() {
        assertThat(call().code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "validate", "plan", "strategies", "connectors"})
    void everyCommandExplainsItself(String command) {
        var result = call(command, "--help");

        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("Usage: labelwright " + command);
    }

    @ParameterizedTest
    @CsvSource({
        "valdate, did you mean 'validate'?",
        "--versoin, did you mean '--version'?",
    })
    void aMisspeltCommandGetsTheNearest(String word, String hint) {
        var result = call(word);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains(hint).hasLineCount(1);
    }

    @Test
    void aMisspeltOptionGetsTheNearest() {
        var result = call("run", "flow.yaml", "--thread", "2");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("run has no option '--thread'", "--threads")
                .hasLineCount(1);
        assertThat(result.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "run a.yaml b.yaml",
                "run --threads",
                "run flow.yaml --threads 0",
                "run flow.yaml --threads two",
                "run flow.yaml --set budget",
                "run flow.yaml --set =5",
                "run flow.yaml -q -v",
                "run flow.yaml --store=",
                "validate --no-date flow.yaml",
                "plan",
                "strategies a b",
            })
    void wrongUsageIsOneLineAndExitCodeTwo(String line) {
        var result = call(line.split(" "));

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("labelwright: ").hasLineCount(1).doesNotContain("Exception");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void wrongUsageWithJsonIsAlsoAnObject() {
        var result = call("run", "--json");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out())
                .startsWith("{\"run\":\"\",\"workflow\":\"\",\"status\":\"invalid\",\"stages\":[]")
                .contains("\"code\":\"LBL-1024\"")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "validate", "plan"})
    void aMissingFileIsSaidWithItsName(String command) {
        var result = call(command, folder.resolve("none.yaml").toString(), "--json");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("none.yaml", "there is no such file");
        assertThat(result.out()).contains("\"status\":\"invalid\"", "LBL-1019").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "validate", "plan"})
    void aFolderIsNoWorkflow(String command) {
        var result = call(command, folder.toString());

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("folder");
    }

    @Test
    void validateTellsAllProblemsWithTheirLines() throws IOException {
        var file = workflow("""
                workflow: small
                labels: {task: classification, classes: [1, 2]}
                stages:
                  - id: answers
                    uses: import/cvs
                  - id: agreed
                    uses: consensus/majority-vote
                    with: {quorom: 2}
                """);

        var result = call("validate", file);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("flow.yaml:5:11 LBL-1007", "did you mean 'import/csv'?", "    uses: import/cvs\n")
                .contains("flow.yaml:8:12 LBL-1002", "'quorum'");
        assertThat(result.out()).contains("2 errors");
    }

    @Test
    void validateOfAGoodFileSaysSo() throws IOException {
        var result = call("validate", good());

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("valid, 2 stages, no problems");
        assertThat(folder.resolve(".labelwright")).doesNotExist();
    }

    @Test
    void setGivesAVariableAnotherValue() throws IOException {
        var file = good();

        assertThat(call("validate", file, "--set", "quorum=2").code()).isZero();
        assertThat(call("validate", file, "--set", "quorum=many").err()).contains("quorum");
    }

    @Test
    void runSaysWhatItDidAndTheSecondRunIsCached() throws IOException {
        var file = good();

        var first = call("run", file, "--threads", "1");
        var second = call("run", file);

        assertThat(first.err()).isEmpty();
        assertThat(first.code()).isZero();
        assertThat(first.out())
                .containsPattern("agreed +consensus/majority-vote +ran ")
                .contains("2 items = 2 labelled + 0 unresolved + 0 excluded")
                .containsPattern("1 +#{40} +1 +50.0 %");
        assertThat(second.out()).containsPattern("agreed +consensus/majority-vote +cached ");
    }

    @Test
    void planSaysWhatARunWouldDo() throws IOException {
        var file = good();

        assertThat(call("plan", file).out()).contains("first run", "2 stages, 0 cached");
        assertThat(call("run", file, "-q").out()).isEmpty();
        assertThat(call("plan", file).out()).contains("2 stages, 2 cached");
        assertThat(call("plan", file, "--set", "quorum=2").out()).contains("config quorum 1 -> 2");
        assertThat(call("plan", file, "--json").out())
                .contains("\"status\":\"cached\",\"reason\":\"nothing changed\"")
                .hasLineCount(1);
    }

    @Test
    void aStageToRunAgainMustBeThere() throws IOException {
        var result = call("run", good(), "--rerun", "agred");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("did you mean 'agreed'?");
    }

    @Test
    void aStoreThatIsAFileEndsInAMessage() throws IOException {
        var notAFolder = Files.writeString(folder.resolve("file"), "");

        var result = call("run", good(), "--store", notAFolder.toString(), "--json");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("LBL-4001").doesNotContain("Exception");
        assertThat(result.out()).contains("LBL-4001").hasLineCount(1);
    }

    @Test
    void strategiesAreListedByFamily() {
        var result = call("strategies");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("consensus\n  consensus/auto ", "  consensus/dawid-skene ", "import/csv");
    }

    @Test
    void connectorsAreImportsAndExportsOnly() {
        assertThat(call("connectors").out())
                .contains("import/csv", "export/jsonl")
                .doesNotContain("consensus/");
        assertThat(call("connectors", "consensus/dawid-skene").code()).isEqualTo(2);
    }

    @Test
    void aStrategyIsShownWithItsKeys() {
        var result = call("strategies", "consensus/dawid-skene");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("smoothing: number, ", "default 1.0e-5", "tie: unresolved | prior | first_class")
                .contains("Dawid", "example:", "reads      annotations");
    }

    @ParameterizedTest
    @CsvSource({
        "consensus/david-skene, consensus/dawid-skene",
        "dawid-skene, consensus/dawid-skene",
        "majority-vot, consensus/majority-vote",
    })
    void anUnknownStrategyGetsTheNearest(String id, String nearest) {
        var result = call("strategies", id);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("did you mean '" + nearest + "'?");
    }

    @Test
    void pluginFoldersComeFromTheEnvironmentToo() throws IOException {
        var broken = Files.createDirectories(folder.resolve("plugins/broken"));
        Files.writeString(broken.resolve("broken.jar"), "no jar");

        var result =
                call(Map.of("LABELWRIGHT_PLUGINS", folder.resolve("plugins").toString()), "strategies");

        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("broken.jar");
        assertThat(result.out()).contains("consensus/dawid-skene");
    }

    @Test
    void namesOfStrangersCanNotSteerTheTerminal() {
        assertThat(call("strategies", "x\u001b[31m").err())
                .doesNotContain("\u001b")
                .contains("\\x1b[31m");
    }
}
