package io.labelwright.remote.inference;

import io.labelwright.remote.call.Patience;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@code prelabel/open-inference}. */
@StrategyInfo(
        id = "prelabel/open-inference",
        version = 1,
        summary =
                "Answers with the classes and probabilities of a model on an inference server: Open Inference Protocol,"
                        + " version 2, as KServe, Triton, MLServer and OpenVINO speak it.",
        paper = "Open Inference Protocol, version 2 (KServe)",
        example = """
                - id: sentiment
                  uses: prelabel/open-inference
                  needs: [reviews]
                  with: {url: "http://127.0.0.1:8080", model: sentiment, labels: labels.txt, map: {POS: good, NEG: bad}}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
@Reads(TableKind.ITEMS)
@Reads(value = TableKind.FEATURES, optional = true)
@Writes(TableKind.ANNOTATIONS)
@Writes(TableKind.PREDICTIONS)
public final class InferenceFactory implements StrategyFactory<InferenceConfig> {

    @Override
    public Strategy create(InferenceConfig config) {
        return new InferenceLabels(config, Patience.usual());
    }
}
