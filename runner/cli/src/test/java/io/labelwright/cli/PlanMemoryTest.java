package io.labelwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code plan} says of memory. Whether it is right is measured by {@code PlanMemoryIT} of the distribution. */
class PlanMemoryTest {

    private static final long MEBIBYTE = 1 << 20;

    private static final String FLOW = """
            workflow: memory
            vars: {smoothing: 1}
            labels: {task: classification, classes: [a, b]}
            stages:
              - {id: votes, uses: import/csv, with: {path: votes.csv, annotations: {}}}
              - {id: agreed, uses: consensus/dawid-skene, with: {smoothing: "${vars.smoothing}"}}
              - {id: out, uses: export/csv, with: {table: labels, path: out/labels.csv}}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void makeFlow() throws IOException {
        Files.writeString(folder.resolve("flow.yaml"), FLOW);
        votes(20);
    }

    @Test
    void eachStageThatRunsSaysWhatItNeedsAndTheRunWhatAllDo() {
        String plan = call("plan").out();

        assertThat(plan).containsPattern("votes +import/csv +run +first run; \\d+ MiB\n");
        assertThat(plan)
                .containsPattern("\n3 stages, 0 cached\nmemory: \\d+ MiB of heap \\(-Xmx\\d+m\\), most of it in ");
    }

    @Test
    void jsonSaysItInBytes() {
        JsonNode plan = json("plan", "--json");

        assertThat(plan.path("memory").path("heap").asLong()).isBetween(10 * MEBIBYTE, 100 * MEBIBYTE);
        assertThat(plan.path("memory").path("process").asLong())
                .isGreaterThan(plan.path("memory").path("heap").asLong());
        assertThat(plan.path("memory").path("outside").asLong(-1)).isZero();
        assertThat(plan.path("memory").path("unknown")).isEmpty();
        assertThat(plan.path("stages"))
                .hasSize(3)
                .allSatisfy(
                        stage -> assertThat(stage.path("memory").asLong()).isBetween(10 * MEBIBYTE, 100 * MEBIBYTE));
    }

    @Test
    void ofWhatIsCachedNothingIsNeeded() {
        assertThat(call("run").exitCode()).isZero();

        assertThat(call("plan").out()).contains("3 stages, 3 cached").doesNotContain("MiB");
        assertThat(json("plan", "--json").path("stages"))
                .allSatisfy(stage -> assertThat(stage.has("memory")).isFalse());
    }

    /** The tables of a stage that is cached have the sizes that its file would have led to. */
    @Test
    void whatTheStoreHoldsCountsAsWhatAFileWouldGive() throws IOException {
        votes(60_000);
        long before = heap("agreed", "plan", "--json");
        assertThat(call("run").exitCode()).isZero();

        long after = heap("agreed", "plan", "--json", "--set", "smoothing=2");

        assertThat(after).isCloseTo(before, Percentage.withPercentage(10));
    }

    @Test
    void tenTimesTheRowsNeedTenTimesTheMemory() throws IOException {
        votes(40_000);
        long few = heap("agreed", "plan", "--json");
        votes(400_000);
        long many = heap("agreed", "plan", "--json");

        assertThat((many - 16 * MEBIBYTE) / (double) (few - 16 * MEBIBYTE)).isBetween(8.0, 12.5);
    }

    @Test
    void whatShowsOnlyWhenItIsReadIsNamed() throws IOException {
        Files.writeString(
                folder.resolve("flow.yaml"),
                FLOW.replace(
                        "import/csv, with: {path: votes.csv, annotations: {}}",
                        "import/jdbc, with: {url: 'jdbc:sqlite:votes.db', query: select 1, annotations: {}}"));

        Invocation plan = call("plan");

        assertThat(plan.out())
                .as(plan.err())
                .contains("; without what 'votes' reads, whose size shows when it is read");
    }

    private void votes(int rows) throws IOException {
        var random = new Random(7);
        var text = new StringBuilder("item,annotator,label\n");
        for (int row = 0; row < rows; row++) {
            text.append("item-").append(row / 4).append(",w").append(row % 4 * 20 + random.nextInt(20));
            text.append(random.nextBoolean() ? ",a\n" : ",b\n");
        }
        Files.writeString(folder.resolve("votes.csv"), text);
    }

    private long heap(String stage, String command, String... more) {
        for (JsonNode each : json(command, more).path("stages")) {
            if (each.path("id").asString().equals(stage)) {
                return each.path("memory").asLong();
            }
        }
        throw new AssertionError("no stage " + stage);
    }

    private JsonNode json(String command, String... more) {
        Invocation ended = call(command, more);
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        return JsonMapper.shared().readTree(ended.out());
    }

    private Invocation call(String command, String... more) {
        var arguments =
                new ArrayList<>(List.of(command, folder.resolve("flow.yaml").toString()));
        arguments.addAll(List.of(more));
        return Invocation.of(Map.of(), arguments.toArray(String[]::new));
    }
}
