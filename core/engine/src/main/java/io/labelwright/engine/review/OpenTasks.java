package io.labelwright.engine.review;

import io.labelwright.engine.people.StageAnswers;
import io.labelwright.spi.people.People;
import io.labelwright.spi.people.PersonAnswer;
import io.labelwright.spi.people.Verdict;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one stage asks people, without the tasks that were answered since.
 *
 * @param stage id of the stage, for example {@code LOOP/3/people}
 * @param table the tasks, with their own columns
 * @param rows which rows of the table are open
 */
public record OpenTasks(String stage, Table table, List<Row> rows) {

    /** A column of the table of tasks that holds a field of the item is named so, followed by the field's name. */
    public static final String FIELD = "field:";

    /**
     * One open task.
     *
     * @param segment where its row is
     * @param row number in the segment
     * @param missing how many answers are missing
     */
    public record Row(Segment segment, int row, int missing) {}

    public OpenTasks {
        rows = List.copyOf(rows);
    }

    /** The tasks of a stage that are open when these answers are there. */
    static OpenTasks of(String stage, Table tasks, StageAnswers answers) {
        Map<String, List<PersonAnswer>> ofItem = new HashMap<>();
        answers.all()
                .forEach(answer -> ofItem.computeIfAbsent(answer.item(), item -> new ArrayList<>())
                        .add(answer));
        int needed = tasks.find(People.NEEDED);
        var rows = new ArrayList<Row>();
        for (Segment segment : tasks.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                List<PersonAnswer> given =
                        ofItem.getOrDefault(String.valueOf(segment.column(0).text(row)), List.of());
                long missing = segment.column(needed).integer(row) - done(segment, row, given);
                if (missing > 0) {
                    rows.add(new Row(segment, row, (int) missing));
                }
            }
        }
        return new OpenTasks(stage, tasks, rows);
    }

    private static long done(Segment segment, int row, List<PersonAnswer> given) {
        String action = segment.column(TableKind.QUEUE.column("action")).text(row);
        String annotator = segment.column(TableKind.QUEUE.column("annotator")).text(row);
        boolean adjudicate = Verdict.ADJUDICATE.word().equals(action);
        return given.stream()
                .filter(answer -> annotator == null || answer.annotator().equals(annotator))
                .filter(answer -> !adjudicate || answer.verdict() == Verdict.ADJUDICATE)
                .count();
    }

    /** Names of the fields of items that the tasks show. */
    public List<String> fields() {
        return table.columns().stream()
                .map(column -> column.name())
                .filter(name -> name.startsWith(FIELD))
                .map(name -> name.substring(FIELD.length()))
                .toList();
    }

    /** The text of a cell of a task; null when it has none. */
    public @Nullable String text(Row row, String column) {
        int at = table.find(column);
        return at < 0 ? null : row.segment().column(at).text(row.row());
    }

    /** The number in a cell of a task; NaN when it has none. */
    public double number(Row row, String column) {
        int at = table.find(column);
        return at < 0 ? Double.NaN : row.segment().column(at).number(row.row());
    }
}
