package io.labelwright.observe.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.labelwright.engine.run.RunReport;
import io.labelwright.engine.run.RunStatus;
import io.labelwright.observe.ExampleRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

final class LineageTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UUID RUN = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    @TempDir
    private Path folder;

    private final List<String> trouble = new CopyOnWriteArrayList<>();

    private RunReport run(LineageTarget target) throws IOException {
        try (var lineage = new Lineage(target, RUN, "1.2", Clock.systemUTC(), trouble::add)) {
            return ExampleRun.run(ExampleRun.write(folder), lineage);
        }
    }

    private static LineageTarget target(String given) {
        return LineageTarget.of(given, Map.of()).orElseThrow();
    }

    private static List<String> names(JsonNode datasets) {
        return datasets.valueStream()
                .map(dataset -> dataset.get("namespace").asString() + " "
                        + dataset.get("name").asString())
                .toList();
    }

    @Test
    void tellsTheWorkflowAndItsStagesWithWhatTheyReadAndWrote() throws IOException {
        Path file = folder.resolve("events.jsonl");

        run(target(file.toString()));

        List<JsonNode> events =
                Files.readAllLines(file).stream().map(JSON::readTree).toList();
        assertThat(events.stream()
                        .map(event -> event.get("eventType").asString() + " "
                                + event.get("job").get("name").asString()))
                .containsExactly(
                        "START demo",
                        "START demo.answers",
                        "COMPLETE demo.answers",
                        "START demo.agreed",
                        "COMPLETE demo.agreed",
                        "START demo.out",
                        "COMPLETE demo.out",
                        "COMPLETE demo");
        Path answers = folder.resolve("answers.csv");
        Path labels = folder.resolve("out/labels.csv");
        assertThat(names(events.get(2).get("inputs"))).containsExactly("file " + answers);
        assertThat(names(events.get(2).get("outputs"))).contains("labelwright demo.answers.annotations");
        assertThat(names(events.get(4).get("inputs"))).contains("labelwright demo.answers.annotations");
        assertThat(names(events.get(4).get("outputs")))
                .contains("labelwright demo.agreed.labels", "labelwright demo.agreed.annotators");
        assertThat(names(events.get(6).get("outputs"))).containsExactly("file " + labels);
        JsonNode whole = events.get(7);
        assertThat(names(whole.get("inputs"))).containsExactly("file " + answers);
        JsonNode output = whole.get("outputs").get(0);
        assertThat(output.get("outputFacets")
                        .get("outputStatistics")
                        .get("rowCount")
                        .asInt())
                .isEqualTo(2);
        assertThat(output.get("facets").get("version").get("datasetVersion").asString())
                .hasSize(64);
        JsonNode parent = events.get(4).get("run").get("facets").get("parent");
        assertThat(parent.get("run").get("runId").asString()).isEqualTo(RUN.toString());
        assertThat(parent.get("job").get("name").asString()).isEqualTo("demo");
        assertThat(trouble).isEmpty();
    }

    @Test
    void everyEventHasWhatTheSpecificationAsksFor() throws IOException {
        Path file = folder.resolve("events.jsonl");
        run(target(file.toString()));

        assertThat(Files.readAllLines(file)).allSatisfy(line -> {
            JsonNode event = JSON.readTree(line);
            assertThat(event.propertyNames())
                    .contains("eventTime", "producer", "schemaURL", "run", "job", "inputs", "outputs");
            assertThat(UUID.fromString(event.get("run").get("runId").asString()))
                    .isNotNull();
            facets(event.get("run").get("facets"));
            facets(event.get("job").get("facets"));
            event.get("inputs").forEach(dataset -> facets(dataset.get("facets")));
            event.get("outputs").forEach(dataset -> facets(dataset.get("facets")));
        });
        // A stage has one id in all its events, and other runs have others.
        assertThat(Files.readAllLines(file).stream()
                        .map(line -> JSON.readTree(line).get("run").get("runId").asString())
                        .distinct())
                .hasSize(4);
    }

    private static void facets(JsonNode facets) {
        facets.forEach(facet -> assertThat(facet.propertyNames()).contains("_producer", "_schemaURL"));
    }

    @Test
    void aCachedStageMakesNoEvents() throws IOException {
        run(target(folder.resolve("first.jsonl").toString()));
        Path second = folder.resolve("second.jsonl");

        run(target(second.toString()));

        assertThat(Files.readAllLines(second)).hasSize(2);
        assertThat(names(JSON.readTree(Files.readAllLines(second).get(1)).get("outputs")))
                .containsExactly("file " + folder.resolve("out/labels.csv"));
    }

    @Test
    void aFailureIsTold() throws IOException {
        Path workflow = ExampleRun.write(folder);
        Files.writeString(folder.resolve("answers.csv"), "i,w,l\n1,a,perhaps\n");
        Path file = folder.resolve("events.jsonl");

        try (var lineage = new Lineage(target(file.toString()), RUN, "1.2", Clock.systemUTC(), trouble::add)) {
            assertThat(ExampleRun.run(workflow, lineage).status()).isEqualTo(RunStatus.FAILED);
        }

        List<String> lines = Files.readAllLines(file);
        JsonNode last = JSON.readTree(lines.get(lines.size() - 1));
        assertThat(last.get("eventType").asString()).isEqualTo("FAIL");
        assertThat(last.get("run")
                        .get("facets")
                        .get("errorMessage")
                        .get("message")
                        .asString())
                .contains("perhaps");
    }

    @Test
    void eventsArePostedToACollectorInOrder() throws IOException {
        var bodies = new CopyOnWriteArrayList<String>();
        var keys = new CopyOnWriteArrayList<String>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/lineage", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            keys.add(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://localhost:" + server.getAddress().getPort();
            run(LineageTarget.of(
                            null,
                            Map.of(
                                    "OPENLINEAGE_URL", url,
                                    "OPENLINEAGE_API_KEY", "k",
                                    "OPENLINEAGE_NAMESPACE", "team"))
                    .orElseThrow());
        } finally {
            server.stop(0);
        }

        assertThat(bodies).hasSize(8);
        assertThat(JSON.readTree(bodies.get(0)).get("eventType").asString()).isEqualTo("START");
        assertThat(JSON.readTree(bodies.get(7)).get("job").get("namespace").asString())
                .isEqualTo("team");
        assertThat(keys).containsOnly("Bearer k");
        assertThat(trouble).isEmpty();
    }

    @Test
    void aCollectorThatRefusesIsToldOnceAndEndsNoRun() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        server.start();
        try {
            assertThat(run(target("http://localhost:" + server.getAddress().getPort() + "/x"))
                            .status())
                    .isEqualTo(RunStatus.DONE);
        } finally {
            server.stop(0);
        }

        assertThat(trouble).singleElement().asString().contains("8 OpenLineage events", "answered 503");
    }

    @Test
    void theOperatorsWordIsAFileOrAnAddress() {
        assertThat(target("http://host:5000").collector()).hasToString("http://host:5000/api/v1/lineage");
        assertThat(target("https://host/own/path").collector()).hasToString("https://host/own/path");
        assertThat(target("events.jsonl").file()).isAbsolute();
        assertThat(LineageTarget.of(null, Map.of())).isEmpty();
        assertThat(LineageTarget.of(null, Map.of("OPENLINEAGE_URL", "http://h", "OPENLINEAGE_DISABLED", "true")))
                .isEmpty();
        assertThat(LineageTarget.of(null, Map.of("OPENLINEAGE_URL", "http://h/", "OPENLINEAGE_ENDPOINT", "/e"))
                        .orElseThrow()
                        .collector())
                .hasToString("http://h/e");
        assertThatThrownBy(() -> target("http://user:secret@host"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> target("http://ho st")).isInstanceOf(IllegalArgumentException.class);
    }
}
