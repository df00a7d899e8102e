package io.labelwright.imbalance.sample;

/**
 * A method that chooses among rows and makes new ones. It depends on the rows, its settings and the random numbers
 * alone.
 */
@FunctionalInterface
public interface Sampler {

    /** Which rows stay, and which are made. */
    Sampled sample(TrainingRows rows, SamplingWork work);

    /** Whether it makes rows, and so may leave more than there were. */
    default boolean makesRows() {
        return false;
    }
}
