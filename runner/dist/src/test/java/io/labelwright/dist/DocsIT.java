package io.labelwright.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the pages tell readers to do works: each workflow in them is run by the distribution. */
class DocsIT {

    @TempDir
    private Path folder;

    /**
     * Files that blocks above name are there; blocks below it, up to the next workflow, that name a file in out/ show
     * rows of what it writes.
     */
    @TestFactory
    Stream<DynamicTest> everyWorkflowOnAPageRuns() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        for (var page : Documentation.pages()) {
            for (var block : page.blocks()) {
                if (block.isWorkflow()) {
                    tests.add(DynamicTest.dynamicTest(page + ":" + block.line(), () -> run(page, block)));
                }
            }
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    private void run(Documentation.Page page, Documentation.Block workflow) throws Exception {
        var place = Files.createTempDirectory(folder, "page");
        for (var block : page.blocks()) {
            if (block.line() < workflow.line() && !block.file().isEmpty() && !block.isOutput()) {
                Files.writeString(place.resolve(block.file()), block.text());
            }
        }
        Files.writeString(place.resolve("workflow.yaml"), workflow.text());

        var validated = Program.labelwright(place, "validate", "workflow.yaml");
        assertThat(validated.code()).as(validated.toString()).isZero();
        var ran = Program.labelwright(place, "run", "workflow.yaml");
        assertThat(ran.code()).as(ran.toString()).isZero();
        for (var block : outputsOf(page, workflow)) {
            assertThat(Files.readAllLines(place.resolve(block.file())))
                    .as(page + ":" + block.line())
                    .containsSubsequence(block.text().lines().toList());
        }
    }

    private static List<Documentation.Block> outputsOf(Documentation.Page page, Documentation.Block workflow) {
        return page.blocks().stream()
                .filter(block -> block.line() > workflow.line())
                .takeWhile(block -> !block.isWorkflow())
                .filter(Documentation.Block::isOutput)
                .toList();
    }

    /** An example that is a plug-in has a test of its own. */
    @TestFactory
    Stream<DynamicTest> everyExampleRuns() throws IOException {
        try (var examples = Files.list(Documentation.ROOT.resolve("docs/examples"))) {
            return examples
                    .filter(example -> Files.exists(example.resolve("workflow.yaml")))
                    .filter(example -> !Files.exists(example.resolve("pom.xml")))
                    .sorted()
                    .toList()
                    .stream()
                    .map(example ->
                            DynamicTest.dynamicTest(example.getFileName().toString(), () -> runExample(example)));
        }
    }

    private void runExample(Path example) throws Exception {
        var copy = folder.resolve(example.getFileName());
        Program.copy(example, copy);

        var first = Program.labelwright(copy, "run", "workflow.yaml", "--json");
        var second = Program.labelwright(copy, "run", "workflow.yaml", "--json");

        assertThat(first.code()).as(first.toString()).isZero();
        assertThat(first.out()).contains("\"status\":\"ran\"").doesNotContain("\"severity\"");
        assertThat(second.out()).contains("\"status\":\"cached\"").doesNotContain("\"status\":\"ran\"");
    }

    @Test
    void theReadmeShowsWhatTheExamplePrints() throws Exception {
        var copy = folder.resolve("readme");
        Program.copy(Documentation.ROOT.resolve("docs/examples/spam"), copy);

        var ran = Program.labelwright(copy, "run", "workflow.yaml");

        var shown = Documentation.read(Documentation.ROOT.resolve("README.md")).blocks().stream()
                .filter(block -> block.language().equals("text"))
                .findFirst()
                .orElseThrow();
        assertThat(withoutTimes(ran.out() + ran.err())).containsAll(withoutTimes(shown.text()));
    }

    private static List<String> withoutTimes(String text) {
        return text.lines()
                .map(line -> line.replaceAll("[0-9]+(\\.[0-9]+)? ?(ms|s)\\b", "TIME")
                        .replaceAll("run [0-9A-Za-z-]+", "run ID")
                        .replaceAll(" +", " ")
                        .strip())
                .toList();
    }
}
