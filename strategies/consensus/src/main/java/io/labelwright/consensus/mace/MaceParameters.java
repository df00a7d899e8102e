package io.labelwright.consensus.mace;

import io.labelwright.math.function.PortableLog;

/**
 * What is believed of annotators, in the form in which answers use it.
 *
 * @param spam weight of answer l as spam of annotator w, {@code p(spam) xi_l}, at {@code w * K + l}
 * @param known weight of a known answer of annotator w
 * @param odds log of {@code (spam + known) / spam}, in the layout of spam: what an answer adds to its class
 * @param knowing share of spam + known that is known, in the layout of spam
 * @param logPriors logarithm of the share of each class
 * @param divergence of what is believed of annotators from the priors; 0 for em
 * @param bound lower bound (em: log-likelihood) per answer of these parameters; NaN until it has been computed
 * @param start whether posteriors are still shares of votes
 * @param settled whether these are the last of their start
 */
record MaceParameters(
        double[] spam,
        double[] known,
        double[] odds,
        double[] knowing,
        double[] logPriors,
        double divergence,
        double bound,
        boolean start,
        boolean settled) {

    /** Before anything is known. */
    static MaceParameters ofVotes() {
        var none = new double[0];
        return new MaceParameters(none, none, none, none, none, 0, Double.NaN, true, false);
    }

    /** Works out what answers need. */
    static MaceParameters of(double[] spam, double[] known, double[] logPriors, double divergence) {
        int classes = known.length == 0 ? 0 : spam.length / known.length;
        var odds = new double[spam.length];
        var knowing = new double[spam.length];
        for (int w = 0; w < known.length; w++) {
            for (int at = w * classes; at < (w + 1) * classes; at++) {
                double both = spam[at] + known[w];
                odds[at] = PortableLog.log(both / spam[at]);
                knowing[at] = known[w] / both;
            }
        }
        return new MaceParameters(spam, known, odds, knowing, logPriors, divergence, Double.NaN, false, false);
    }

    MaceParameters judged(double value, boolean last) {
        return new MaceParameters(spam, known, odds, knowing, logPriors, divergence, value, start, last);
    }
}
