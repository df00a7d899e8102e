package io.labelwright.evaluate.annotators;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@code evaluate/annotators}. */
@StrategyInfo(
        id = "evaluate/annotators",
        version = 1,
        summary = "Judges each annotator: against the majority of the others, the labels and gold, with confidence"
                + " intervals, and whether their answers say anything.",
        paper = "Cohen 1960; entropy: Shannon 1948; intervals: Wilson 1927",
        example = """
                - id: workers
                  uses: evaluate/annotators
                  needs: [answers, truth, agreed]
                  with: {max_annotators: 50}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
@Reads(TableKind.ANNOTATIONS)
@Reads(value = TableKind.LABELS, optional = true)
@Reads(value = TableKind.GOLD, optional = true)
@Writes(
        value = TableKind.METRICS,
        metrics = {
            "annotators",
            "annotators_listed",
            "answers",
            "items",
            "majority_agreement",
            "label_agreement",
            "accuracy"
        })
@Writes(TableKind.CONFUSION)
public final class AnnotatorsFactory implements StrategyFactory<AnnotatorsConfig> {

    @Override
    public Strategy create(AnnotatorsConfig config) {
        return new Annotators(config);
    }
}
