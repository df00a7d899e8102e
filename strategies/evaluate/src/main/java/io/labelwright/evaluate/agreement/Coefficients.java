package io.labelwright.evaluate.agreement;

/**
 * Agreement of all annotators together. NaN stands for what is not defined.
 *
 * <p>With {@code r_ik} of the {@code r_i} answers to item {@code i} naming class {@code k}:
 *
 * <ul>
 *   <li>observed agreement {@code p_a}: mean over the items with at least two answers of the share of pairs of answers
 *       that agree, {@code sum_k r_ik (r_ik - 1) / (r_i (r_i - 1))};
 *   <li>Fleiss' kappa {@code (p_a - p_e) / (1 - p_e)}, {@code p_e = sum_k pi_k^2}, {@code pi_k} the mean of {@code r_ik
 *       / r_i} over all items with an answer (Gwet 2014, as in irrCAC); with equal {@code r_i} it is Fleiss 1971;
 *   <li>Krippendorff's alpha for nominal data over the items with at least two answers: {@code 1 - D_o / D_e}, each
 *       item's pairs weighted by {@code 1 / (r_i - 1)}, {@code D_e} from all pairs of these answers.
 * </ul>
 *
 * <p>No coefficient is defined where no item has two answers. Kappa and alpha are not defined either where all answers
 * name one class: nothing can be said about agreement beyond chance there.
 */
final class Coefficients {

    private final AnswerCounts counts;
    private long items;
    private long compared;
    private long answers;
    private long comparedAnswers;
    private double observed;
    private double withinItems;

    Coefficients(AnswerCounts counts) {
        this.counts = counts;
        for (int g = 0; g < counts.groups(); g++) {
            long n = counts.size(g);
            items += counts.items(g);
            answers += n * counts.items(g);
            if (n > 1) {
                compared += counts.items(g);
                comparedAnswers += n * counts.items(g);
                observed += counts.agreeing(g) / ((double) n * (n - 1));
                withinItems += counts.agreeing(g) / (n - 1.0);
            }
        }
    }

    /** Items with an answer. */
    long items() {
        return items;
    }

    /** Items with at least two answers. */
    long compared() {
        return compared;
    }

    long answers() {
        return answers;
    }

    double observedAgreement() {
        return compared == 0 ? Double.NaN : observed / compared;
    }

    double fleissKappa() {
        double byChance = 0;
        int named = 0;
        for (int k = 0; k < counts.classes(); k++) {
            double share = 0;
            for (int g = 0; g < counts.groups(); g++) {
                share += (double) counts.answers(g, k) / counts.size(g);
            }
            named += share > 0 ? 1 : 0;
            byChance += share / items * (share / items);
        }
        return compared == 0 || named < 2 ? Double.NaN : (observedAgreement() - byChance) / (1 - byChance);
    }

    double krippendorffAlpha() {
        double pairs = 0;
        int named = 0;
        for (int k = 0; k < counts.classes(); k++) {
            long ofClass = 0;
            for (int g = 0; g < counts.groups(); g++) {
                ofClass += counts.size(g) > 1 ? counts.answers(g, k) : 0;
            }
            named += ofClass > 0 ? 1 : 0;
            pairs += (double) ofClass * (ofClass - 1);
        }
        if (named < 2) {
            return Double.NaN;
        }
        double n = comparedAnswers;
        double observedDisagreement = (n - withinItems) / n;
        double expectedDisagreement = (n * (n - 1) - pairs) / (n * (n - 1));
        return 1 - observedDisagreement / expectedDisagreement;
    }

    /** Share of the answers that name a class. */
    double classShare(int k) {
        long ofClass = 0;
        for (int g = 0; g < counts.groups(); g++) {
            ofClass += counts.answers(g, k);
        }
        return answers == 0 ? Double.NaN : (double) ofClass / answers;
    }
}
