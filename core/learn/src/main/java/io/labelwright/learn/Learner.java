package io.labelwright.learn;

/** Makes classifiers of examples. A pure function of its settings and the examples. */
@FunctionalInterface
public interface Learner {

    /**
     * Learns.
     *
     * @param examples at least one
     * @param pause called now and then; may throw to end the computation
     */
    Classifier fit(Examples examples, Runnable pause);
}
