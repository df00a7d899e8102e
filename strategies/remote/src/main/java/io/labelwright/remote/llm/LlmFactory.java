package io.labelwright.remote.llm;

import io.labelwright.remote.call.Patience;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@code prelabel/llm}. */
@StrategyInfo(
        id = "prelabel/llm",
        version = 1,
        summary = "Asks a language model on a server, by chat completions as OpenAI's, for the class of each item.",
        example = """
                - id: model
                  uses: prelabel/llm
                  needs: [messages]
                  with:
                    url: http://127.0.0.1:11434/v1
                    model: qwen3
                    confidence: samples
                    budget: {calls: 2000, tokens: 1000000}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true,
        guided = true)
@Reads(TableKind.ITEMS)
@Reads(value = TableKind.LABELS, when = "examples")
@Reads(value = TableKind.LABELS, when = "unlabelled_only", optional = true)
@Reads(value = TableKind.FEATURES, when = "examples", optional = true)
@Reads(value = TableKind.SPLITS, when = "examples", optional = true)
@Writes(TableKind.ANNOTATIONS)
@Writes(TableKind.PREDICTIONS)
public final class LlmFactory implements StrategyFactory<LlmConfig> {

    @Override
    public Strategy create(LlmConfig config) {
        return new LlmLabels(config, Patience.usual());
    }
}
