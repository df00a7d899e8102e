package io.labelwright.engine.label;

import io.labelwright.engine.yaml.SafeText;
import io.labelwright.math.number.Decimal;
import io.labelwright.spi.label.Box;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.label.Span;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.StandardError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Labels of one task in the form that every table and file has them in. Two texts that say the same have one form, and
 * the form of a form is itself:
 *
 * <ul>
 *   <li>classification, ordinal: the name of the class;
 *   <li>multi_label: a JSON array of names in the order of the classes; {@code []} when none applies;
 *   <li>numeric: the shortest decimal that reads back to the same double;
 *   <li>text: the text;
 *   <li>spans: a JSON array of {@code {"start","end","label"}}, sorted; spans may overlap;
 *   <li>boxes: a JSON array of {@code {"x","y","width","height","label"}}, sorted, numbers as for numeric;
 *   <li>pairwise: a rank, a whole number from 1. Answers to a pairwise task are no ranks; they are read by
 *       {@link Pair#checkWinner}.
 * </ul>
 *
 * <p>While classes are still to be found in the data every name of a class is one; then a multi_label has its names in
 * the order in which they were met here. Not for use by several threads.
 */
public final class LabelForm {

    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");
    private static final Pattern COMMA = Pattern.compile("[+-]?[0-9]+,[0-9]+");
    /** What stands between names where people write lists by hand. */
    private static final Pattern BETWEEN = Pattern.compile("\\s*[,;|]\\s*");

    private final Task task;
    private final ClassNames names;
    private final boolean open;

    /**
     * Labels of a task.
     *
     * @param schema the classes; null while they are still to be found in the data
     * @param others classes that labels may name beside those
     */
    public LabelForm(Task task, @Nullable LabelSchema schema, OtherClasses others) {
        this.task = task;
        this.names = new ClassNames(schema, others);
        this.open = schema == null;
    }

    /** Labels of a run whose classes are known. */
    public static LabelForm of(LabelSchema schema) {
        return new LabelForm(schema.task(), schema, OtherClasses.NONE);
    }

    /** Whether every text is a label and has its form. */
    public boolean takesAnything() {
        return task == Task.TEXT || (open && task.categorical());
    }

    /**
     * The form of a label.
     *
     * @param text not empty, which is no label
     * @throws LabelProblem when it is none of this task
     */
    public String canonical(String text) {
        return switch (task) {
            case CLASSIFICATION, ORDINAL -> names.named(text);
            case MULTI_LABEL -> classes(text);
            case NUMERIC -> number(text);
            case TEXT -> text;
            case SPANS -> spans(text);
            case BOXES -> boxes(text);
            case PAIRWISE -> rank(text);
        };
    }

    private String classes(String text) {
        if (!text.stripLeading().startsWith("[")) {
            throw noList(text);
        }
        List<String> members = members(text, LabelText::classes, names::named, "class");
        members.sort(names.order());
        return LabelText.classes(members);
    }

    private LabelProblem noList(String text) {
        String[] parts = BETWEEN.split(text.strip(), -1);
        boolean list = !names.knows(text) && Arrays.stream(parts).allMatch(names::knows);
        String example = LabelText.classes(list ? List.of(parts) : List.of(SafeText.escape(cut(text))));
        return new LabelProblem(
                StandardError.BAD_ROW,
                "the label " + SafeText.quoted(text) + " is not a JSON array of names",
                "write " + example + ", or [] when no class applies");
    }

    private String spans(String text) {
        List<Span> spans = members(
                text, LabelText::spans, span -> new Span(span.start(), span.end(), names.named(span.label())), "span");
        spans.sort(null);
        return LabelText.spans(spans);
    }

    private String boxes(String text) {
        List<Box> boxes = members(
                text,
                LabelText::boxes,
                box -> new Box(box.x(), box.y(), box.width(), box.height(), names.named(box.label())),
                "box");
        boxes.sort(null);
        var form = new StringBuilder("[");
        for (Box box : boxes) {
            form.append(form.length() == 1 ? "{\"x\":" : ",{\"x\":");
            Decimal.append(form, box.x()).append(",\"y\":");
            Decimal.append(form, box.y()).append(",\"width\":");
            Decimal.append(form, box.width()).append(",\"height\":");
            Decimal.append(form, box.height()).append(",\"label\":");
            form.append(LabelText.quoted(box.label())).append('}');
        }
        return form.append(']').toString();
    }

    /** Reads members, puts names of classes in place of aliases, and refuses what is there twice. */
    private <T> List<T> members(String text, Function<String, List<T>> reader, UnaryOperator<T> known, String what) {
        List<T> read;
        try {
            read = reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new LabelProblem(StandardError.BAD_ROW, String.valueOf(e.getMessage()), null);
        }
        var members = new ArrayList<T>(read.size());
        Map<T, Integer> seen = new HashMap<>();
        for (T member : read) {
            int number = members.size() + 1;
            T named;
            try {
                named = known.apply(member);
            } catch (LabelProblem e) {
                throw e.of(what + " " + number);
            }
            Integer before = seen.putIfAbsent(named, number);
            if (before != null) {
                throw new LabelProblem(
                        StandardError.BAD_ROW, what + " " + number + ": it is " + what + " " + before + " again", null);
            }
            members.add(named);
        }
        return members;
    }

    private static String number(String text) {
        double value = decimal(text);
        if (Double.isNaN(value)) {
            throw new LabelProblem(
                    StandardError.BAD_ROW,
                    "the label " + SafeText.quoted(text) + " is not a number",
                    COMMA.matcher(text).matches()
                            ? "write " + text.replace(',', '.') + ", with a point"
                            : "leave it empty where there is no answer");
        }
        if (Double.isInfinite(value)) {
            throw new LabelProblem(
                    StandardError.BAD_ROW, "the label " + SafeText.quoted(text) + " is too large a number", null);
        }
        // No minus zero: it is the same number and would print as another.
        return Decimal.print(value + 0.0);
    }

    /** The number that a text of the letters of a decimal is; NaN when it is none: Java would also take {@code 1f}. */
    private static double decimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789.eE+-".indexOf(text.charAt(i)) < 0) {
                return Double.NaN;
            }
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static String rank(String text) {
        long rank = WHOLE.matcher(text).matches() ? Long.parseLong(text) : 0;
        if (rank < 1) {
            throw new LabelProblem(
                    StandardError.BAD_ROW,
                    "the label " + SafeText.quoted(text) + " is not a rank, a whole number from 1",
                    "who won a comparison is an answer: annotations: {left, right, annotator, label}");
        }
        return Long.toString(rank);
    }

    private static String cut(String text) {
        return text.length() <= 80 ? text : text.substring(0, text.offsetByCodePoints(0, 40)) + "…";
    }
}
