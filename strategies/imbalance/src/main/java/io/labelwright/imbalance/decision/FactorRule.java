package io.labelwright.imbalance.decision;

import io.labelwright.imbalance.target.Target;
import io.labelwright.spi.consensus.LabelWriter;

/**
 * Decides by the greatest {@code w_k s_k}, s being the probabilities or, for costs, what an answer saves. The
 * confidence is taken from {@code w_k p_k / sum}, for costs from p: what a mistake costs says nothing of how likely it
 * is.
 */
public final class FactorRule implements Decisions.Rule {

    private final LabelWriter writer;
    private final Target target;
    private final double[] factors;
    private final boolean costs;
    private final double[] merits;

    /**
     * Decides by these factors.
     *
     * @param writer knows what happens to ties
     * @param costs whether costs are weighed, those of the target
     */
    public FactorRule(LabelWriter writer, Target target, double[] factors, boolean costs) {
        this.writer = writer;
        this.target = target;
        this.factors = factors.clone();
        this.costs = costs;
        this.merits = new double[factors.length];
    }

    @Override
    public int decide(double[] p, int offset, double[] q) {
        if (costs) {
            target.scores(p, offset, merits, 0);
        } else {
            System.arraycopy(p, offset, merits, 0, merits.length);
        }
        double sum = 0;
        for (int k = 0; k < q.length; k++) {
            merits[k] *= factors[k];
            sum += merits[k];
        }
        for (int k = 0; k < q.length; k++) {
            q[k] = costs || sum == 0 ? p[offset + k] : merits[k] / sum;
        }
        return writer.choose(merits, 0);
    }
}
