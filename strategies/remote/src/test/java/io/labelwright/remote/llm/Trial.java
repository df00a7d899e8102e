package io.labelwright.remote.llm;

import io.labelwright.remote.call.KeptAnswers;
import io.labelwright.remote.call.Patience;
import io.labelwright.remote.call.ScriptedServer;
import io.labelwright.remote.call.ServerOptions;
import io.labelwright.remote.llm.LlmConfig.Budget;
import io.labelwright.remote.llm.LlmConfig.Confidence;
import io.labelwright.remote.llm.LlmConfig.Examples;
import io.labelwright.remote.llm.LlmConfig.Format;
import io.labelwright.remote.llm.LlmConfig.Prices;
import io.labelwright.remote.llm.LlmConfig.TokenLimit;
import io.labelwright.remote.llm.LlmConfig.WhenSpent;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.TestContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/** A run of {@code prelabel/llm} with a server, by default with one call at a time, without confidence and patience. */
final class Trial {

    private static final Patience SHORT =
            new Patience(Duration.ofMillis(2), Duration.ofMillis(10), Duration.ofSeconds(2));

    final ScriptedServer server;
    KeptAnswers kept = new KeptAnswers();
    TestContext context = TestContext.create().withStage("model");
    int concurrency = 1;
    int attempts = 2;
    List<String> fields = List.of("text");
    String instructions;
    boolean aliases = true;
    Examples examples;
    boolean unlabelledOnly;
    Confidence confidence = Confidence.NONE;
    int samples = 5;
    Double temperature;
    Format format = Format.JSON_SCHEMA;
    int maxTokens = 20;
    int maxCharacters = 10_000;
    int canaries;
    Prices prices;
    Budget budget;
    WhenSpent whenSpent = WhenSpent.FAIL;
    double minConfidence;

    Trial(ScriptedServer server) {
        this.server = server;
    }

    LlmConfig config() {
        return new LlmConfig(
                new ServerOptions(server.url() + "/v1", "hunter2-is-no-key", concurrency, 5, attempts, null, null),
                "m",
                fields,
                instructions,
                aliases,
                examples,
                unlabelledOnly,
                confidence,
                samples,
                temperature,
                format,
                maxTokens,
                TokenLimit.MAX_TOKENS,
                maxCharacters,
                canaries,
                prices,
                budget,
                whenSpent,
                minConfidence);
    }

    CollectingOutputs run(InMemoryInputs inputs) {
        var out = new CollectingOutputs(inputs);
        try {
            new LlmLabels(config(), SHORT).run(inputs, out, context.withMemory(kept));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out;
    }

    String forecast(InMemoryInputs inputs) {
        try {
            return new LlmLabels(config(), SHORT).forecast(inputs, context.withMemory(kept));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answers of a run, {@code item label confidence}. */
    static List<String> answers(CollectingOutputs out) {
        return out.rows(TableKind.ANNOTATIONS).stream()
                .map(row -> row.text("item") + " " + row.text("label")
                        + (row.isMissing("confidence") ? "" : " " + row.text("confidence")))
                .toList();
    }

    /** The texts that the server was asked about, in the order in which it was. */
    List<String> askedAbout() {
        return server.asked().stream()
                .map(asked -> FakeModel.query(asked).item())
                .toList();
    }
}
