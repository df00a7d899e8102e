package io.labelwright.cli;

import io.labelwright.engine.explain.ExportTrace;
import io.labelwright.engine.explain.ItemHistory;
import io.labelwright.engine.explain.ItemRow;
import io.labelwright.engine.explain.Loss;
import io.labelwright.engine.explain.StageTrace;
import io.labelwright.engine.explain.Voice;
import io.labelwright.engine.store.database.Answer;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableKind;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The history of an item for people: the outcome first, then stage by stage as the data flowed. */
final class HistoryText {

    /** Rows and characters that are shown of what may be long; {@code --json} has all. */
    private static final int MOST_ROWS = 40;

    private static final int MOST_CHARACTERS = 160;
    private static final int HASH_SHOWN = 12;
    private static final int DIGITS = 4;
    private static final double LEAST = 0.0001;
    private static final String PLAIN_ANSWER = "answer";

    private final ItemHistory history;
    private final StringBuilder text = new StringBuilder();

    HistoryText(ItemHistory history) {
        this.history = history;
    }

    String print() {
        head();
        for (StageTrace stage : history.stages()) {
            if (stage.touches()) {
                stage(stage);
            }
        }
        answers();
        others();
        for (Loss loss : history.losses()) {
            text.append("\nnot known: ")
                    .append(SafeText.escape(loss.what()))
                    .append(loss.stage().isEmpty() ? "" : " of " + loss.stage())
                    .append(": ")
                    .append(SafeText.escape(loss.why()));
        }
        return text.toString().stripTrailing();
    }

    private void head() {
        var run = history.run();
        text.append(SafeText.escape(history.item()))
                .append(" in ")
                .append(run.id())
                .append(" of ")
                .append(SafeText.escape(run.workflow()))
                .append(" (")
                .append(run.status());
        if (run.started() != null) {
            text.append(", started ").append(run.started().truncatedTo(ChronoUnit.SECONDS));
        }
        text.append(")\n");
        if (!history.newerRuns().isEmpty()) {
            text.append("  later runs do not have it: ")
                    .append(String.join(", ", history.newerRuns()))
                    .append('\n');
        }
        ItemRow label = history.lastLabel();
        ItemRow made = label == null ? history.lastTrainingRow() : null;
        text.append("\n  label    ")
                .append(label != null ? verdict(label) : made == null ? "none" : made(made))
                .append('\n');
        if (label != null && !label.probabilities().isEmpty()) {
            text.append("           ").append(probabilities(label)).append('\n');
        }
        var files = new ArrayList<String>();
        for (StageTrace stage : history.stages()) {
            for (ExportTrace export : stage.exports()) {
                if (export.holds()) {
                    files.add(SafeText.escape(export.export().path()));
                }
            }
        }
        text.append("  in       ")
                .append(files.isEmpty() ? "no file" : String.join(", ", files))
                .append('\n');
    }

    /** A row that a sampler made has the label of the items that it is made of. */
    private static String made(ItemRow row) {
        return name(row, "label") + "  " + name(row, "origin") + ", made of item " + name(row, "item");
    }

    private void stage(StageTrace trace) {
        var stage = trace.stage();
        text.append('\n').append(stage.id()).append("  ").append(stage.uses());
        if (trace.version() > 0) {
            text.append(" version ").append(trace.version());
        }
        text.append("  ").append(stage.status());
        if (!stage.reason().isEmpty()) {
            text.append(" (").append(SafeText.escape(stage.reason())).append(')');
        }
        text.append('\n');
        trace.tables().forEach((kind, rows) -> {
            if (kind == TableKind.ITEMS) {
                fields(rows);
            } else if (kind != TableKind.LABELS) {
                table(stage.id(), kind, rows);
            }
        });
        trace.before()
                .forEach((kind, rows) -> rows.forEach(seen -> line(
                        "before",
                        kind == TableKind.LABELS
                                ? verdict(seen.row()) + from(seen.row()) + ", from " + seen.stage()
                                : "predicted by " + name(seen.row(), "model") + ": " + probabilities(seen.row()))));
        if (trace.before().isEmpty() && !trace.voices().isEmpty()) {
            line("before", "no label");
        }
        voices(trace.voices());
        for (ItemRow row : trace.rows(TableKind.LABELS)) {
            line("label", verdict(row) + from(row));
            if (!row.probabilities().isEmpty()) {
                line("", probabilities(row));
            }
        }
        trace.exports().forEach(this::export);
    }

    private void export(ExportTrace export) {
        String path = SafeText.escape(export.export().path());
        if (export.unknown() != null) {
            line(path, "not known whether the item is in it: " + SafeText.escape(export.unknown()));
        } else if (export.holds()) {
            line(path, "has it, " + Text.count(export.rows().size(), "row"));
        }
    }

    private void fields(List<ItemRow> rows) {
        for (ItemRow row : rows) {
            row.own(TableKind.ITEMS).forEach((name, value) -> line(SafeText.escape(name), clipped(value)));
        }
    }

    /** A table of what a stage wrote, without columns that say nothing new. */
    private void table(String stage, TableKind kind, List<ItemRow> rows) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (ColumnSpec column : kind.columns()) {
            String name = column.name();
            if (!rows.stream().allMatch(row -> isKnown(stage, row.cells().get(name)))) {
                columns.put(name, name);
            }
        }
        rows.forEach(row -> row.own(kind).keySet().forEach(name -> columns.put(name, SafeText.escape(name))));
        Set<String> classes = new LinkedHashSet<>();
        rows.forEach(row -> classes.addAll(row.probabilities().keySet()));
        boolean tested = rows.stream().anyMatch(row -> row.gold() != null);
        boolean placed = rows.stream().anyMatch(row -> row.hidden().containsKey("file"));
        var lines = new ArrayList<String[]>();
        var head = new ArrayList<>(columns.values());
        classes.forEach(label -> head.add("p:" + SafeText.escape(label)));
        if (tested) {
            head.add("hidden question");
        }
        if (placed) {
            head.add("from");
        }
        lines.add(head.toArray(String[]::new));
        for (ItemRow row : rows.subList(0, Math.min(MOST_ROWS, rows.size()))) {
            var cells = new ArrayList<String>();
            columns.keySet().forEach(name -> cells.add(cell(name, row.cells().get(name))));
            classes.forEach(label -> cells.add(cell("", row.probabilities().get(label))));
            if (tested) {
                cells.add(row.gold() == null ? "" : "the truth is " + clipped(row.gold()) + ", no vote");
            }
            if (placed) {
                cells.add(place(row));
            }
            lines.add(cells.toArray(String[]::new));
        }
        indented(kind.word(), lines, rows.size());
    }

    /** Whether a cell is empty or says what the reader knows: which item, which stage, that an answer is an answer. */
    private boolean isKnown(String stage, @Nullable Object cell) {
        return cell == null || cell.equals(history.item()) || cell.equals(stage) || cell.equals(PLAIN_ANSWER);
    }

    private void voices(List<Voice> voices) {
        if (voices.isEmpty()) {
            return;
        }
        Set<String> classes = new LinkedHashSet<>();
        voices.forEach(voice -> classes.addAll(voice.likelihoods().keySet()));
        var lines = new ArrayList<String[]>();
        var head = new ArrayList<>(List.of("annotator", "says"));
        classes.forEach(label -> head.add("if " + SafeText.escape(label)));
        head.addAll(List.of("accuracy", "agreement", "answers", "spammer score"));
        lines.add(head.toArray(String[]::new));
        for (Voice voice : voices.subList(0, Math.min(MOST_ROWS, voices.size()))) {
            var cells = new ArrayList<String>();
            cells.add(SafeText.escape(voice.annotator()));
            String says = voice.label() == null ? cell("", voice.answer().text("verdict")) : clipped(voice.label());
            cells.add(says + (voice.fixed() ? " (fixed)" : ""));
            classes.forEach(label -> cells.add(cell("", voice.likelihoods().get(label))));
            ItemRow found = voice.reliability();
            cells.add(accuracy(found));
            for (String figure : List.of("agreement", "answers", "spammer_score")) {
                cells.add(found == null ? "" : cell(figure, found.cells().get(figure)));
            }
            lines.add(cells.toArray(String[]::new));
        }
        indented("weighed", withoutEmptyColumns(lines), voices.size());
    }

    private static List<String[]> withoutEmptyColumns(List<String[]> lines) {
        var kept = new ArrayList<Integer>();
        for (int c = 0; c < lines.get(0).length; c++) {
            int column = c;
            if (lines.stream().skip(1).anyMatch(line -> !line[column].isEmpty())) {
                kept.add(c);
            }
        }
        return lines.stream()
                .map(line -> kept.stream().map(c -> line[c]).toArray(String[]::new))
                .toList();
    }

    private static String accuracy(@Nullable ItemRow row) {
        if (row == null || Double.isNaN(row.number("accuracy"))) {
            return "";
        }
        return Text.fixed(row.number("accuracy"), 3) + " [" + Text.fixed(row.number("accuracy_low"), 3) + ", "
                + Text.fixed(row.number("accuracy_high"), 3) + "]";
    }

    private void answers() {
        List<Answer> answers = history.answers();
        if (answers.isEmpty()) {
            return;
        }
        Map<Long, Long> corrected = answers.stream()
                .filter(answer -> answer.corrects() > 0)
                .collect(Collectors.toMap(Answer::corrects, Answer::number, (first, next) -> next));
        var lines = new ArrayList<String[]>();
        lines.add(new String[] {"number", "time", "stage", "annotator", "label", "verdict", "note", "guidelines", ""});
        for (Answer answer : answers.subList(0, Math.min(MOST_ROWS, answers.size()))) {
            Long by = corrected.get(answer.number());
            lines.add(new String[] {
                Long.toString(answer.number()),
                answer.time().toString(),
                answer.stage(),
                SafeText.escape(answer.annotator()),
                cell("label", answer.label()),
                cell("verdict", answer.verdict()),
                cell("note", answer.note()),
                cell("guidelines", answer.guidelines()),
                by == null ? "" : "corrected by " + by
            });
        }
        text.append("\nanswers of people so far\n");
        indented("", withoutEmptyColumns(lines), answers.size());
    }

    /** The stages that have nothing to do with the item; those that did not end well with the reason. */
    private void others() {
        var silent = new ArrayList<String>();
        for (StageTrace trace : history.stages()) {
            var stage = trace.stage();
            boolean ended = stage.status().equals("ran") || stage.status().equals("cached");
            if (!trace.touches() && ended) {
                silent.add(stage.id());
            } else if (!trace.touches()) {
                text.append('\n')
                        .append(stage.id())
                        .append("  ")
                        .append(stage.uses())
                        .append("  ")
                        .append(stage.status())
                        .append(stage.reason().isEmpty() ? "" : " (" + SafeText.escape(stage.reason()) + ")")
                        .append('\n');
            }
            for (ExportTrace export : trace.exports()) {
                if (!export.holds() && export.unknown() == null && export.where() != null) {
                    text.append("\nleft out of ")
                            .append(SafeText.escape(export.export().path()))
                            .append(", which takes rows where ")
                            .append(SafeText.escape(export.where()))
                            .append('\n');
                }
            }
        }
        if (!silent.isEmpty()) {
            text.append("\nnothing about it in: ")
                    .append(String.join(", ", silent))
                    .append('\n');
        }
    }

    /** Label, confidence, who decided and why. */
    private static String verdict(ItemRow row) {
        String label = row.text("label");
        var said = new StringBuilder(label == null ? "none" : clipped(label));
        if (!Double.isNaN(row.number("confidence"))) {
            said.append("  ").append(number(row.number("confidence")));
        }
        String status = row.text("status");
        String source = row.text("source");
        String reason = row.text("reason");
        if (status != null) {
            said.append("  ").append(SafeText.escape(status));
        }
        if (source != null) {
            said.append(" by ").append(SafeText.escape(source));
        }
        String author = row.author();
        if (author != null && (reason == null || !reason.contains(author))) {
            said.append(", given by ").append(SafeText.escape(author));
        }
        if (reason != null) {
            said.append(": ").append(SafeText.escape(reason));
        }
        return said.append(row.fixed() ? " (fixed)" : "").toString();
    }

    private static String from(ItemRow row) {
        return row.hidden().containsKey("file") ? ", " + place(row) : "";
    }

    private static String place(ItemRow row) {
        Object line = row.hidden().get("line");
        return SafeText.escape(String.valueOf(row.hidden().get("file"))) + (line == null ? "" : ":" + line);
    }

    private static String name(ItemRow row, String column) {
        return SafeText.escape(Objects.requireNonNullElse(row.text(column), "?"));
    }

    private static String probabilities(ItemRow row) {
        return row.probabilities().entrySet().stream()
                .map(entry -> SafeText.escape(entry.getKey()) + " " + number(entry.getValue()))
                .collect(Collectors.joining("  "));
    }

    private static String cell(String column, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Double number) {
            return number(number);
        }
        if (column.equals("guidelines") && value.toString().length() > HASH_SHOWN) {
            return SafeText.escape(value.toString().substring(0, HASH_SHOWN));
        }
        return clipped(value);
    }

    private static String clipped(Object value) {
        String whole = value.toString();
        if (whole.length() <= MOST_CHARACTERS) {
            return SafeText.escape(whole);
        }
        int end = MOST_CHARACTERS - (Character.isHighSurrogate(whole.charAt(MOST_CHARACTERS - 1)) ? 1 : 0);
        return SafeText.escape(whole.substring(0, end)) + "... (" + Text.grouped(whole.length()) + " characters)";
    }

    /** A number that is not 0 or 1 is not shown as such. */
    private static String number(double value) {
        if (value > 0 && value < LEAST) {
            return "<0.0001";
        }
        if (value < 1 && value > 1 - LEAST) {
            return ">0.9999";
        }
        return value == Math.rint(value) && Math.abs(value) > 1 && Math.abs(value) < 1e15
                ? Text.grouped((long) value)
                : Text.fixed(value, DIGITS);
    }

    private void line(String name, String value) {
        text.append("  ")
                .append(Text.left(name, 9))
                .append(name.length() > 8 ? " " : "")
                .append(value)
                .append('\n');
    }

    private void indented(String title, List<String[]> lines, int rows) {
        if (!title.isEmpty()) {
            text.append("  ").append(title).append('\n');
        }
        Text.table(lines)
                .lines()
                .forEach(line -> text.append("    ").append(line).append('\n'));
        if (rows > MOST_ROWS) {
            text.append("    and ").append(Text.grouped(rows - MOST_ROWS)).append(" more; --json has them all\n");
        }
    }
}
