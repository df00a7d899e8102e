package io.labelwright.cli.bad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not there, are no files, or are out of bounds; outputs that can't be written. */
class FilesTest {

    private static final String VOTES = "item,annotator,label\n1,ann,a\n";

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    private Scenario reading(String path) {
        return Scenario.in(folder).file("answers.csv", VOTES).workflow("a, b", stages(path, "out/labels.csv"));
    }

    private Scenario writing(String path) {
        return Scenario.in(folder).file("answers.csv", VOTES).workflow("a, b", stages("answers.csv", path));
    }

    private static String stages(String in, String out) {
        return """
                - id: answers
                  uses: import/csv
                  with: {path: "%s", annotations: {}}
                - id: agreed
                  uses: consensus/majority-vote
                - id: out
                  uses: export/csv
                  with: {table: labels, path: "%s"}
                """.formatted(in, out);
    }

    @Test
    void aMissingFileNamesTheNearest() {
        reading("answer.csv")
                .run()
                .invalidAt("6:18", "LBL-1019", "there is no file 'answer.csv'", "did you mean 'answers.csv'?");
        reading("data/answers.csv").run().invalidAt("6:18", "no folder 'data'");
    }

    @Test
    void aPipeIsRefusedAndNotWaitedFor() throws Exception {
        Scenario scenario = reading("pipe");
        Path pipe = folder.resolve("pipe");
        try {
            assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no pipes here");
        } catch (IOException e) {
            abort("needs mkfifo: " + e.getMessage());
        }
        scenario.run().invalidAt("6:18", "LBL-1019", "'pipe' is a pipe or a device", "write it to a file first");
    }

    @Test
    void aFolderIsNoFile() {
        reading("data").file("data/x.csv", VOTES).run().invalidAt("6:18", "folder");
    }

    @Test
    void aFileThatMayNotBeReadIsNamed() throws IOException {
        Path secret = folder.resolve("secret.csv");
        Scenario scenario = reading("secret.csv").file("secret.csv", VOTES);
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        if (!Files.isReadable(secret)) {
            scenario.run().invalidAt("6:18", "can't be read", "permissions");
            return;
        }
        // This user may read every file; this one the system gives to nobody.
        Path closed = Path.of("/proc/self/clear_refs");
        assumeTrue(Files.exists(closed), "no file that this user may not read");
        reading(closed.toString()).run("--allow-read", "/proc").invalidAt("6:18", "can't be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../answers.csv", "/etc/passwd", "data/../../answers.csv", "a\\0b.csv"})
    void filesOutsideMayNotBeRead(String path) {
        reading(path).run().invalidAt("6:18", "LBL-1015").saysNot("root:");
    }

    @Test
    void linksOutMayNotBeFollowedUnlessTheOperatorAllowsIt() throws IOException {
        Files.writeString(elsewhere.resolve("answers.csv"), VOTES);
        Files.createSymbolicLink(folder.resolve("link.csv"), elsewhere.resolve("answers.csv"));
        Files.createSymbolicLink(folder.resolve("there"), elsewhere);

        reading("link.csv").run().invalidAt("6:18", "LBL-1015", "--allow-read");
        reading("there/answers.csv").run().invalidAt("6:18", "LBL-1015");
        reading(elsewhere.resolve("answers.csv").toString()).run().invalidAt("6:18", "LBL-1015");
        reading("link.csv").run("--allow-read", elsewhere.toString()).done();
        reading(elsewhere.resolve("answers.csv").toString())
                .run("--allow-read", elsewhere.toString())
                .done();
    }

    @Test
    void filesOutsideMayNotBeWrittenUnlessTheOperatorAllowsIt() throws IOException {
        Files.createSymbolicLink(folder.resolve("there"), elsewhere);

        writing("../labels.csv").run().invalidAt("11:33", "LBL-1015", "--allow-write");
        writing("there/labels.csv").run().invalidAt("11:33", "LBL-1015");
        writing(elsewhere.resolve("labels.csv").toString()).run().invalidAt("11:33", "LBL-1015");
        writing("there/labels.csv").run("--allow-read", elsewhere.toString()).invalidAt("11:33", "LBL-1015");
        assertThat(elsewhere).isEmptyDirectory();

        writing("there/labels.csv").run("--allow-write", elsewhere.toString()).done();
        assertThat(elsewhere.resolve("labels.csv")).exists();
    }

    @Test
    void aLinkThatLeadsOutIsReplacedNotFollowed() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.csv"), elsewhere.resolve("new.csv"));

        writing("link.csv").run().done();

        assertThat(elsewhere).isEmptyDirectory();
        assertThat(folder.resolve("link.csv")).isRegularFile();
    }

    @Test
    void twoExportsToOneFileAreRefusedHoweverTheyAreSpelt() {
        String second = "- {id: again, uses: export/jsonl, with: {table: labels, path: \"%s\"}}\n";
        for (String path : new String[] {"out/labels.csv", "./out//labels.csv", "out/../out/labels.csv"}) {
            Scenario.in(folder)
                    .file("answers.csv", VOTES)
                    .workflow("a, b", stages("answers.csv", "out/labels.csv") + second.formatted(path))
                    .run()
                    .invalid("LBL-1016", "'out'", "'again'", "choose another path");
        }
    }

    @Test
    void twoExportsToOneFileByALinkAreRefused() throws IOException {
        Files.createDirectories(folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));

        Scenario.in(folder)
                .file("answers.csv", VOTES)
                .workflow(
                        "a, b",
                        stages("answers.csv", "real/labels.csv")
                                + "- {id: again, uses: export/csv, with: {table: labels, path: link/labels.csv}}\n")
                .run()
                .invalid("LBL-1016", "'out'", "'again'");
    }

    @Test
    void anExportOntoAnInputIsRefused() throws IOException {
        writing("answers.csv").run().invalidAt("11:33", "LBL-1016", "'answers'");
        Files.createSymbolicLink(folder.resolve("link.csv"), folder.resolve("answers.csv"));
        writing("link.csv").run().invalidAt("11:33", "LBL-1016", "'answers'");
        assertThat(folder.resolve("answers.csv")).hasContent(VOTES);
    }

    @Test
    void anExportOntoTheWorkflowIsRefused() {
        writing("flow.yaml").run().invalidAt("11:33", "LBL-1016");
        assertThat(folder.resolve("flow.yaml")).content().startsWith("workflow: case");
    }

    @ParameterizedTest
    @ValueSource(strings = {".labelwright/format", ".labelwright/runs/run-0001.json", ".labelwright/objects/ab/cd"})
    void anExportOntoTheStoresOwnFilesIsRefused(String path) {
        writing(path).run().invalidAt("11:33", "LBL-1016", "file of the store");
    }

    @Test
    void anExportOntoAFolderIsRefused() {
        writing("data").file("data/x.csv", VOTES).run().invalidAt("11:33", "LBL-1016", "folder");
    }

    @Test
    void anExportBelowAFileIsRefused() {
        Outcome outcome = writing("answers.csv/labels.csv").run();

        assertThat(outcome.exitCode()).isIn(1, 2);
        outcome.says("answers.csv");
    }

    @Test
    void aFolderThatCantBeWrittenFailsTheExportOnly() throws IOException {
        Scenario scenario = writing("out/labels.csv");
        Path out = Files.createDirectory(folder.resolve("out"));
        Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("r-xr-xr-x"));
        if (Files.isWritable(out)) {
            // This user may write every folder; this one the system lets nobody write.
            assumeTrue(Files.exists(Path.of("/proc/self")), "no folder that this user may not write");
            writing("/proc/labels.csv").run("--allow-write", "/proc").failed("out", "/proc/labels.csv");
            return;
        }
        scenario.run().failed("out", "out/labels.csv");
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void namesWithBlanksAndAnyScriptWork() {
        Scenario.in(folder.resolve("my data \u6570\u636e"))
                .file("an swers \ud83d\ude00.csv", VOTES)
                .workflow("a, b", stages("an swers \ud83d\ude00.csv", "out p\u00fct/l\u00e4bels \ud83d\ude00.csv"))
                .run()
                .done();

        assertThat(folder.resolve("my data \u6570\u636e/out p\u00fct/l\u00e4bels \ud83d\ude00.csv"))
                .exists();
    }

    @Test
    void aNameOfThreeHundredLettersFailsTheExportWithAReason() {
        Outcome outcome = writing("out/" + "x".repeat(300) + ".csv").run();

        assertThat(outcome.exitCode()).isIn(1, 2);
        assertThat(outcome.errors()).isNotEmpty();
        assertThat(outcome.err()).contains("xxx");
    }

    @Test
    void aStoreThatIsAFileIsNamed() {
        Outcome outcome =
                writing("out/labels.csv").file(".labelwright", "no folder").run();

        assertThat(outcome.exitCode()).isIn(1, 2);
        outcome.says(".labelwright");
    }
}
