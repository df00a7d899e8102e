package io.labelwright.cli.bad;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths that lead out of the workflow's folder, or to nothing that is a file everywhere. */
class PathsTest {

    private static final String VOTES = "item,annotator,label\n1,ann,a\n1,ben,a\n";

    @TempDir
    private Path folder;

    private Scenario scenario(String input, String output) {
        return Scenario.in(folder.resolve("home")).file("answers.csv", VOTES).workflow("a, b", """
                        - id: answers
                          uses: import/csv
                          with: {path: "%s", annotations: {}}
                        - {id: agreed, uses: consensus/majority-vote}
                        - id: out
                          uses: export/csv
                          with: {table: labels, path: "%s"}
                        """.formatted(
                        input, output));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/x.csv",
                "/etc/x.csv",
                "a/../../x.csv",
                "out/\\0.csv",
                "out/a\\nb.csv",
                "CON",
                "out/nul.csv",
                "COM1.txt/x.csv",
                "out/lpt9.csv",
                "out/x.",
                "out/x "
            })
    void aPathThatIsNoFileOfTheWorkflowIsRefusedForReadingAndWriting(String path) {
        scenario(path, "out/labels.csv").run().invalidAt("6:18", "LBL-1015");
        scenario("answers.csv", path).run().invalidAt("10:33", "LBL-1015");
    }

    @Test
    void aNameThatIsTooLongIsRefused() {
        String name = "n".repeat(300) + ".csv";
        scenario(name, "out/labels.csv").run().invalidAt("6:18", "LBL-1015", "304 bytes");
        scenario("answers.csv", "out/" + name).run().invalidAt("10:33", "LBL-1015", "304 bytes");
    }

    @Test
    void aLinkThatLeadsOutIsRefusedForReadingAndWriting() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(outside.resolve("answers.csv"), VOTES);
        Files.createDirectories(folder.resolve("home"));
        Files.createSymbolicLink(folder.resolve("home/link"), outside);
        Files.createSymbolicLink(folder.resolve("home/one.csv"), outside.resolve("answers.csv"));
        Files.createSymbolicLink(folder.resolve("home/dangling.csv"), outside.resolve("new.csv"));

        scenario("link/answers.csv", "out/labels.csv").run().invalidAt("6:18", "LBL-1015");
        scenario("one.csv", "out/labels.csv").run().invalidAt("6:18", "LBL-1015");
        scenario("answers.csv", "link/labels.csv").run().invalidAt("10:33", "LBL-1015");
        scenario("answers.csv", "dangling.csv").run().done();
        assertThat(outside).isDirectoryNotContaining("glob:**new.csv");
    }

    @Test
    void aStoreOutsideOfTheFolderIsTheOperatorsToGive() {
        Scenario scenario = scenario("answers.csv", "out/labels.csv");
        String yaml = "store: ../elsewhere\n" + read(folder.resolve("home/flow.yaml"));

        scenario.workflow(yaml).run().invalidAt("1:8", "LBL-1015", "--store");
        assertThat(folder.resolve("elsewhere")).doesNotExist();
        scenario.run("--store", folder.resolve("elsewhere").toString()).done();
    }

    @Test
    void anExportIntoTheStoreIsRefused() {
        scenario("answers.csv", ".labelwright/format").run().invalidAt("10:33", "is a file of the store");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
