package io.labelwright.evaluate.annotators;

import io.labelwright.evaluate.annotators.Judgement.References;
import io.labelwright.evaluate.classification.JudgedItems;
import io.labelwright.evaluate.metric.MetricRows;
import io.labelwright.evaluate.metric.MetricRows.Scope;
import io.labelwright.math.function.PortableLog;
import io.labelwright.math.interval.WilsonInterval;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.AnnotationQuery;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.label.ItemLabels;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.TableKind;

/**
 * Judges annotators one by one; labels given by hand are not answers here. Rows of an annotator have the name in
 * {@code x} and are those of the annotators with the most answers; rows without {@code x} are over all answers of all
 * annotators. Shares of answers have Wilson's interval; those over all annotators have none, since answers of one
 * annotator are not independent.
 *
 * <ul>
 *   <li>{@code answers}, also by class, and {@code share_of_items}, of the items that anybody answered;
 *   <li>{@code majority_agreement}: how often an answer is the class that the others name most often, where there is
 *       one such class;
 *   <li>{@code label_agreement}: with the items' labels, where labels are in view. Labels that were made of these
 *       answers flatter whoever made them;
 *   <li>{@code accuracy}: with gold, where gold is in view;
 *   <li>{@code mean_cohen_kappa} over the {@code annotators_compared} others with enough shared items;
 *   <li>{@code answer_entropy} in bits and {@code top_class_share}, the share of the most frequent class: 0 and 1 for
 *       who always answers the same.
 * </ul>
 *
 * <p>The confusion of each annotator is against gold, or against labels where no answer has gold.
 */
final class Annotators implements Strategy {

    private static final double LN_2 = 0.6931471805599453;

    private final AnnotatorsConfig config;

    Annotators(AnnotatorsConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        Annotations annotations =
                in.annotations(new AnnotationQuery(config.sources(), config.repeatedAnswers(), false, false));
        ItemLabels labels = in.labels();
        ItemLabels gold = in.gold();
        boolean all = config.on() == JudgedItems.ALL;
        var references = new References(item -> all || !labels.fixed(item) ? labels.label(item) : -1, gold::label);
        var counts = AnnotatorCounts.of(annotations, references, config.maxAnnotators(), context);
        var kappas = new MeanKappas(annotations, context.execution(), config.minShared());
        context.checkCancelled();

        var report = new Report(in, annotations, counts, new MetricRows(out, context.stage(), ""));
        report.writeAll(annotations);
        for (int place = 0; place < counts.size(); place++) {
            int annotator = counts.annotator(place);
            Scope scope = Scope.ALL.at(annotations.annotators().get(annotator));
            report.write(place, scope, kappas.of(annotator), kappas.others(annotator));
        }
        report.rows.finish();
        boolean againstGold = counts.pooled(Judgement.GOLD_JUDGED) > 0;
        new AnnotatorConfusion(annotations, counts, againstGold ? references.gold() : references.label(), in.schema())
                .write(out, context);
        summarize(counts, annotations, out);
    }

    private static void summarize(AnnotatorCounts counts, Annotations annotations, Outputs out) {
        out.fact("annotators", annotations.annotatorCount());
        if (counts.pooled(Judgement.MAJORITY_JUDGED) > 0) {
            out.fact("majority_agreement", share(counts, Judgement.MAJORITY_JUDGED));
        }
        if (counts.pooled(Judgement.GOLD_JUDGED) > 0) {
            out.fact("accuracy", share(counts, Judgement.GOLD_JUDGED));
        }
        if (annotations.answers() == 0) {
            out.report(Problem.warning(
                    StandardError.EMPTY_DATA,
                    null,
                    "there are no answers, so there is nobody to judge",
                    "look at sources and at the imports of annotations that this stage needs"));
        }
    }

    /** The agreed share of what was judged over all annotators; NaN when nothing was. */
    private static double share(AnnotatorCounts counts, int judged) {
        long trials = counts.pooled(judged);
        return trials == 0 ? Double.NaN : (double) counts.pooled(judged + 1) / trials;
    }

    private static long answeredItems(Annotations annotations) {
        long items = 0;
        for (AnnotationBlock block : annotations.blocks()) {
            for (int i = 0; i < block.items; i++) {
                items += block.start[i] < block.start[i + 1] ? 1 : 0;
            }
        }
        return items;
    }

    /** Writes the rows. */
    private final class Report {

        private final LabelSchema schema;
        private final AnnotatorCounts counts;
        private final MetricRows rows;
        private final boolean hasLabels;
        private final boolean hasGold;
        private final long items;

        Report(Inputs in, Annotations annotations, AnnotatorCounts counts, MetricRows rows) {
            this.schema = in.schema();
            this.counts = counts;
            this.rows = rows;
            this.hasLabels = !in.writer(TableKind.LABELS).isEmpty();
            this.hasGold = !in.writer(TableKind.GOLD).isEmpty();
            this.items = answeredItems(annotations);
        }

        void writeAll(Annotations annotations) {
            rows.addCount("annotators", Scope.ALL, annotations.annotatorCount());
            rows.addCount("annotators_listed", Scope.ALL, counts.size());
            rows.addCount("answers", Scope.ALL, annotations.answers());
            rows.addCount("items", Scope.ALL, items);
            rows.add("majority_agreement", Scope.ALL, share(counts, Judgement.MAJORITY_JUDGED));
            if (hasLabels) {
                rows.add("label_agreement", Scope.ALL, share(counts, Judgement.LABEL_JUDGED));
            }
            if (hasGold) {
                rows.add("accuracy", Scope.ALL, share(counts, Judgement.GOLD_JUDGED));
            }
        }

        void write(int place, Scope scope, double kappa, long others) {
            long answers = counts.count(place, Judgement.ANSWERS);
            rows.addCount("answers", scope, answers);
            addShare("share_of_items", scope, counts.count(place, Judgement.ITEMS), items, false);
            addJudged("majority_agreement", scope, place, Judgement.MAJORITY_JUDGED);
            if (hasLabels) {
                addJudged("label_agreement", scope, place, Judgement.LABEL_JUDGED);
            }
            if (hasGold) {
                addJudged("accuracy", scope, place, Judgement.GOLD_JUDGED);
            }
            rows.add("mean_cohen_kappa", scope, kappa);
            rows.addCount("annotators_compared", scope, others);
            rows.add("answer_entropy", scope, entropy(place, answers));
            int top = 0;
            for (int k = 0; k < counts.classes(); k++) {
                top = counts.answers(place, k) > counts.answers(place, top) ? k : top;
            }
            addShare("top_class_share", scope.ofClass(schema.name(top)), counts.answers(place, top), answers, true);
            for (int k = 0; k < counts.classes(); k++) {
                if (counts.answers(place, k) > 0) {
                    rows.addCount("answers", scope.ofClass(schema.name(k)), counts.answers(place, k));
                }
            }
        }

        private void addJudged(String metric, Scope scope, int place, int judged) {
            addShare(metric, scope, counts.count(place, judged + 1), counts.count(place, judged), true);
        }

        private void addShare(String metric, Scope scope, long part, long whole, boolean sampled) {
            rows.add(
                    metric,
                    scope,
                    whole == 0 ? Double.NaN : (double) part / whole,
                    whole == 0 || !sampled ? null : WilsonInterval.of((double) part, (double) whole, config.level()));
        }

        private double entropy(int place, long answers) {
            double entropy = 0;
            for (int k = 0; k < counts.classes(); k++) {
                long ofClass = counts.answers(place, k);
                if (ofClass > 0 && ofClass < answers) {
                    double share = (double) ofClass / answers;
                    entropy -= share * PortableLog.log(share) / LN_2;
                }
            }
            return entropy;
        }
    }
}
