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
        version = 2,
        summary = "Measures how far annotators agree: Fleiss' kappa, Krippendorff's alpha, Gwet's AC1 and AC2, Cohen's"
                + " kappa of pairs, per class and item, with confidence intervals.",
        paper = "Cohen 1960, 1968; Fleiss 1971; Krippendorff 2011 (Computing Krippendorff's alpha-reliability); Gwet"
                + " 2008, 2014; intervals: Efron 1979, Kleiner et al. 2014",
        example = """
                - id: agreement
                  uses: evaluate/agreement
                  needs: [answers]
                  with: {min_shared: 20}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
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
            "gwet_ac1",
            "gwet_ac2",
            "mean_cohen_kappa",
            "mean_weighted_kappa",
            "class_share[]",
            "class_kappa[]",
            "specific_agreement[]"
        })
public final class AgreementFactory implements StrategyFactory<AgreementConfig> {

    @Override
    public Strategy create(AgreementConfig config) {
        return new Agreement(config);
    }
}
