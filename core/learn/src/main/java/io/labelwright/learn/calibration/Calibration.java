package io.labelwright.learn.calibration;

/** Changes probabilities so that of what is given probability p a share p is right. */
@FunctionalInterface
public interface Calibration {

    /**
     * Changes the probabilities of one item.
     *
     * @param p per class its probability; they add up to 1 before and after
     */
    void apply(double[] p);

    /** Changes nothing. */
    static Calibration none() {
        return p -> {};
    }
}
