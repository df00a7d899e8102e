package io.labelwright.observe.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.observe.ExampleRun;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

final class JsonLogTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> lines = new ArrayList<>();
    private final JsonLog log =
            new JsonLog(Clock.fixed(Instant.parse("2026-01-02T03:04:05.678901Z"), ZoneOffset.UTC), lines::add);

    private List<JsonNode> objects() {
        return lines.stream().map(JSON::readTree).toList();
    }

    @Test
    void tellsARunFromItsBeginningToItsEnd(@TempDir Path folder) throws IOException {
        ExampleRun.run(ExampleRun.write(folder), log);

        assertThat(objects().stream().map(line -> line.get("event").asString()))
                .containsExactly(
                        "run_started",
                        "stage_started",
                        "stage_ended",
                        "stage_started",
                        "stage_ended",
                        "stage_started",
                        "stage_ended",
                        "run_ended");
        assertThat(objects()).allSatisfy(line -> {
            assertThat(line.get("time").asString()).isEqualTo("2026-01-02T03:04:05.678Z");
            assertThat(line.get("run").asString()).isEqualTo("run-0001");
            assertThat(line.get("workflow").asString()).isEqualTo("demo");
        });
        JsonNode agreed = objects().get(4);
        assertThat(agreed.get("stage").asString()).isEqualTo("agreed");
        assertThat(agreed.get("status").asString()).isEqualTo("ran");
        assertThat(agreed.get("counts").get("labelled").asInt()).isEqualTo(2);
        JsonNode last = objects().get(7);
        assertThat(last.get("status").asString()).isEqualTo("done");
        assertThat(last.get("exit_code").asInt()).isZero();
        assertThat(last.get("counts").get("items").asInt()).isEqualTo(2);
    }

    @Test
    void tellsAProblemWithItsPlace() {
        log.problem(Problem.error(
                StandardError.UNKNOWN_CLASS, new Place("w.yaml", 3, 7), "no class \u001b[31m'x'\nthere", "say 'y'"));

        JsonNode line = objects().get(0);
        assertThat(line.get("level").asString()).isEqualTo("error");
        assertThat(line.get("code").asString()).isEqualTo("LBL-1023");
        assertThat(line.get("line").asInt()).isEqualTo(3);
        assertThat(line.get("column").asInt()).isEqualTo(7);
        assertThat(line.get("message").asString()).isEqualTo("no class \u001b[31m'x'\nthere");
        assertThat(line.get("hint").asString()).isEqualTo("say 'y'");
        assertThat(line.has("run")).isFalse();
        assertThat(lines.get(0)).doesNotContain("\n", "\u001b");
    }

    @Test
    void takesWhatClassesLog() {
        var entry = new LogRecord(Level.WARNING, "{0} left");
        entry.setParameters(new Object[] {3});
        entry.setLoggerName("io.labelwright.x");
        entry.setThrown(new IllegalStateException("why"));

        String line = log.formatter().format(entry);

        JsonNode object = JSON.readTree(line);
        assertThat(line).endsWith("}\n");
        assertThat(object.get("level").asString()).isEqualTo("warning");
        assertThat(object.get("message").asString()).isEqualTo("3 left");
        assertThat(object.get("stack").asString()).contains("IllegalStateException: why");
    }
}
