package io.labelwright.imbalance.auto;

import io.labelwright.learn.Classifier;
import io.labelwright.learn.Examples;
import io.labelwright.learn.Learner;
import io.labelwright.learn.calibration.Calibration;

/**
 * The mean of two classifiers. Both estimate the same, how probable classes are where all are equally frequent: the one
 * learns what there is and is corrected, the other learns with weights. What they get wrong is not the same, so their
 * mean is nearer to it.
 *
 * @param one how one is learned
 * @param ofOne makes the classes of the one equally frequent
 * @param other how the other is learned
 * @param ofOther makes the classes of the other equally frequent
 */
record PooledLearner(Learned one, Calibration ofOne, Learned other, Calibration ofOther) implements Learner {

    @Override
    public Classifier fit(Examples examples, Runnable pause) {
        Classifier first = one.learner().fit(examples, pause);
        Classifier second = other.learner().fit(examples, pause);
        return (features, item, into) -> {
            var also = new double[into.length];
            first.probabilities(features, item, into);
            one.calibration().apply(into);
            second.probabilities(features, item, also);
            other.calibration().apply(also);
            pool(into, also, ofOne, ofOther);
        };
    }

    /**
     * The mean of two answers.
     *
     * @param into the one, which the mean takes the place of
     * @param also the other, which is changed
     */
    static void pool(double[] into, double[] also, Calibration ofInto, Calibration ofAlso) {
        ofInto.apply(into);
        ofAlso.apply(also);
        for (int k = 0; k < into.length; k++) {
            into[k] = (into[k] + also[k]) / 2;
        }
    }
}
