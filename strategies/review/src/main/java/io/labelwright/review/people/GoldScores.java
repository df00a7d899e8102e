package io.labelwright.review.people;

import io.labelwright.math.interval.Interval;
import io.labelwright.math.interval.WilsonInterval;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.people.PersonAnswer;
import io.labelwright.spi.people.Verdict;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often people are right where the truth is known: a row of {@code annotators} per person who answered a hidden
 * question, with Wilson's 95 % interval, and the figure {@link #ACCURACY} over all of them. Who skips, flags or rejects
 * says nothing that could be right.
 */
final class GoldScores {

    /** Share of right answers to hidden questions. */
    static final String ACCURACY = "gold_accuracy";

    private static final double LEVEL = 0.95;

    private final Map<String, long[]> scores = new TreeMap<>();
    private long answers;
    private long right;

    GoldScores(Answers given, HiddenQuestions hidden) {
        given.byItem().forEach((item, said) -> {
            for (PersonAnswer answer : said) {
                if (hidden.isHidden(item) && answer.verdict() == Verdict.ANSWER) {
                    long[] score = scores.computeIfAbsent(answer.annotator(), missing -> new long[2]);
                    long one = hidden.truth(item).equals(answer.label()) ? 1 : 0;
                    score[0]++;
                    score[1] += one;
                    answers++;
                    right += one;
                }
            }
        });
    }

    void write(Outputs out, String stage) {
        TableBuilder people = out.builder(TableKind.ANNOTATORS, List.of());
        scores.forEach((annotator, score) -> {
            Interval interval = WilsonInterval.of(score[1], score[0], LEVEL);
            people.text(0, annotator)
                    .text(TableKind.ANNOTATORS.column("kind"), "human")
                    .integer(TableKind.ANNOTATORS.column("answers"), score[0])
                    .number(TableKind.ANNOTATORS.column("accuracy"), (double) score[1] / score[0])
                    .number(TableKind.ANNOTATORS.column("accuracy_low"), interval.low())
                    .number(TableKind.ANNOTATORS.column("accuracy_high"), interval.high())
                    .end();
        });
        out.write(people.build());
        TableBuilder figures = out.builder(TableKind.METRICS, List.of());
        figures.text(TableKind.METRICS.column("stage"), stage)
                .text(TableKind.METRICS.column("of"), stage)
                .text(TableKind.METRICS.column("metric"), ACCURACY);
        if (answers > 0) {
            Interval interval = WilsonInterval.of(right, answers, LEVEL);
            figures.number(TableKind.METRICS.column("value"), (double) right / answers)
                    .number(TableKind.METRICS.column("low"), interval.low())
                    .number(TableKind.METRICS.column("high"), interval.high());
        }
        figures.end();
        out.write(figures.build());
        out.fact("gold_answers", answers);
        out.fact("gold_right", right);
    }
}
