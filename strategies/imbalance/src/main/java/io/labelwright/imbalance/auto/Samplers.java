package io.labelwright.imbalance.auto;

import io.labelwright.imbalance.over.OverOptions;
import io.labelwright.imbalance.over.RandomOver;
import io.labelwright.imbalance.over.RandomOverConfig;
import io.labelwright.imbalance.over.Smote;
import io.labelwright.imbalance.sample.Cleaned;
import io.labelwright.imbalance.sample.NearOptions;
import io.labelwright.imbalance.sample.SampleOptions;
import io.labelwright.imbalance.sample.Sampled;
import io.labelwright.imbalance.sample.Sampler;
import io.labelwright.imbalance.sample.SamplerChain;
import io.labelwright.imbalance.sample.SamplingStrategy;
import io.labelwright.imbalance.sample.SamplingWork;
import io.labelwright.imbalance.sample.TrainingRows;
import io.labelwright.imbalance.under.CleaningOptions;
import io.labelwright.imbalance.under.EditedNearest;
import io.labelwright.imbalance.under.KindSel;
import io.labelwright.imbalance.under.RandomUnder;
import io.labelwright.imbalance.under.TomekLinks;
import io.labelwright.imbalance.under.UnderOptions;
import io.labelwright.math.neighbour.FeaturePoints.Metric;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The samplers that are tried, with their usual settings. */
final class Samplers {

    private static final int NEIGHBOURS = 5;
    private static final int EDITING_NEIGHBOURS = 3;

    private Samplers() {}

    static SamplerChain of(Choice choice) {
        return new SamplerChain(samplers(choice));
    }

    private static List<Sampler> samplers(Choice choice) {
        return switch (choice) {
            case RANDOM_OVER ->
                List.of(new RandomOver(new RandomOverConfig(
                        new SampleOptions(List.of()),
                        new OverOptions(SamplingStrategy.Rule.AUTO, null),
                        0,
                        List.of())));
            case RANDOM_UNDER -> List.of(new RandomUnder(new UnderOptions(SamplingStrategy.Rule.AUTO, null)));
            case SMOTE -> List.of(smote(SamplingStrategy.Rule.AUTO));
            case SMOTE_UNDER -> List.of(Samplers::smoteUnder);
            case SMOTE_ENN ->
                List.of(
                        smote(SamplingStrategy.Rule.AUTO),
                        new EditedNearest(cleaning(), EDITING_NEIGHBOURS, KindSel.ALL));
            case SMOTE_TOMEK -> List.of(smote(SamplingStrategy.Rule.AUTO), new TomekLinks(cleaning()));
            default -> throw new IllegalArgumentException(choice.word() + " is no sampler");
        };
    }

    private static CleaningOptions cleaning() {
        return new CleaningOptions(
                new NearOptions(new SampleOptions(List.of()), List.of(), Metric.EUCLIDEAN), Cleaned.Rule.ALL);
    }

    private static Sampled smoteUnder(TrainingRows rows, SamplingWork work) {
        Map<String, Integer> larger = new HashMap<>();
        Map<String, Integer> smaller = new HashMap<>();
        int mean = meanSize(rows);
        int[] counts = rows.counts();
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] > 0) {
                (counts[k] < mean ? larger : smaller).put(rows.schema().name(k), mean);
            }
        }
        Sampled grown = smote(new SamplingStrategy.Counts(larger)).sample(rows, work.step("over"));
        Sampled kept = new RandomUnder(new UnderOptions(new SamplingStrategy.Counts(smaller), null))
                .sample(rows, work.step("under"));
        return new Sampled(kept.kept(), grown.made());
    }

    private static Sampler smote(SamplingStrategy strategy) {
        return new Smote(new OverOptions(strategy, null), NEIGHBOURS, Metric.EUCLIDEAN);
    }

    /** The geometric mean of the classes' sizes, rounded. */
    private static int meanSize(TrainingRows rows) {
        double logs = 0;
        int present = 0;
        for (int count : rows.counts()) {
            if (count > 0) {
                logs += StrictMath.log(count);
                present++;
            }
        }
        return (int) Math.max(1, Math.rint(StrictMath.exp(logs / present)));
    }
}
