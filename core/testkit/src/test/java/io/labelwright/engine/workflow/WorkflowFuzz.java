package io.labelwright.engine.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.labelwright.engine.secret.SecretMask;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.testkit.Effort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Any bytes are a workflow, or problems with their places; soon, and without filling the memory. */
@Tag("fuzz")
final class WorkflowFuzz {

    private static final String FILE = "w.yaml";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void writeIncluded() throws IOException {
        Files.writeString(folder.resolve("part.yaml"), "stages:\n  - {id: first, uses: import/csv}\n");
    }

    @FuzzTest(maxDuration = "60s")
    @DictionaryEntries({
        "workflow: ",
        "labels: ",
        "classes: ",
        "from_data",
        "task: ",
        "classification",
        "ordinal",
        "stages:\\x0A  - ",
        "id: ",
        "uses: ",
        "import/csv",
        "flow/loop",
        "with: ",
        "needs: ",
        "from: ",
        "when: ",
        "timeout: 10m",
        "retry: ",
        "attempts: ",
        "backoff: 2s",
        "vars: ",
        "${vars.",
        "${env.HOME}",
        "${secret.A}",
        "$${",
        "defaults: ",
        "include: [",
        "part.yaml",
        "engine: ",
        "spark",
        "store: ",
        "database: jdbc:postgresql:",
        "max_rounds: ",
        "until: ",
        "guidelines: ",
        "aliases: ",
        "parent: ",
        "<<: *",
        "&a ",
        "*a",
        "!!str ",
        "%YAML 1.2\\x0A",
        "---\\x0A",
        "...\\x0A",
        "|2-\\x0A",
        ">+\\x0A",
        "? ",
        "\\\\u0000",
        "\\x85",
        "0x1F",
        "1e999",
        ".nan",
        "\\x0D\\x0A",
        "\\x09",
    })
    void anyBytesAreAWorkflowOrProblems(byte[] bytes) throws IOException {
        WorkflowReader.Result result = Effort.atMost(Duration.ofSeconds(1), 64, () -> read(bytes));

        boolean errors = false;
        for (Problem problem : result.problems()) {
            assertThat(problem.message()).isNotBlank();
            assertThat(result.source().render(problem)).contains(problem.code().code());
            if (!problem.message().startsWith("--set")) {
                checkPlace(problem, result);
            }
            errors |= problem.isError();
        }
        if (!errors) {
            Workflow workflow = result.workflow();
            assertThat(workflow).isNotNull();
            assertThat(workflow.name()).isNotEmpty();
            assertThat(workflow.stages()).isNotEmpty();
            WorkflowGraph.of(workflow.stages());
        }
        WorkflowReader.Result again = read(bytes);
        assertThat(again.problems()).isEqualTo(result.problems());
        assertThat(again.workflow()).isEqualTo(result.workflow());
    }

    private static WorkflowReader.Result read(byte[] bytes) {
        Map<String, String> environment = Map.of("HOME", "/home/ann", "LABELWRIGHT_SECRET_A", "a: [secret");
        return new WorkflowReader(
                        Map.of("budget", "50"),
                        environment::get,
                        null,
                        new SecretMask(),
                        // Names of the file system are not what is tried here.
                        (path, from, place) -> folder.resolve(path.equals("part.yaml") ? path : "missing.yaml"))
                .read(FILE, bytes);
    }

    /** A place is in the file at hand or an included one, and in the line that it names. */
    private static void checkPlace(Problem problem, WorkflowReader.Result result) {
        Place place = problem.place();
        assertThat(place).as(problem.message()).isNotNull();
        assertThat(place.line()).isNotNegative();
        assertThat(place.column()).isNotNegative();
        if (place.file().equals(FILE) && place.line() > 0) {
            String line = result.source().line(place.line());
            assertThat(line).as("line of " + problem).isNotNull();
            assertThat(place.column())
                    .as("column of " + problem)
                    .isLessThanOrEqualTo(line.codePointCount(0, line.length()) + 1);
        }
    }
}
