package io.labelwright.propagate.mbo;

/**
 * How many times classes flow before each decision of Poisson MBO. A long flow smooths much and gets away from borders
 * that are good only nearby; a short one finds where exactly a border lies.
 *
 * @param first before the first decision
 * @param factor each is so many times the one before
 * @param last none is shorter
 */
public record FlowLengths(double first, double factor, int last) {

    /** The same before each decision. */
    public static final FlowLengths EVEN = new FlowLengths(20, 1, 20);

    /** Long ones first, then shorter ones. */
    public static final FlowLengths FALLING = new FlowLengths(50, 0.7, 5);

    /** The length before a decision, 0 for the first. */
    int at(int round) {
        double length = first;
        for (int i = 0; i < round && length > last; i++) {
            length *= factor;
        }
        return Math.max(last, (int) length);
    }
}
