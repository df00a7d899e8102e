package io.labelwright.evaluate.annotators;

import io.labelwright.evaluate.agreement.AnnotatorPairs;
import io.labelwright.evaluate.agreement.AnnotatorPairs.Pair;
import io.labelwright.evaluate.agreement.Weights;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.kernel.Execution;
import java.util.HashMap;
import java.util.Map;

/**
 * Each annotator's mean Cohen's kappa with those they are compared with, weighted by shared items. Which pairs are
 * compared is bounded as {@link AnnotatorPairs} says.
 */
final class MeanKappas {

    private static final class Mean {
        private double sum;
        private long weight;
        private long others;
    }

    private final Map<Integer, Mean> means = new HashMap<>();

    MeanKappas(Annotations annotations, Execution execution, int minShared) {
        for (Pair pair : AnnotatorPairs.of(annotations, execution, Weights.NONE, minShared)) {
            if (!Double.isNaN(pair.kappa())) {
                add(pair.first(), pair);
                add(pair.second(), pair);
            }
        }
    }

    private void add(int annotator, Pair pair) {
        Mean mean = means.computeIfAbsent(annotator, index -> new Mean());
        mean.sum += pair.kappa() * pair.shared();
        mean.weight += pair.shared();
        mean.others++;
    }

    /** NaN for an annotator who is compared with nobody. */
    double of(int annotator) {
        Mean mean = means.get(annotator);
        return mean == null ? Double.NaN : mean.sum / mean.weight;
    }

    /** With how many others an annotator is compared. */
    long others(int annotator) {
        Mean mean = means.get(annotator);
        return mean == null ? 0 : mean.others;
    }
}
