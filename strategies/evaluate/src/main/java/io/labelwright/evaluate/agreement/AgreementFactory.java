package io.labelwright.evaluate.agreement;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@code evaluate/agreement}. */
@StrategyInfo(
        id = "evaluate/agreement",
        version = 1,
        summary = "Measures how far annotators agree: observed agreement, Fleiss' kappa, Krippendorff's alpha, Cohen's"
                + " kappa of pairs.",
        paper = "Cohen 1960; Fleiss 1971; Krippendorff 2011 (Computing Krippendorff's alpha-reliability); Gwet 2014 for"
                + " items with different numbers of answers",
        example = """
                - id: agreement
                  uses: evaluate/agreement
                  needs: [answers]
                  with: {min_shared: 20}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
@Reads(TableKind.ANNOTATIONS)
@Writes(
        value = TableKind.METRICS,
        metrics = {
            "annotators",
            "answers",
            "items",
            "items_compared",
            "answers_per_item",
            "observed_agreement",
            "fleiss_kappa",
            "krippendorff_alpha",
            "mean_cohen_kappa",
            "class_share[]"
        })
public final class AgreementFactory implements StrategyFactory<AgreementConfig> {

    @Override
    public Strategy create(AgreementConfig config) {
        return new Agreement(config);
    }
}
