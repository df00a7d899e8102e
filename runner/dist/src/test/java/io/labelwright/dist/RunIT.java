package io.labelwright.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole runs of the documented examples, as a user starts them. */
class RunIT {

    @TempDir
    private Path folder;

    private JarProgram program;

    @BeforeEach
    void makeProgram() {
        program = new JarProgram(folder);
    }

    @ParameterizedTest
    @CsvSource({"dawid-skene-1979, 5", "spam, 14"})
    void anExampleRunsAndTheSecondTimeAllIsCached(String example, int stages) throws Exception {
        program = JarProgram.plain(folder);
        program.copyExample(example);

        var first = program.run("run", "workflow.yaml");
        var files = outputs();
        var second = program.run("run", "workflow.yaml");

        assertThat(first.err()).isEmpty();
        assertThat(first.code()).isZero();
        assertThat(files).isNotEmpty();
        assertThat(second.code()).isZero();
        assertThat(second.out()).contains(stages + " stages, " + stages + " cached");
        assertThat(outputs()).isEqualTo(files);
    }

    @Test
    void aRunFromNothingGivesTheSameBytes() throws Exception {
        program.copyExample("dawid-skene-1979");

        program.run("run", "workflow.yaml", "--threads", "1", "--store", "one");
        var files = outputs();
        program.run("run", "workflow.yaml", "--threads", "4", "--store", "four");

        assertThat(outputs()).isEqualTo(files);
    }

    @Test
    void aChangedValueRunsWhatDependsOnItAndSaysWhy() throws Exception {
        program.copyExample("dawid-skene-1979");
        var file = folder.resolve("workflow.yaml");
        Files.writeString(file, Files.readString(file).replace("smoothing: 0", "smoothing: 1"));
        program.run("run", "workflow.yaml");
        Files.writeString(file, Files.readString(file).replace("smoothing: 1", "smoothing: 2"));

        var plan = program.run("plan", "workflow.yaml");
        var again = program.run("run", "workflow.yaml");

        assertThat(plan.out())
                .containsPattern("answers +import/csv +cached")
                .containsPattern("agreed +consensus/dawid-skene +run +config smoothing 1 -> 2");
        assertThat(again.out())
                .containsPattern("answers +import/csv +cached")
                .containsPattern("agreed +consensus/dawid-skene +ran .*\\(config smoothing 1 -> 2\\)");
    }

    @Test
    void aDeletedExportIsWrittenAgain() throws Exception {
        program.copyExample("dawid-skene-1979");
        program.run("run", "workflow.yaml");
        var files = outputs();
        Files.delete(folder.resolve("out/labels.csv"));

        var again = program.run("run", "workflow.yaml");

        assertThat(again.out())
                .containsPattern("labels +export/csv +ran .*\\(out/labels.csv is not there\\)")
                .contains("5 stages, 4 cached");
        assertThat(outputs()).isEqualTo(files);
    }

    @Test
    void aPipeGetsNoEscapesAndNoProgress() throws Exception {
        program.copyExample("dawid-skene-1979");

        var result = program.run("run", "workflow.yaml", "-v");

        assertThat(result.out()).doesNotContain("\u001b", "\r", "[####");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void aResultThatCanNotBeWrittenIsNoSuccess() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "/dev/full is not there");
        String program = Program.DISTRIBUTION.toAbsolutePath() + "/bin/labelwright";

        var full = Program.run(folder, List.of("sh", "-c", "'" + program + "' strategies > /dev/full"));
        var closed =
                Program.run(folder, List.of("bash", "-c", "set -o pipefail; '" + program + "' strategies | head -n 1"));

        assertThat(full.code()).as(full.toString()).isEqualTo(1);
        assertThat(full.err()).contains("the result can't be written to standard output");
        assertThat(closed.code()).as(closed.toString()).isZero();
        assertThat(closed.err()).isEmpty();
    }

    @Test
    void jsonHoldsWhatTheContractSays() throws Exception {
        program.copyExample("dawid-skene-1979");

        var result = program.run("run", "workflow.yaml", "--json");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).hasLineCount(1);
        assertThat(result.out())
                .matches(
                        "(?s)\\{\"run\":\"[^\"]+\",\"workflow\":\"dawid-skene-1979\",\"status\":\"done\",\"stages\":\\[.*"
                                + "\\],\"counts\":\\{[^}]*\\},\"outputs\":\\[.*\\],\"problems\":\\[\\]\\}\n");
        assertThat(result.out())
                .containsPattern("\\{\"id\":\"agreed\",\"uses\":\"consensus/dawid-skene\",\"status\":\"ran\","
                        + "\"reason\":\"first run\",\"seconds\":[0-9.E-]+,\"counts\":\\{\"labelled\":45,")
                .contains("\"counts\":{\"items\":45,\"annotations\":315,\"annotators\":5,\"labelled\":45,"
                        + "\"unresolved\":0,\"excluded\":0,\"rejected\":0,\"suspects\":0,\"queued\":0,\"answered\":0}")
                .containsPattern("\\{\"path\":\"out/labels.csv\",\"rows\":45,\"sha256\":\"[0-9a-f]{64}\"\\}");
    }

    @Test
    void jsonOfAnInvalidWorkflowHoldsPlacedProblems() throws Exception {
        program.copyExample("dawid-skene-1979");
        var file = folder.resolve("workflow.yaml");
        Files.writeString(file, Files.readString(file).replace("smoothing: 0", "smoothin: 0"));

        var result = program.run("run", "workflow.yaml", "--json");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out())
                .contains("\"status\":\"invalid\"")
                .containsPattern(
                        "\\{\"code\":\"LBL-1002\",\"severity\":\"error\",\"file\":\"workflow.yaml\","
                                + "\"line\":[0-9]+,\"column\":7,\"message\":\"[^\"]*smoothin[^\"]*\",\"hint\":\"[^\"]*smoothing");
        assertThat(result.err()).contains("LBL-1002", "^").doesNotContain("Exception");
        assertThat(folder.resolve(".labelwright")).doesNotExist();
    }

    @Test
    void aStageThatFailsIsExitCodeOne() throws Exception {
        program.copyExample("dawid-skene-1979");
        Files.writeString(folder.resolve("answers.csv"), "patient,observer,answer\n1,1,7\n");

        var result = program.run("run", "workflow.yaml", "--json");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("\"status\":\"failed\"", "\"status\":\"pending\"");
        assertThat(result.err()).contains("answers.csv:2").doesNotContain("Exception");
    }

    @Test
    void aMissingDataFileIsFoundBeforeAnythingRuns() throws Exception {
        program.copyExample("dawid-skene-1979");
        Files.delete(folder.resolve("answers.csv"));

        var result = program.run("run", "workflow.yaml");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("answers.csv");
    }

    @Test
    void anInterruptedRunEndsInOrderAndGoesOnLater() throws Exception {
        program.copyExample("spam");
        var process = program.start(List.of(), "run", "workflow.yaml", "--json");
        waitForTheStore();
        process.destroy();

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(program.text("out.txt"))
                .contains("\"status\":\"interrupted\"")
                .hasLineCount(1);
        assertThat(program.run("run", "workflow.yaml").code()).isZero();
    }

    private void waitForTheStore() throws Exception {
        var lock = folder.resolve(".labelwright/lock-owner");
        for (int i = 0; i < 600 && !Files.exists(lock); i++) {
            Thread.sleep(20);
        }
        assertThat(lock).exists();
    }

    private Map<String, String> outputs() throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files = Files.list(folder.resolve("out"))) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return contents;
    }
}
