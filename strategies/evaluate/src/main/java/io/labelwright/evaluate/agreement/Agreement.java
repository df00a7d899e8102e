package io.labelwright.evaluate.agreement;

import io.labelwright.evaluate.agreement.AnnotatorPairs.Pair;
import io.labelwright.evaluate.metric.MetricRows;
import io.labelwright.evaluate.metric.MetricRows.Scope;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.annotation.AnnotationQuery;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.util.List;

/**
 * Measures agreement among the answers of annotators; labels given by hand are not answers here, since who gives them
 * has often seen the answers. Figures over all annotators: {@link Coefficients}; pairs: {@link AnnotatorPairs}.
 *
 * <p>In rows of a pair {@code x} is {@code a|b}, names in order, with {@code \} and {@code |} inside a name written
 * {@code \\} and {@code \|}. {@code mean_cohen_kappa} is over all compared pairs whose kappa is defined, weighted by
 * their shared items, also those that {@code max_pairs} leaves out of the list. A figure that is not defined on the
 * data has a row without a value.
 */
final class Agreement implements Strategy {

    private final AgreementConfig config;

    Agreement(AgreementConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        Annotations annotations =
                in.annotations(new AnnotationQuery(config.sources(), config.repeatedAnswers(), false, false));
        var coefficients = new Coefficients(AnswerCounts.of(annotations, context.execution()));
        context.checkCancelled();
        List<Pair> pairs = AnnotatorPairs.of(annotations, context.execution(), config.minShared());

        var rows = new MetricRows(out, context.stage(), "");
        rows.addCount("annotators", Scope.ALL, annotations.annotatorCount());
        rows.addCount("answers", Scope.ALL, coefficients.answers());
        rows.addCount("items", Scope.ALL, coefficients.items());
        rows.addCount("items_compared", Scope.ALL, coefficients.compared());
        rows.add(
                "answers_per_item",
                Scope.ALL,
                coefficients.items() == 0 ? Double.NaN : (double) coefficients.answers() / coefficients.items());
        rows.add("observed_agreement", Scope.ALL, coefficients.observedAgreement());
        rows.add("fleiss_kappa", Scope.ALL, coefficients.fleissKappa());
        rows.add("krippendorff_alpha", Scope.ALL, coefficients.krippendorffAlpha());
        rows.add("mean_cohen_kappa", Scope.ALL, weightedMean(pairs));
        for (int k = 0; k < in.schema().size(); k++) {
            rows.add("class_share", Scope.ALL.ofClass(in.schema().name(k)), coefficients.classShare(k));
        }
        for (Pair pair : pairs.subList(0, Math.min(config.maxPairs(), pairs.size()))) {
            Scope scope = Scope.ALL.at(escaped(pair.a()) + "|" + escaped(pair.b()));
            rows.add("cohen_kappa", scope, pair.kappa());
            rows.addCount("shared_items", scope, pair.shared());
        }
        rows.finish();
        summarize(coefficients, annotations, pairs, out);
    }

    private static double weightedMean(List<Pair> pairs) {
        double sum = 0;
        long weight = 0;
        for (Pair pair : pairs) {
            if (!Double.isNaN(pair.kappa())) {
                sum += pair.kappa() * pair.shared();
                weight += pair.shared();
            }
        }
        return weight == 0 ? Double.NaN : sum / weight;
    }

    private static String escaped(String name) {
        return name.replace("\\", "\\\\").replace("|", "\\|");
    }

    private static void summarize(Coefficients coefficients, Annotations annotations, List<Pair> pairs, Outputs out) {
        out.fact("annotators_compared", AnnotatorPairs.compared(annotations));
        out.fact("pairs_compared", pairs.size());
        if (!Double.isNaN(coefficients.krippendorffAlpha())) {
            out.fact("krippendorff_alpha", coefficients.krippendorffAlpha());
        }
        if (coefficients.compared() == 0) {
            out.report(Problem.warning(
                    StandardError.EMPTY_DATA,
                    null,
                    "no item has two answers, so agreement is not defined",
                    "collect a second answer for some items, or look at sources and repeated_answers"));
        }
    }
}
