package io.labelwright.evaluate.agreement;

import io.labelwright.evaluate.agreement.AnnotatorPairs.Pair;
import io.labelwright.evaluate.agreement.PairIntervals.Intervals;
import io.labelwright.evaluate.agreement.Resampling.Figure;
import io.labelwright.evaluate.metric.MetricRows;
import io.labelwright.evaluate.metric.MetricRows.Scope;
import io.labelwright.math.interval.Interval;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.AnnotationQuery;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.kernel.Selection;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Dictionary;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Measures agreement among the answers of annotators; labels given by hand are not answers here, since who gives them
 * has often seen the answers. Figures over all annotators and of classes: {@link Coefficients}; pairs:
 * {@link AnnotatorPairs}; intervals: {@link Resampling}, {@link PairIntervals}.
 *
 * <p>In rows of a pair {@code x} is {@code a|b}, names in order, with {@code \} and {@code |} inside a name written
 * {@code \\} and {@code \|}. {@code mean_cohen_kappa} is over all compared pairs whose kappa is defined, weighted by
 * their shared items, also those that {@code max_pairs} leaves out of the list; it has no interval, since pairs share
 * items. {@code items_by_agreement} counts the items with two answers or more whose share of agreeing pairs of answers
 * lies in a tenth that begins at {@code x}, and {@code item_agreement} is this share for the item {@code x}. A figure
 * that is not defined on the data has a row without a value.
 */
final class Agreement implements Strategy {

    private final AgreementConfig config;

    Agreement(AgreementConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        LevelOfMeasurement level = config.levelOfMeasurement() == null
                ? LevelOfMeasurement.of(in.schema().task())
                : config.levelOfMeasurement();
        double[] numbers = ClassNumbers.of(in.schema(), level);
        Annotations annotations =
                in.annotations(new AnnotationQuery(config.sources(), config.repeatedAnswers(), false, false));
        var counts = AnswerCounts.of(annotations, context.execution(), config.weights());
        Differences differences = Differences.of(level, numbers, counts.sums().answers);
        if (level != LevelOfMeasurement.NOMINAL) {
            counts.measure(differences);
        }
        context.checkCancelled();
        var figures = new Figures(counts, new Coefficients(counts.sums(), config.weights()), differences);
        if (config.bootstrap() > 0) {
            var patterns = Patterns.of(annotations, in.items().ids(), context.seed());
            figures.resampling = new Resampling(patterns, numbers, level, config).run(context);
            if (!patterns.complete()) {
                out.fact("items_resampled", Patterns.MOST);
            }
        }
        context.checkCancelled();
        List<Pair> pairs = AnnotatorPairs.of(annotations, context.execution(), config.weights(), config.minShared());

        var rows = new MetricRows(out, context.stage(), "");
        figures.write(rows, annotations, pairs);
        for (int k = 0; k < in.schema().size(); k++) {
            figures.writeClass(rows, k, Scope.ALL.ofClass(in.schema().name(k)));
        }
        writePairs(rows, annotations, pairs, context, out);
        for (int bar = 0; bar < AnswerCounts.BARS; bar++) {
            rows.addCount("items_by_agreement", Scope.ALL.at(bar == 0 ? "0" : "0." + bar), counts.itemsIn(bar));
        }
        writeItems(rows, annotations, in.items().ids(), context);
        rows.finish();
        summarize(figures, annotations, pairs, out);
    }

    /** Figures over all annotators with their intervals. */
    private final class Figures {

        private final AnswerCounts counts;
        private final Coefficients coefficients;
        private final Differences differences;
        private @Nullable Resampling resampling;

        Figures(AnswerCounts counts, Coefficients coefficients, Differences differences) {
            this.counts = counts;
            this.coefficients = coefficients;
            this.differences = differences;
        }

        double alpha() {
            return coefficients.krippendorffAlpha(differences);
        }

        void write(MetricRows rows, Annotations annotations, List<Pair> pairs) {
            long items = (long) counts.sums().items;
            rows.addCount("annotators", Scope.ALL, annotations.annotatorCount());
            rows.addCount("answers", Scope.ALL, counts.answers());
            rows.addCount("items", Scope.ALL, items);
            rows.addCount("items_compared", Scope.ALL, (long) counts.sums().compared);
            rows.add("answers_per_item", Scope.ALL, items == 0 ? Double.NaN : (double) counts.answers() / items);
            add(rows, "observed_agreement", coefficients.observedAgreement(), Figure.OBSERVED_AGREEMENT);
            add(rows, "fleiss_kappa", coefficients.fleissKappa(), Figure.FLEISS_KAPPA);
            add(rows, "krippendorff_alpha", alpha(), Figure.KRIPPENDORFF_ALPHA);
            add(rows, "gwet_ac1", coefficients.gwetAc1(), Figure.GWET_AC1);
            rows.add("mean_cohen_kappa", Scope.ALL, weightedMean(pairs, Pair::kappa));
            if (config.weights() != Weights.NONE) {
                add(rows, "gwet_ac2", coefficients.gwetAc2(), Figure.GWET_AC2);
                rows.add("mean_weighted_kappa", Scope.ALL, weightedMean(pairs, Pair::weightedKappa));
            }
        }

        private void add(MetricRows rows, String metric, double value, Figure figure) {
            rows.add(metric, Scope.ALL, value, resampling == null ? null : resampling.of(figure, value));
        }

        void writeClass(MetricRows rows, int k, Scope scope) {
            double kappa = coefficients.classKappa(k);
            double specific = coefficients.specificAgreement(k);
            Interval ofKappa = resampling == null ? null : resampling.ofClassKappa(k, kappa);
            Interval ofSpecific = resampling == null ? null : resampling.ofSpecificAgreement(k, specific);
            rows.add(
                    "class_share",
                    scope,
                    counts.answers() == 0 ? Double.NaN : (double) counts.answers(k) / counts.answers());
            rows.add("class_kappa", scope, kappa, ofKappa);
            rows.add("specific_agreement", scope, specific, ofSpecific);
        }
    }

    private void writePairs(
            MetricRows rows, Annotations annotations, List<Pair> pairs, StageContext context, Outputs out) {
        List<Pair> listed = pairs.subList(0, Math.min(config.maxPairs(), pairs.size()));
        List<Intervals> intervals = new PairIntervals(annotations, config, context).of(listed);
        if (config.bootstrap() > 0 && intervals.size() < listed.size()) {
            out.fact("pairs_with_intervals", intervals.size());
        }
        Dictionary names = annotations.annotators();
        for (int p = 0; p < listed.size(); p++) {
            Pair pair = listed.get(p);
            Intervals own = p < intervals.size() ? intervals.get(p) : new Intervals(null, null);
            Scope scope = Scope.ALL.at(escaped(names.get(pair.first())) + "|" + escaped(names.get(pair.second())));
            rows.add("cohen_kappa", scope, pair.kappa(), own.kappa());
            if (config.weights() != Weights.NONE) {
                rows.add("weighted_kappa", scope, pair.weightedKappa(), own.weightedKappa());
            }
            rows.addCount("shared_items", scope, pair.shared());
        }
    }

    private void writeItems(MetricRows rows, Annotations annotations, Dictionary ids, StageContext context) {
        int classes = annotations.classes();
        Selection lowest = context.execution().select(annotations.blocks(), config.items(), (block, into) -> {
            var item = new ClassCounts(classes);
            for (int i = 0; i < block.items; i++) {
                if (block.start[i + 1] - block.start[i] > 1) {
                    item.of(block, i);
                    into.offer(block.firstItem + i, shareOfPairs(item), tie(ids, block, i));
                }
            }
        });
        for (int place = 0; place < lowest.size(); place++) {
            rows.add("item_agreement", Scope.ALL.at(ids.get(lowest.item(place))), lowest.score(place));
        }
    }

    private static double shareOfPairs(ClassCounts item) {
        return (double) item.agreeing() / item.pairs();
    }

    /** Of items that agree alike those with more answers come first, else a hash of the id decides. */
    private static long tie(Dictionary ids, AnnotationBlock block, int item) {
        long answers = Math.min(0xFFFFFF, block.start[item + 1] - block.start[item]);
        return (0xFFFFFF - answers) << 32 | SeededRandom.key(ids.get(block.firstItem + item)) >>> 32;
    }

    private static double weightedMean(List<Pair> pairs, ToDoubleFunction<Pair> figure) {
        double sum = 0;
        long weight = 0;
        for (Pair pair : pairs) {
            double value = figure.applyAsDouble(pair);
            if (!Double.isNaN(value)) {
                sum += value * pair.shared();
                weight += pair.shared();
            }
        }
        return weight == 0 ? Double.NaN : sum / weight;
    }

    private static String escaped(String name) {
        return name.replace("\\", "\\\\").replace("|", "\\|");
    }

    private static void summarize(Figures figures, Annotations annotations, List<Pair> pairs, Outputs out) {
        out.fact("annotators_compared", AnnotatorPairs.compared(annotations));
        out.fact("pairs_compared", pairs.size());
        if (!Double.isNaN(figures.alpha())) {
            out.fact("krippendorff_alpha", figures.alpha());
        }
        if (figures.counts.sums().compared == 0) {
            out.report(Problem.warning(
                    StandardError.EMPTY_DATA,
                    null,
                    "no item has two answers, so agreement is not defined",
                    "collect a second answer for some items, or look at sources and repeated_answers"));
        }
    }
}
