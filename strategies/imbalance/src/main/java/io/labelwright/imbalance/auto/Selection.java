package io.labelwright.imbalance.auto;

import io.labelwright.imbalance.target.TargetMetric;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of the choices that were tried is taken: of those that are surely better than nothing the one that gains most.
 *
 * <p>Balanced accuracy is greatest for the class of the greatest {@code p / prior}, whatever the data are, so there a
 * choice that estimates it is expected to be the best: the one of two classifiers, or else of one. Once it is surely
 * better than nothing, another has to be surely better than it: with few items of a rare class the best of several
 * figures is often the luckiest.
 */
final class Selection {

    /** What balanced accuracy is expected to be best by, the best first. */
    private static final List<Choice> FOR_BALANCED_ACCURACY =
            List.of(Choice.PRIORS_AND_WEIGHTS, Choice.PRIOR_CORRECTION);

    private Selection() {}

    /** The one that is expected to be the best; null where nothing is known before, or it may be no gain. */
    static @Nullable Trial expected(List<Trial> tried, TargetMetric metric) {
        if (metric == TargetMetric.BALANCED_ACCURACY) {
            for (Choice choice : FOR_BALANCED_ACCURACY) {
                for (Trial trial : tried) {
                    if (trial.choice() == choice && trial.supported()) {
                        return trial;
                    }
                }
            }
        }
        return null;
    }

    /**
     * The one that is taken; of equals the one that changes less.
     *
     * @param tried the first is to do nothing
     */
    static Trial of(List<Trial> tried, TargetMetric metric) {
        Trial expected = expected(tried, metric);
        Trial best = expected == null ? tried.get(0) : expected;
        for (Trial trial : tried) {
            if (trial.supported()
                    && trial.leads()
                    && (!best.supported()
                            || trial.figures().gain() > best.figures().gain())) {
                best = trial;
            }
        }
        return best;
    }
}
