package io.labelwright.propagate.method;

import io.labelwright.math.graph.Reach;
import io.labelwright.propagate.result.Found;
import io.labelwright.propagate.result.HeldOutItem;
import org.jspecify.annotations.Nullable;

/** The scores of nodes as the probabilities of items. */
final class SpreadScores implements Found {

    private final Reach reach;
    private final int[] nodeOf;
    private final double[] value;
    private final int width;
    private final HeldOut heldOut;
    private final Found unreached;

    SpreadScores(Reach reach, int[] nodeOf, double[] value, int width, HeldOut heldOut, Found unreached) {
        this.reach = reach;
        this.nodeOf = nodeOf;
        this.value = value;
        this.width = width;
        this.heldOut = heldOut;
        this.unreached = unreached;
    }

    @Override
    public boolean probabilities(int item, double[] into) {
        int node = nodeOf[item];
        if (node < 0) {
            return unreached.probabilities(item, into);
        }
        double sum = 0;
        for (int k = 0; k < into.length; k++) {
            sum += value[node * width + k];
        }
        if (!(sum > 0)) {
            return false;
        }
        System.arraycopy(value, node * width, into, 0, into.length);
        heldOut.calibration().apply(into);
        return true;
    }

    @Override
    public String reason(int item) {
        int steps = reach.steps()[item];
        if (steps < 0) {
            return unreached.reason(item);
        }
        return steps == 1 ? "1 step from a labelled item" : steps + " steps from a labelled item";
    }

    @Override
    public String whyOpen(int item) {
        return reach.steps()[item] < 0 ? "no labelled item reaches it" : "too far from labelled items";
    }

    @Override
    public @Nullable HeldOutItem heldOut(int item) {
        return nodeOf[item] < 0 ? null : heldOut.of(nodeOf[item]);
    }
}
