package io.labelwright.review.people;

import io.labelwright.math.number.Decimal;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Items;
import io.labelwright.spi.kernel.ItemBlock;
import io.labelwright.spi.people.People;
import io.labelwright.spi.people.PersonAnswer;
import io.labelwright.spi.people.Verdict;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The questions that are open: rows of the queue, or every unresolved item where no stage before wrote a queue, that
 * too few people have answered; and, if somebody is to adjudicate, items whose answers differ. Items and their order
 * are those of the queue, so that the same question stays the same question until it is answered.
 */
final class Tasks {

    private static final int RANK = TableKind.QUEUE.column("rank");
    private static final int SCORE = TableKind.QUEUE.column("score");
    private static final int REASON = TableKind.QUEUE.column("reason");
    private static final int ACTION = TableKind.QUEUE.column("action");
    private static final int ANNOTATOR = TableKind.QUEUE.column("annotator");

    private final Inputs in;
    private final ReviewPeopleConfig config;
    private final Current current;
    private final Answers answers;
    private final IntPredicate hidden;
    private final Items items;
    private final Dictionary ids;

    /**
     * Tasks.
     *
     * @param hidden whether an item is asked about to measure people only, so that nobody decides between its answers
     */
    Tasks(Inputs in, ReviewPeopleConfig config, Current current, Answers answers, IntPredicate hidden) {
        this.in = in;
        this.hidden = hidden;
        this.config = config;
        this.current = current;
        this.answers = answers;
        this.items = in.items();
        this.ids = items.ids();
    }

    /** Something that people are to look at. */
    record Question(
            int item,
            long rank,
            double score,
            @Nullable String reason,
            String action,
            @Nullable String annotator) {}

    /** All that people are to look at, answered or not. */
    static List<Question> questions(Inputs in, Current current) {
        Dictionary ids = in.items().ids();
        return in.writer(TableKind.QUEUE).isEmpty() ? unresolved(ids, current) : queued(ids, in.table(TableKind.QUEUE));
    }

    private static List<Question> unresolved(Dictionary ids, Current current) {
        var questions = new ArrayList<Question>();
        for (int item = 0; item < ids.size(); item++) {
            if (current.isUnresolved(item)) {
                questions.add(new Question(
                        item, questions.size() + 1L, Double.NaN, current.text(item, "reason"), "label", null));
            }
        }
        return questions;
    }

    private static List<Question> queued(Dictionary ids, Table queue) {
        var questions = new ArrayList<Question>();
        for (Segment segment : queue.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                int item = ids.find(
                        segment.column(0).dictionary(), segment.column(0).code(row));
                String action = segment.column(ACTION).text(row);
                if (item < 0 || "leave".equals(action)) {
                    continue;
                }
                questions.add(new Question(
                        item,
                        segment.column(RANK).integer(row),
                        segment.column(SCORE).number(row),
                        segment.column(REASON).text(row),
                        action == null ? "label" : action,
                        segment.column(ANNOTATOR).text(row)));
            }
        }
        questions.sort(Comparator.comparingLong(Question::rank));
        return questions;
    }

    /** One task: a question and how many answers it needs in all from this stage. */
    private record Task(
            Question question, int needed, @Nullable String said) {}

    /** The table of open tasks. */
    Table open(List<Question> questions) {
        var tasks = new ArrayList<Task>();
        for (Question question : questions) {
            boolean decides = question.action().equals(Verdict.ADJUDICATE.word());
            int wanted = question.annotator() != null || decides ? 1 : config.answersPerItem();
            int needed = decides ? 1 : wanted - current.askedBefore(question.item(), question.annotator());
            int given = decides
                    ? Decision.with(answers.to(question.item()), Verdict.ADJUDICATE)
                            .size()
                    : answers.countTo(question.item(), question.annotator());
            boolean settled = !Decision.with(answers.to(question.item()), Verdict.ADJUDICATE)
                    .isEmpty();
            if (!settled && given < needed) {
                tasks.add(new Task(question, needed, decides ? said(question.item()) : null));
            }
        }
        if (config.adjudicate()) {
            addDisputed(tasks, questions.size());
        }
        return table(tasks);
    }

    private void addDisputed(List<Task> tasks, int questions) {
        var open = new TreeSet<Integer>();
        tasks.forEach(task -> open.add(task.question().item()));
        answers.byItem().forEach((item, given) -> {
            long rank = questions + tasks.size() + 1L;
            if (!open.contains(item) && !hidden.test(item) && Decision.isDisputed(given)) {
                String action = Verdict.ADJUDICATE.word();
                tasks.add(new Task(new Question(item, rank, Double.NaN, "people differ", action, null), 1, said(item)));
            }
        });
    }

    private String said(int item) {
        List<PersonAnswer> given = Decision.with(answers.to(item), Verdict.ANSWER);
        return Decision.said(given);
    }

    private Table table(List<Task> tasks) {
        List<ColumnSpec> fields = items.columns().stream()
                .filter(column -> !column.name().equals("item") && !column.hidden())
                .toList();
        var extra = new ArrayList<ColumnSpec>();
        extra.add(ColumnSpec.integer(People.NEEDED));
        extra.add(ColumnSpec.text("answers"));
        extra.add(ColumnSpec.text("label"));
        extra.add(ColumnSpec.number("confidence"));
        in.schema().classes().forEach(one -> extra.add(ColumnSpec.number("p:" + one.name())));
        fields.forEach(field -> extra.add(ColumnSpec.text("field:" + field.name())));
        var rows = new TableBuilder(TableKind.QUEUE, extra, Map.of());
        List<ItemBlock> blocks = fields.isEmpty() ? List.of() : items.blocks();
        for (Task task : tasks) {
            write(rows, task);
            int at = TableKind.QUEUE.columns().size() + 4 + in.schema().size();
            for (ColumnSpec field : fields) {
                rows.text(at++, field(blocks, task.question().item(), field.name()));
            }
            rows.end();
        }
        return rows.build();
    }

    private void write(TableBuilder rows, Task task) {
        Question question = task.question();
        int item = question.item();
        int extra = TableKind.QUEUE.columns().size();
        rows.text(0, ids.get(item)).integer(RANK, question.rank()).text(ACTION, question.action());
        rows.text(ANNOTATOR, question.annotator()).integer(extra, task.needed()).text(extra + 1, task.said());
        if (config.hidesBeliefs()) {
            return;
        }
        rows.number(SCORE, question.score())
                .text(REASON, question.reason())
                .text(extra + 2, current.text(item, "label"))
                .number(extra + 3, current.number(item, "confidence"));
        for (int k = 0; k < in.schema().size(); k++) {
            rows.number(extra + 4 + k, current.number(item, "p:" + in.schema().name(k)));
        }
    }

    private @Nullable String field(List<ItemBlock> blocks, int item, String name) {
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (blocks.get(middle).firstItem() <= item) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        ItemBlock block = blocks.get(low);
        Column column = block.segment().column(columnOf(name));
        return text(column, item - block.firstItem());
    }

    private int columnOf(String name) {
        List<ColumnSpec> columns = items.columns();
        for (int c = 0; c < columns.size(); c++) {
            if (columns.get(c).name().equals(name)) {
                return c;
            }
        }
        throw new IllegalArgumentException("no field " + name);
    }

    /** A value as files show it. */
    static @Nullable String text(Column column, int row) {
        if (column.isMissing(row)) {
            return null;
        }
        return switch (column.type()) {
            case NAME, TEXT -> column.text(row);
            case NUMBER -> Decimal.print(column.number(row));
            case INTEGER -> Long.toString(column.integer(row));
            case BOOLEAN -> column.integer(row) == 1 ? "true" : "false";
        };
    }
}
