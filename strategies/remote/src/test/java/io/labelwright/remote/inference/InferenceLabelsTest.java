package io.labelwright.remote.inference;

import static io.labelwright.remote.call.ScriptedServer.json;
import static io.labelwright.remote.call.ScriptedServer.status;
import static io.labelwright.remote.inference.FakeInference.metadata;
import static io.labelwright.remote.inference.FakeInference.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.remote.call.Json;
import io.labelwright.remote.call.KeptAnswers;
import io.labelwright.remote.call.Patience;
import io.labelwright.remote.call.ScriptedServer;
import io.labelwright.remote.call.ScriptedServer.Script;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.MemoryInput;
import io.labelwright.testkit.StrategyContract;
import io.labelwright.testkit.TestContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

final class InferenceLabelsTest extends StrategyContract<InferenceConfig> {

    private static final String TEXTS = tensor("BYTES", "[-1]");
    private static final Patience SHORT =
            new Patience(Duration.ofMillis(2), Duration.ofMillis(10), Duration.ofSeconds(2));

    /** A logit for each class, made of the letters of the text. */
    private static final ScriptedServer CONTRACT = new ScriptedServer(new FakeInference(
            metadata(TEXTS, tensor("FP32", "[-1, 4]")), row -> logits(row.get(0).stringValue(), 4)));

    /** Ham, spam, news by words. */
    private final FakeInference texts = new FakeInference(
            metadata(TEXTS, tensor("FP32", "[-1, 3]")),
            row -> byWords(row.get(0).stringValue()));

    private final ScriptedServer server = new ScriptedServer(texts);
    private final KeptAnswers kept = new KeptAnswers();

    @AfterAll
    static void stopContract() {
        CONTRACT.close();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected StrategyFactory<InferenceConfig> factory() {
        return new InferenceFactory();
    }

    @Override
    protected String with() {
        return "{url: \"" + CONTRACT.url() + "\", model: m, batch: 20}";
    }

    private static double[] logits(String text, int classes) {
        var logits = new double[classes];
        text.chars().forEach(c -> logits[c % classes] += 0.25);
        return logits;
    }

    private static double[] byWords(String text) {
        return new double[] {0, text.contains("prize") ? 3 : -1, text.contains("paper") ? 2 : -1};
    }

    private static InMemoryInputs messages() {
        return InMemoryInputs.ofClasses("ham", "spam", "news")
                .item("1", "text", "see you")
                .item("2", "text", "a prize")
                .item("3", "text", "the paper");
    }

    private CollectingOutputs run(String more, InMemoryInputs inputs, MemoryInput... labels) {
        var out = new CollectingOutputs(inputs);
        TestContext context = TestContext.create().withStage("model").withMemory(kept);
        if (labels.length > 0) {
            context = context.withFile("labels", labels[0]);
        }
        try {
            String with = "{url: \"" + server.url() + "\", model: m, attempts: 2" + more + "}";
            new InferenceLabels(config(with, inputs.schema()), SHORT).run(inputs, out, context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out;
    }

    private CollectingOutputs run(String more) {
        return run(more, messages());
    }

    private static List<String> answers(CollectingOutputs out) {
        return out.rows(TableKind.ANNOTATIONS).stream()
                .map(row -> row.text("item") + " " + row.text("label"))
                .toList();
    }

    private long calls() {
        return server.asked().stream()
                .filter(asked -> asked.method().equals("POST"))
                .count();
    }

    @Test
    void textsAreSentInBatchesAndLogitsBecomeProbabilities() {
        CollectingOutputs out = run(", batch: 2, concurrency: 1");

        assertThat(answers(out)).containsExactly("1 ham", "2 spam", "3 news");
        CollectedRow second = out.rows(TableKind.PREDICTIONS).get(1);
        double sum = 1 + Math.exp(3) + Math.exp(-1);
        assertThat(second.number("p:spam")).isEqualTo(Math.exp(3) / sum, Offset.offset(1e-12));
        assertThat(server.asked().stream().map(asked -> asked.method() + " " + asked.path()))
                .containsExactly(
                        "GET /v2/health/ready",
                        "GET /v2/models/m",
                        "POST /v2/models/m/infer",
                        "POST /v2/models/m/infer");
        assertThat(server.asked().get(2).text())
                .isEqualTo("{\"inputs\":[{\"name\":\"in\",\"shape\":[2],\"datatype\":\"BYTES\","
                        + "\"data\":[\"see you\",\"a prize\"]}],\"outputs\":[{\"name\":\"out\"}]}");
    }

    @Test
    void numbersAreRowsOfTheFeatures() {
        server.script(new FakeInference(metadata(tensor("FP32", "[-1, 2]"), tensor("FP32", "[-1, 3]")), row ->
                        new double[] {row.get(0).asDouble(), row.get(1).asDouble(), 0})
                .rows(2));
        CollectingOutputs out = run(
                ", scores: probabilities",
                InMemoryInputs.ofClasses("ham", "spam", "news")
                        .items("a", "b", "c")
                        .features("f", List.of("x", "y"), new double[] {1, 0.1}, new double[] {0, 2}));

        assertThat(answers(out)).containsExactly("a ham", "b spam");
        assertThat(out.facts()).containsEntry("items_without_input", 1.0);
        // As numbers of 32 bits.
        assertThat(server.asked().get(2).text()).contains("\"data\":[1.0,0.10000000149011612,0.0,2.0]");
    }

    @Test
    void labelsOfAFileAreMapped() {
        CollectingOutputs out =
                run(", labels: l.txt, map: {a: ham, b: ham}", messages(), new MemoryInput("l.txt", "a\nspam\nb\n"));

        assertThat(answers(out)).containsExactly("1 ham", "2 spam", "3 ham");
    }

    @Test
    void namesOfClassesAreAnswersWithoutProbabilities() {
        server.script(named("\"ham\", \"junk\", \"gossip\"", "[3]"));
        CollectingOutputs out = run(", map: {junk: spam}");

        assertThat(answers(out)).containsExactly("1 ham", "2 spam");
        assertThat(out.rows(TableKind.PREDICTIONS)).isEmpty();
        assertThat(out.rows(TableKind.ANNOTATIONS).get(0).isMissing("confidence"))
                .isTrue();
        assertThat(out.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("1 items", "'gossip' (1)", "map: says"));
    }

    /** A model that gives texts. */
    private Script named(String data, String shape) {
        var fake = new FakeInference(metadata(TEXTS, tensor("BYTES", "[-1]")), row -> new double[0]);
        return (asked, number) -> asked.method().equals("GET")
                ? fake.to(asked, number)
                : json("{\"outputs\": [{\"name\": \"out\", \"datatype\": \"BYTES\", \"shape\": " + shape
                        + ", \"data\": [" + data + "]}]}");
    }

    @Test
    void dataMayStandInRows() {
        server.script((asked, number) -> {
            if (asked.method().equals("GET")) {
                return texts.to(asked, number);
            }
            ObjectNode answer = texts.inferred(asked);
            ObjectNode output = (ObjectNode) answer.path("outputs").get(0);
            ArrayNode flat = (ArrayNode) output.path("data");
            ArrayNode rows = Json.object().arrayNode();
            for (int i = 0; i < flat.size(); i += 3) {
                rows.addArray().add(flat.get(i)).add(flat.get(i + 1)).add(flat.get(i + 2));
            }
            output.set("data", rows);
            return json(Json.text(answer));
        });

        assertThat(answers(run(""))).containsExactly("1 ham", "2 spam", "3 news");
    }

    @Test
    void answersAreKeptByItem() {
        run("");
        CollectingOutputs again = run(", batch: 1", messages().item("4", "text", "another prize"));

        assertThat(answers(again)).containsExactly("1 ham", "2 spam", "3 news", "4 spam");
        assertThat(calls()).isEqualTo(2);
        assertThat(kept.size()).isEqualTo(4);

        run(", revision: retrained");
        assertThat(calls()).isEqualTo(3);
    }

    @Test
    void aModelOfOneItemAtATimeIsAskedSo() {
        server.script(new FakeInference(
                metadata(tensor("BYTES", "[1, 1]"), tensor("FP32", "[1, 3]")),
                row -> byWords(row.get(0).stringValue())));

        assertThat(answers(run(""))).containsExactly("1 ham", "2 spam", "3 news");
        assertThat(calls()).isEqualTo(3);
        assertThat(server.asked().get(2).text()).contains("\"shape\":[1,1]");
    }

    @Test
    void anItemThatTheServerRefusesIsFoundInItsBatch() {
        server.script((asked, number) -> asked.text().contains("prize")
                ? status(400, "application/json", "{\"error\": \"too long\"}")
                : texts.to(asked, number));
        CollectingOutputs out = run("");

        assertThat(answers(out)).containsExactly("1 ham", "3 news");
        assertThat(out.facts()).containsEntry("items_refused_by_server", 1.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "BYTES | [-1, 2] | FP32 | [-1, 3] | takes BYTES [any, 2] at the input 'in', and an item is one text",
                "INT64 | [-1, 8] | FP32 | [-1, 3] | takes INT64 [any, 8] at the input 'in', and expected is BYTES",
                "BYTES | [-1] | FP32 | [-1, 5] | gives 5 numbers for an item, and the workflow has 3 classes",
                "BYTES | [-1] | INT64 | [-1] | gives INT64 [any] at the output 'out', and expected is FP32",
            })
    void aModelOfAnotherKindIsRefusedBeforeAnythingIsSent(
            String input, String inputShape, String output, String outputShape, String message) {
        server.script(new FakeInference(
                metadata(tensor(input, inputShape), tensor(output, outputShape)), row -> new double[3]));

        assertThatThrownBy(() -> run("")).isInstanceOf(LabelingException.class).hasMessageContaining(message);
        assertThat(calls()).isZero();
    }

    @Test
    void inputsAndOutputsAreFoundByName() {
        assertThatThrownBy(() -> run(", output: logits"))
                .hasMessageContaining("the model 'm' has no output 'logits' (there is out)");
        server.script(new FakeInference(
                "{\"inputs\": [{\"name\": \"a\", " + TEXTS + "}, {\"name\": \"b\", " + TEXTS + "}], \"outputs\": []}",
                row -> new double[3]));
        assertThatThrownBy(() -> run(""))
                .hasMessageContaining("has several inputs (say which: input: a; there is a, b)");
        assertThatThrownBy(() -> run(", input: b")).hasMessageContaining("names no output in its metadata");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "FP32 | [2, 3] | [1,2,3,4,5,6] | gives FP32 [2, 3] for 3 items",
                "FP32 | [4, 3] | [1,2,3,4,5,6,7,8,9,1,2,3] | gives FP32 [4, 3] for 3 items",
                "FP32 | [3, 3] | [1,2,3,4,5,6,7,8] | says that it gives FP32 [3, 3] and gives 8 values",
                "FP32 | [3, 2] | [1,2,3,4,5,6] | gives 2 numbers for an item, and the workflow has 3 classes",
                "FP32 | [3, 3] | [1,2,3,4,5,6,7,8,null] | gives something else than numbers",
                "FP32 | [3, 3] | [1,2,3,4,5,6,7,8,1e999] | gives Infinity for item '3'",
                "BYTES | [3] | [\"a\",\"b\",\"c\"] | gives BYTES [3], and its metadata says FP32 [any, 3]",
                "FP32 | [3, 3, 1] | [1,2,3,4,5,6,7,8,9] | gives FP32 [3, 3, 1] for 3 items",
            })
    void anAnswerOfAnotherShapeIsAFailure(String type, String shape, String data, String message) {
        server.script((asked, number) -> asked.method().equals("GET")
                ? texts.to(asked, number)
                : json("{\"outputs\": [{\"name\": \"out\", \"datatype\": \"" + type + "\", \"shape\": " + shape
                        + ", \"data\": " + data + "}]}"));

        assertThatThrownBy(() -> run("")).isInstanceOf(LabelingException.class).hasMessageContaining(message);
    }

    @Test
    void aServerThatIsNotReadyOrDoesNotKnowTheModelIsNamed() {
        server.script((asked, number) -> status(404, "application/json", "{}"));
        assertThatThrownBy(() -> run("")).hasMessageContaining("the model 'm' at " + server.url() + ": it answers 404");
        server.script((asked, number) -> status(503, "application/json", "{}"));
        assertThatThrownBy(() -> run("")).hasMessageContaining("it answers 503 (not available)");
        server.script((asked, number) -> json("[\"not\", \"it\"]"));
        assertThatThrownBy(() -> run("")).hasMessageContaining("names no input in its metadata");
        server.script((asked, number) -> json("{\"inputs\": [{\"name\": 1}]}"));
        assertThatThrownBy(() -> run("")).hasMessageContaining("a tensor without name, datatype or shape");
    }

    @Test
    void aFailureKeepsWhatWasAnswered() {
        server.script(
                (asked, number) -> asked.text().contains("prize") ? ScriptedServer.reset() : texts.to(asked, number));
        assertThatThrownBy(() -> run(", batch: 1")).hasMessageContaining("left 1 items without an answer");
        assertThat(kept.size()).isEqualTo(2);

        server.script(texts);
        long before = calls();
        assertThat(answers(run(", batch: 1"))).containsExactly("1 ham", "2 spam", "3 news");
        assertThat(calls()).isEqualTo(before + 1);
    }
}
