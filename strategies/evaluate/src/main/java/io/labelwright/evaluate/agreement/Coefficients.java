package io.labelwright.evaluate.agreement;

/**
 * Agreement of all annotators together. NaN stands for what is not defined.
 *
 * <p>With {@code r_ik} of the {@code r_i} answers to item {@code i} naming class {@code k}, {@code pi_k} the mean of
 * {@code r_ik / r_i} over all items with an answer, and {@code q} classes in the schema:
 *
 * <ul>
 *   <li>observed agreement {@code p_a}: mean over the items with at least two answers of the share of pairs of answers
 *       that agree, {@code sum_k r_ik (r_ik - 1) / (r_i (r_i - 1))};
 *   <li>Fleiss' kappa {@code (p_a - p_e) / (1 - p_e)}, {@code p_e = sum_k pi_k^2} (Gwet 2014, as in irrCAC); with equal
 *       {@code r_i} it is Fleiss 1971;
 *   <li>Gwet's AC1: the same with {@code p_e = sum_k pi_k (1 - pi_k) / (q - 1)} (Gwet 2008);
 *   <li>Gwet's AC2: pairs of answers agree by their weight {@code w_kl}, {@code p_e = sum_kl w_kl sum_k pi_k (1 - pi_k)
 *       / (q (q - 1))} (Gwet 2014);
 *   <li>Krippendorff's alpha over the items with at least two answers: {@code 1 - D_o / D_e}, each item's pairs
 *       weighted by {@code 1 / (r_i - 1)}, {@code D_e} from all pairs of these answers, for {@link Differences};
 *   <li>kappa of a class: Fleiss' kappa of this class against the rest (Fleiss 1971);
 *   <li>specific agreement of a class: how likely an answer to the same item names it too where one did, {@code sum_i
 *       r_ik (r_ik - 1) / sum_i r_ik (r_i - 1)} (Cicchetti and Feinstein 1990).
 * </ul>
 *
 * <p>No coefficient is defined where no item has two answers. Kappa and alpha are not defined either where all answers
 * name one class: nothing can be said about agreement beyond chance there. AC1 and AC2 are: chance does not agree
 * always in their model.
 */
final class Coefficients {

    private final Sums sums;
    private final Weights weights;
    private final double weightSum;

    Coefficients(Sums sums, Weights weights) {
        this.sums = sums;
        this.weights = weights;
        this.weightSum = weights.sum(sums.classes());
    }

    double observedAgreement() {
        return sums.compared == 0 ? Double.NaN : sums.observed / sums.compared;
    }

    double fleissKappa() {
        double byChance = 0;
        int named = 0;
        for (double share : sums.share) {
            named += share > 0 ? 1 : 0;
            byChance += share / sums.items * (share / sums.items);
        }
        return sums.compared == 0 || named < 2 ? Double.NaN : (observedAgreement() - byChance) / (1 - byChance);
    }

    double gwetAc1() {
        return gwet(observedAgreement(), sums.classes());
    }

    /** With {@link Weights#NONE} it is AC1. */
    double gwetAc2() {
        return weights == Weights.NONE
                ? gwetAc1()
                : gwet(sums.compared == 0 ? Double.NaN : 1 - sums.distance / sums.compared, weightSum);
    }

    private double gwet(double agreement, double sumOfWeights) {
        double q = sums.classes();
        if (sums.compared == 0 || q < 2) {
            return Double.NaN;
        }
        double spread = 0;
        for (double share : sums.share) {
            spread += share / sums.items * (1 - share / sums.items);
        }
        double byChance = sumOfWeights * spread / (q * (q - 1));
        return (agreement - byChance) / (1 - byChance);
    }

    /** Alpha for the differences by which {@link Sums#within} was added up. */
    double krippendorffAlpha(Differences differences) {
        double n = 0;
        int named = 0;
        for (double ofClass : sums.answers) {
            n += ofClass;
            named += ofClass > 0 ? 1 : 0;
        }
        double expected = named < 2 ? 0 : differences.among(sums.answers) / (n * (n - 1));
        return expected > 0 ? 1 - sums.within / n / expected : Double.NaN;
    }

    double classKappa(int k) {
        double share = sums.items == 0 ? 0 : sums.share[k] / sums.items;
        double byChance = 2 * share * (1 - share);
        return sums.compared == 0 || !(byChance > 0) ? Double.NaN : 1 - sums.crossing[k] / sums.compared / byChance;
    }

    double specificAgreement(int k) {
        return sums.possible[k] == 0 ? Double.NaN : sums.agreeing[k] / sums.possible[k];
    }
}
