package io.labelwright.consensus.auto;

import io.labelwright.consensus.calibration.BlockBeliefs;
import io.labelwright.spi.annotation.AnnotationBlock;

/**
 * What the models believe together.
 *
 * @param subtype E
 * @param skill L; the same as E where there are two classes
 * @param coin C
 * @param weight share of C
 * @param classes K
 */
record Mixture(Beliefs subtype, Beliefs skill, Beliefs coin, double weight, int classes) implements BlockBeliefs {

    private static final double SUBTYPE_SHARE = 0.33;

    /** Share of E in what is not the coin's. */
    static double subtypeShare(int classes) {
        return classes == 2 ? 1 : SUBTYPE_SHARE;
    }

    @Override
    public void fill(AnnotationBlock block, double[] q) {
        double share = subtypeShare(classes);
        float[] e = subtype.of(block);
        float[] l = skill.of(block);
        float[] c = coin.of(block);
        for (int at = 0; at < q.length; at++) {
            double base = share * e[at] + (1 - share) * l[at];
            q[at] = (1 - weight) * base + weight * c[at];
        }
    }
}
