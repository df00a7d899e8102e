package io.labelwright.evaluate.classification;

import io.labelwright.evaluate.metric.KeyCounts;
import io.labelwright.evaluate.metric.MetricRows;
import io.labelwright.evaluate.metric.MetricRows.Scope;
import io.labelwright.math.interval.Interval;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.label.ItemLabels;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Judges labels against gold. An item is judged when it has gold, and, with {@code on: decided}, when its label is not
 * one that a person gave.
 *
 * <p>A judged item without a label counts against {@code coverage} (labelled / judged) and
 * {@code accuracy_with_unresolved} (right / judged), not against any other figure: those are over the labelled items,
 * and so is {@code support}. In the table {@code confusion} it has no answer. Figures that are not defined, such as the
 * precision of a class that was never answered, have a row without a value. Definitions: {@link Scores},
 * {@link Calibration}, {@link Ranking}; intervals: {@link Resampling}.
 */
final class Classification implements Strategy {

    private static final String ALL_ITEMS = "";

    /** Figures of a class that follow from the confusion. */
    private static final List<String> OF_CLASS =
            List.of("precision", "recall", "f1", "sensitivity", "specificity", "g_mean", "index_balanced_accuracy");

    private final ClassificationConfig config;

    Classification(ClassificationConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        ItemLabels labels = in.labels();
        ItemLabels gold = in.gold();
        IntPredicate judged = config.on() == JudgedItems.ALL
                ? item -> gold.label(item) >= 0
                : item -> gold.label(item) >= 0 && !labels.fixed(item);
        var report =
                new Report(in.schema(), new MetricRows(out, context.stage(), in.writer(TableKind.LABELS)), context);

        var beliefs = new Beliefs(in, labels, gold);
        IntUnaryOperator inAll = item -> judged.test(item) ? 0 : -1;
        Confusion all = count(in.schema(), labels, gold, 1, inAll)[0];
        report.write(all, beliefs.calibrations(1, inAll)[0], beliefs.probabilities(1, inAll)[0], null);
        for (String field : config.sliceFields()) {
            context.checkCancelled();
            Slices slices = Slices.of(in.items(), field, judged);
            Confusion[] confusions =
                    count(in.schema(), labels, gold, slices.names().size(), slices::sliceOf);
            Calibration[] calibrations = beliefs.calibrations(slices.names().size(), slices::sliceOf);
            ProbabilityRows[] probabilities =
                    beliefs.probabilities(slices.names().size(), slices::sliceOf);
            for (int s = 0; s < confusions.length; s++) {
                report.write(
                        confusions[s],
                        calibrations[s],
                        probabilities[s],
                        slices.names().get(s));
            }
        }
        report.rows.finish();
        writeConfusion(all, in.schema(), out, context.stage());
        summarize(new Scores(all).of(all.count), out);
    }

    private static Confusion[] count(
            LabelSchema schema, ItemLabels labels, ItemLabels gold, int groups, IntUnaryOperator groupOf) {
        var counts = new KeyCounts();
        for (int item = 0; item < gold.size(); item++) {
            int group = groupOf.applyAsInt(item);
            if (group >= 0) {
                counts.add(Confusion.key(group, gold.label(item), labels.label(item), schema.size()));
            }
        }
        return Confusion.of(counts, groups, schema.size());
    }

    private static void writeConfusion(Confusion confusion, LabelSchema schema, Outputs out, String stage) {
        TableBuilder rows = out.builder(TableKind.CONFUSION);
        int stageColumn = TableKind.CONFUSION.column("stage");
        int truthColumn = TableKind.CONFUSION.column("truth");
        int answerColumn = TableKind.CONFUSION.column("answer");
        int valueColumn = TableKind.CONFUSION.column("value");
        int countColumn = TableKind.CONFUSION.column("count");
        for (int i = 0; i < confusion.count.length; i++) {
            int answer = confusion.answer[i];
            rows.text(stageColumn, stage)
                    .text(truthColumn, schema.name(confusion.classes[confusion.truth[i]]))
                    .text(answerColumn, answer == Confusion.UNRESOLVED ? null : schema.name(confusion.classes[answer]))
                    .number(valueColumn, (double) confusion.count[i])
                    .number(countColumn, (double) confusion.count[i])
                    .end();
        }
        out.write(rows.build());
    }

    private void summarize(Scores scores, Outputs out) {
        out.fact("judged", (double) scores.items());
        if (scores.labelled() > 0) {
            out.fact("accuracy", (double) scores.correct() / scores.labelled());
        }
        if (scores.items() == 0) {
            out.report(Problem.warning(
                    StandardError.EMPTY_DATA,
                    null,
                    config.on() == JudgedItems.ALL
                            ? "no item of this stage has gold, so there is nothing to judge"
                            : "no item has both gold and a label that a stage decided, so there is nothing to judge",
                    config.on() == JudgedItems.ALL
                            ? "look at the import of gold: its items must be among those of this stage"
                            : "use on: all to judge the labels that people gave, too"));
        } else if (scores.labelled() == 0) {
            out.report(Problem.warning(
                    StandardError.EMPTY_DATA,
                    null,
                    "none of the " + scores.items() + " items with gold has a label, so accuracy is not defined",
                    null));
        }
    }

    /** Writes the rows of one confusion. */
    private final class Report {

        private final LabelSchema schema;
        private final MetricRows rows;
        private final StageContext context;
        private final Resampling resampling;
        private final SeededRandom random;
        private final List<Figure> figures;

        Report(LabelSchema schema, MetricRows rows, StageContext context) {
            this.schema = schema;
            this.rows = rows;
            this.context = context;
            this.resampling = new Resampling(context, config);
            this.random = SeededRandom.of(context.seed());
            this.figures = Arrays.stream(Figure.values())
                    .filter(figure -> schema.task() == Task.ORDINAL || figure.kind != Figure.Kind.ORDINAL)
                    .toList();
        }

        void write(
                Confusion confusion, Calibration calibration, ProbabilityRows probabilities, @Nullable String slice) {
            Scores scores = new Scores(confusion).of(confusion.count);
            Scope scope = Scope.ALL.ofSlice(slice);
            SeededRandom own = random.stream("slice").stream(slice == null ? ALL_ITEMS : slice);
            Map<Figure, Interval> intervals = resampling.figures(confusion, own.stream("figures"), figures);
            rows.addCount("items", scope, scores.items());
            for (Figure figure : figures) {
                rows.add(figure.word(), scope, scores.value(figure), intervals.get(figure));
            }
            writeCalibration(calibration, scope, own.stream("calibration"));
            var ranking = new Ranking(probabilities, context, own.stream("ranking"), config);
            for (Ranking.Average figure : Ranking.Average.values()) {
                add(word(figure), scope, ranking.of(figure));
            }
            writeClasses(confusion, scores, ranking, scope, own.stream("classes"));
        }

        private void writeCalibration(Calibration calibration, Scope scope, SeededRandom own) {
            int replicates = config.bootstrap();
            double level = config.level();
            rows.add(
                    "ece",
                    scope,
                    calibration.expectedCalibrationError(),
                    calibration.ofError(context, own.stream("ece"), replicates, level));
            rows.add(
                    "brier_score",
                    scope,
                    calibration.brierScore(),
                    calibration.ofBrierScore(context, own.stream("brier"), replicates, level));
            rows.add(
                    "log_loss",
                    scope,
                    calibration.logLoss(),
                    calibration.ofLogLoss(context, own.stream("log"), replicates, level));
        }

        /** Over all items every class of the schema has its rows; in a slice only those that occur. */
        private void writeClasses(Confusion confusion, Scores scores, Ranking ranking, Scope scope, SeededRandom own) {
            int next = 0;
            for (int k = 0; k < schema.size(); k++) {
                Scope ofClass = scope.ofClass(schema.name(k));
                if (next < confusion.classes.length && confusion.classes[next] == k) {
                    writeClass(scores, next++, ofClass, own.stream(schema.name(k)));
                } else if (scope.slice() == null) {
                    rows.addCount("support", ofClass, 0);
                    for (String figure : OF_CLASS) {
                        // What is never answered is never answered wrongly.
                        boolean certain = figure.equals("specificity") && scores.labelled() > 0;
                        rows.add(figure, ofClass, certain ? 1 : Double.NaN);
                    }
                } else {
                    continue;
                }
                for (Ranking.OfClass figure : Ranking.OfClass.values()) {
                    add(word(figure), ofClass, ranking.of(figure, k));
                }
            }
        }

        private void writeClass(Scores scores, int number, Scope scope, SeededRandom own) {
            long hits = scores.hits(number);
            rows.addCount("support", scope, scores.support(number));
            rows.add("precision", scope, scores.precision(number), resampling.share(hits, scores.answered(number)));
            rows.add("recall", scope, scores.recall(number), resampling.share(hits, scores.support(number)));
            rows.add("f1", scope, scores.f1(number), resampling.f1(scores, number, own));
            double recall = scores.recall(number);
            double specificity = scores.specificity(number);
            long others = scores.others(number);
            rows.add("sensitivity", scope, recall, resampling.share(hits, scores.support(number)));
            rows.add("specificity", scope, specificity, resampling.share(others - scores.falseAlarms(number), others));
            List<Resampling.OfClass> figures = List.of(
                    Scores::geometricMean,
                    (sensitivity, other) ->
                            Scores.indexBalancedAccuracy(sensitivity, other, Scores.geometricMean(sensitivity, other)));
            List<@Nullable Interval> intervals =
                    resampling.ofClass(scores, number, own.stream("recall and specificity"), figures);
            rows.add("g_mean", scope, figures.get(0).of(recall, specificity), intervals.get(0));
            rows.add("index_balanced_accuracy", scope, figures.get(1).of(recall, specificity), intervals.get(1));
        }

        private void add(String figure, Scope scope, Estimate estimate) {
            rows.add(figure, scope, estimate.value(), estimate.interval());
        }

        private static String word(Enum<?> figure) {
            return figure.name().toLowerCase(Locale.ROOT);
        }
    }
}
