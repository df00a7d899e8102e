package io.labelwright.remote.labelstudio;

import static io.labelwright.remote.call.ScriptedServer.json;
import static io.labelwright.remote.call.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.remote.call.Json;
import io.labelwright.remote.call.KeptAnswers;
import io.labelwright.remote.call.Patience;
import io.labelwright.remote.call.ScriptedServer;
import io.labelwright.spi.StrategyFactory;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class BackendLabelsTest extends StrategyContract<BackendConfig> {

    private static final Patience SHORT =
            new Patience(Duration.ofMillis(2), Duration.ofMillis(10), Duration.ofSeconds(2));
    private static final List<String> CLASSES = List.of("ham", "spam", "news");

    private static final ScriptedServer CONTRACT = new ScriptedServer(new FakeBackend(text -> FakeBackend.choice(
            CLASSES.get(Math.floorMod(text.hashCode(), 3)), Math.floorMod(text.hashCode(), 101) / 100.0)));

    private final FakeBackend words =
            new FakeBackend(text -> FakeBackend.choice(text.contains("prize") ? "spam" : "ham", 0.75));
    private final ScriptedServer server = new ScriptedServer(words);
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
    protected StrategyFactory<BackendConfig> factory() {
        return new BackendFactory();
    }

    @Override
    protected String with() {
        return "{url: \"" + CONTRACT.url() + "\", min_confidence: 0.2}";
    }

    private static InMemoryInputs messages() {
        return InMemoryInputs.ofClasses("ham", "spam", "a \"b\" & <c>")
                .item("1", "text", "see you", "from", "ann")
                .item("2", "text", "a prize")
                .item("3", "text", "bread");
    }

    private CollectingOutputs run(String more, InMemoryInputs inputs, MemoryInput... labelConfig) {
        var out = new CollectingOutputs(inputs);
        TestContext context = TestContext.create().withStage("backend").withMemory(kept);
        if (labelConfig.length > 0) {
            context = context.withFile("label_config", labelConfig[0]);
        }
        try {
            String with = "{url: \"" + server.url() + "\", attempts: 2" + more + "}";
            new BackendLabels(config(with, inputs.schema()), SHORT).run(inputs, out, context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out;
    }

    private static List<String> answers(CollectingOutputs out) {
        return out.rows(TableKind.ANNOTATIONS).stream()
                .map(row -> row.text("item") + " " + row.text("label")
                        + (row.isMissing("confidence") ? "" : " " + row.text("confidence")))
                .toList();
    }

    private JsonNode sent(int request) {
        return Json.parse(server.asked().get(request).text());
    }

    @Test
    void tasksAreSentAndChoicesTaken() {
        CollectingOutputs out = run(", fields: [text, from], batch: 2, concurrency: 1", messages());

        assertThat(answers(out)).containsExactly("1 ham 0.75", "2 spam 0.75", "3 ham 0.75");
        CollectedRow first = out.rows(TableKind.ANNOTATIONS).get(0);
        assertThat(first.text("annotator") + " " + first.text("_kind") + " " + first.text("note"))
                .isEqualTo("backend model v7");
        assertThat(server.asked().stream().map(asked -> asked.method() + " " + asked.path()))
                .containsExactly("GET /health", "POST /setup", "POST /predict", "POST /predict");
        assertThat(sent(2).path("tasks"))
                .hasToString("[{\"id\":1,\"data\":{\"text\":\"see you\",\"from\":\"ann\"}},"
                        + "{\"id\":2,\"data\":{\"text\":\"a prize\"}}]");
        assertThat(sent(2).path("label_config")).isEqualTo(sent(1).path("schema"));
    }

    @Test
    void theLabelingConfigNamesTheClasses() {
        run("", messages());

        assertThat(sent(1).path("schema").stringValue()).isEqualTo("""
                <View>
                  <Text name="item" value="$text"/>
                  <Choices name="label" toName="item" choice="single">
                    <Choice value="ham"/>
                    <Choice value="spam"/>
                    <Choice value="a &quot;b&quot; &amp; &lt;c&gt;"/>
                  </Choices>
                </View>
                """);
    }

    @Test
    void anOwnLabelingConfigIsSentAsItIs() {
        run(", label_config: c.xml", messages(), new MemoryInput("c.xml", "<View>own</View>"));

        assertThat(sent(1).path("schema").stringValue()).isEqualTo("<View>own</View>");
    }

    @Test
    void choicesAreMapped() {
        server.script(new FakeBackend(text -> FakeBackend.choice("Junk", 0.5)));

        assertThat(answers(run(", map: {Junk: spam}", messages())))
                .containsExactly("1 spam 0.5", "2 spam 0.5", "3 spam 0.5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"result\": []} | answers_no_answer",
                "{} | answers_no_answer",
                "null | answers_no_answer",
                "[] | answers_no_answer",
                "{\"result\": [{\"value\": {\"choices\": []}}]} | answers_no_answer",
                "{\"result\": [{\"value\": {\"start\": 1}}]} | answers_no_answer",
                "{\"result\": [{\"value\": {\"choices\": [\"ham\", \"spam\"]}}]} | answers_several_answers",
                "{\"result\": [{\"value\": {\"choices\": [\"Ham\"]}}]} | answers_unknown_label",
                "{\"result\": [{\"value\": {\"choices\": [7]}}]} | answers_unknown_label",
            })
    void whatIsNotOneClassIsCountedAndLeftOut(String prediction, String fact) {
        server.script(new FakeBackend(text -> text.contains("prize") ? prediction : FakeBackend.choice("ham", 0.5)));
        CollectingOutputs out = run("", messages());

        assertThat(answers(out)).containsExactly("1 ham 0.5", "3 ham 0.5");
        assertThat(out.facts()).containsEntry(fact, 1.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{\"result\": [{\"value\": {\"choices\": [\"ham\"]}}], \"score\": 0.5}, {\"result\": []}] | ham 0.5",
                "{\"result\": [{\"value\": {\"choices\": [\"ham\"]}, \"score\": 0.25}]} | ham 0.25",
                "{\"result\": [{\"value\": {\"choices\": [\"ham\"]}}]} | ham",
                "{\"result\": [{\"value\": {\"choices\": [\"ham\"]}}], \"score\": \"high\"} | ham",
                "{\"result\": [{\"value\": {\"choices\": [\"ham\"]}}], \"score\": 1.7} | ham",
                "{\"result\": [{\"value\": {\"choices\": \"ham\"}}], \"score\": 0} | ham 0.0",
                "{\"result\": [{\"from_name\": \"other\", \"value\": {\"choices\": [\"x\"]}},"
                        + " {\"from_name\": \"label\", \"value\": {\"choices\": [\"ham\"]}}]} | ham",
            })
    void predictionsOfEveryFormAreUnderstood(String prediction, String answer) {
        server.script(new FakeBackend(text -> prediction));

        assertThat(answers(run("", messages())).get(0)).isEqualTo("1 " + answer);
    }

    @Test
    void scoresThatAreNoneAreTold() {
        server.script(new FakeBackend(text -> FakeBackend.choice("ham", text.contains("prize") ? -3 : 0.5)));

        assertThat(run("", messages()).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("1 scores that are not between 0 and 1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"results\": []} | it gives 0 results for 3 tasks",
                "{\"results\": [{}, {}, {}, {}]} | it gives 4 results for 3 tasks",
                "{\"result\": []} | its answer has no list \"results\"",
                "[] | its answer has no list \"results\"",
                "{\"results\": [{}, {} | it answers with something else than JSON",
            })
    void anAnswerOfAnotherKindIsAFailure(String body, String message) {
        server.script((asked, number) -> asked.path().equals("/predict") ? json(body) : words.to(asked, number));

        assertThatThrownBy(() -> run("", messages())).hasMessageContaining(message);
    }

    @Test
    void aBackendThatIsNotUpIsNamed() {
        server.script((asked, number) -> json("{\"status\": \"DOWN\"}"));
        assertThatThrownBy(() -> run("", messages()))
                .hasMessageContaining("the backend at " + server.url() + ": it is not up");
        server.script((asked, number) ->
                asked.path().equals("/setup") ? status(500, "text/plain", "") : words.to(asked, number));
        assertThatThrownBy(() -> run("", messages())).hasMessageContaining("it answers 500");
    }

    @Test
    void answersAreKeptByItemAndVersion() {
        run("", messages());
        assertThat(answers(run("", messages().item("4", "text", "prize")))).contains("4 spam 0.75");
        assertThat(server.asked().stream().filter(asked -> asked.path().equals("/predict")))
                .hasSize(2);
        assertThat(sent(server.asked().size() - 1).path("tasks").size()).isEqualTo(1);

        server.script((asked, number) ->
                asked.path().equals("/setup") ? json("{\"model_version\": \"v8\"}") : words.to(asked, number));
        run("", messages());
        assertThat(sent(server.asked().size() - 1).path("tasks").size()).isEqualTo(3);
    }
}
