package io.labelwright.remote.labelstudio;

import io.labelwright.remote.call.Patience;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@code prelabel/label-studio-ml}. */
@StrategyInfo(
        id = "prelabel/label-studio-ml",
        version = 1,
        summary = "Answers with the choices and scores of an ML backend of Label Studio.",
        paper = "Label Studio, ML backend",
        example = """
                - id: backend
                  uses: prelabel/label-studio-ml
                  needs: [messages]
                  with: {url: "http://127.0.0.1:9090", map: {Positive: good, Negative: bad}}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
@Reads(TableKind.ITEMS)
@Writes(TableKind.ANNOTATIONS)
public final class BackendFactory implements StrategyFactory<BackendConfig> {

    @Override
    public Strategy create(BackendConfig config) {
        return new BackendLabels(config, Patience.usual());
    }
}
