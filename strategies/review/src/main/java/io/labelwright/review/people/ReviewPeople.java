package io.labelwright.review.people;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.people.People;
import io.labelwright.spi.people.PersonAnswer;
import io.labelwright.spi.people.Verdict;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks people and waits. Every answer becomes a row of annotations, whatever its verdict; with one answer per item the
 * answer is also the label, which later stages keep. An answer to an item that was not asked about counts as well: it
 * is somebody's work. Answers to hidden questions measure who gave them, and are no votes. With several answers per
 * item labels pass through as they are, but for those that were adjudicated.
 */
final class ReviewPeople implements Strategy {

    private static final int LABEL = TableKind.LABELS.column("label");
    private static final int CONFIDENCE = TableKind.LABELS.column("confidence");
    private static final int STATUS = TableKind.LABELS.column("status");
    private static final int SOURCE = TableKind.LABELS.column("source");
    private static final int REASON = TableKind.LABELS.column("reason");

    private final ReviewPeopleConfig config;

    ReviewPeople(ReviewPeopleConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        var current = new Current(in);
        context.checkCancelled();
        String from = config.simulateFrom();
        List<PersonAnswer> given = context.people().answers();
        List<Tasks.Question> questions = Tasks.questions(in, current);
        HiddenQuestions hidden = config.goldShare() > 0
                ? HiddenQuestions.among(questions, config.goldShare(), in, current, context.seed(), out)
                : HiddenQuestions.none(in, questions);
        Answers answers;
        if (from == null) {
            answers = Answers.of(given, in, out);
            var tasks = new Tasks(in, config, current, answers, hidden::isHidden);
            context.people().ask(tasks.open(hidden.questions()));
        } else {
            answers = Answers.of(new Simulation(in, from).answers(hidden.questions()), in, out);
            if (!given.isEmpty()) {
                out.report(Problem.warning(
                        StandardError.NOT_ALLOWED,
                        null,
                        given.size() + " answers of people are not used while simulate_from is set",
                        "leave simulate_from out to use them"));
            }
        }
        context.checkCancelled();
        writeAnnotations(answers, hidden, out, context.stage());
        writeLabels(in, current, answers.without(hidden::isHidden), out, context.stage());
        if (config.goldShare() > 0) {
            out.fact("gold_questions", hidden.count());
            new GoldScores(answers, hidden).write(out, context.stage());
        }
    }

    private void writeAnnotations(Answers answers, HiddenQuestions hidden, Outputs out, String stage) {
        var extra = new ArrayList<>(List.of(ColumnSpec.named("_kind"), ColumnSpec.bool(People.ASKED)));
        if (config.goldShare() > 0) {
            extra.add(ColumnSpec.named(People.GOLD));
        }
        var rows = out.builder(TableKind.ANNOTATIONS, extra);
        int kind = TableKind.ANNOTATIONS.columns().size();
        long round = round(stage);
        answers.byItem().forEach((item, given) -> {
            for (PersonAnswer answer : given) {
                boolean decides = answer.verdict() == Verdict.ADJUDICATE;
                rows.code(0, item)
                        .text(TableKind.ANNOTATIONS.column("annotator"), answer.annotator())
                        .text(TableKind.ANNOTATIONS.column("label"), answer.label())
                        .text(TableKind.ANNOTATIONS.column("origin"), stage)
                        .text(TableKind.ANNOTATIONS.column("guidelines"), answer.guidelines())
                        .text(
                                TableKind.ANNOTATIONS.column("verdict"),
                                (decides ? Verdict.ANSWER : answer.verdict()).word())
                        .text(TableKind.ANNOTATIONS.column("note"), answer.note())
                        .text(kind, "human")
                        .bool(kind + 1, true);
                if (hidden.isHidden(item)) {
                    rows.text(kind + 2, hidden.truth(item));
                }
                if (config.simulateFrom() == null) {
                    rows.text(
                            TableKind.ANNOTATIONS.column("time"), answer.time().toString());
                }
                if (round > 0) {
                    rows.integer(TableKind.ANNOTATIONS.column("round"), round);
                }
                rows.end();
            }
        });
        out.write(rows.build());
    }

    /** The round in the id of a stage of a loop, such as {@code LOOP/3/people}; 0 outside of one. */
    private static long round(String stage) {
        String[] parts = stage.split("/", -1);
        return parts.length == 3 ? Long.parseLong(parts[1]) : 0;
    }

    private void writeLabels(Inputs in, Current current, Answers answers, Outputs out, String stage) {
        var extra = new ArrayList<>(current.extraColumns());
        int fixed = place(extra, ColumnSpec.bool("_fixed"));
        int author = place(extra, ColumnSpec.named("_author"));
        var rows = out.builder(TableKind.LABELS, extra);
        int items = in.items().size();
        for (int item = 0; item < items; item++) {
            Decision decision = Decision.of(answers.to(item), config.answersPerItem() == 1);
            rows.code(0, item);
            String before = current.text(item, "label");
            switch (decision.kind()) {
                case GIVEN -> {
                    String label = String.valueOf(decision.label());
                    rows.text(LABEL, label)
                            .number(CONFIDENCE, 1.0)
                            .text(STATUS, "labelled")
                            .text(SOURCE, stage)
                            .text(REASON, decision.reason() + instead(current, item, label))
                            .bool(fixed, true)
                            .text(author, decision.author());
                    for (int c = 0; c < extra.size(); c++) {
                        String name = extra.get(c).name();
                        if (name.startsWith("p:")) {
                            rows.number(
                                    TableKind.LABELS.columns().size() + c,
                                    name.substring(2).equals(label) ? 1.0 : 0.0);
                        }
                    }
                }
                case OPEN -> open(rows, decision.reason(), stage);
                case REJECTED -> {
                    if (before != null && before.equals(decision.label())) {
                        open(rows, decision.reason(), stage);
                    } else {
                        copy(rows, current, item, decision.reason());
                    }
                }
                case NONE -> copy(rows, current, item, decision.reason());
            }
            rows.end();
        }
        out.write(rows.build());
    }

    /** Says that a label which people had given before is another one now. */
    private static String instead(Current current, int item, String label) {
        String before = current.text(item, "label");
        boolean wasFixed = current.number(item, "_fixed") == 1;
        if (!wasFixed || before == null || before.equals(label)) {
            return "";
        }
        String by = current.text(item, "_author");
        return "; was " + before + (by == null ? "" : " by " + by);
    }

    private static void open(TableBuilder rows, String reason, String stage) {
        rows.text(STATUS, "unresolved").text(SOURCE, stage).text(REASON, reason);
    }

    /** The row as it was; an item that is open says that it was skipped, if it was. */
    private static void copy(TableBuilder rows, Current current, int item, String said) {
        for (int c = 1; c < rows.columns().size(); c++) {
            Column cell = current.cell(item, rows.columns().get(c).name());
            if (cell != null && !cell.isMissing(current.row(item))) {
                rows.copy(c, cell, current.row(item));
            }
        }
        if (current.text(item, "status") == null) {
            rows.text(STATUS, "unresolved").text(REASON, "no label");
        }
        if (!said.isEmpty() && current.isUnresolved(item)) {
            rows.text(REASON, said);
        }
    }

    private static int place(List<ColumnSpec> columns, ColumnSpec wanted) {
        int at = columns.indexOf(wanted);
        if (at < 0) {
            columns.add(wanted);
            at = columns.size() - 1;
        }
        return TableKind.LABELS.columns().size() + at;
    }
}
