package io.labelwright.text;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a format can't hold, so that an export tells it all at once and writes nothing, rather than to shift,
 * merge or leave out something silently.
 */
public final class Refusals {

    private static final int SHOWN = 10;
    private static final int TEXT = 60;

    private final List<Problem> problems = new ArrayList<>();
    private long count;

    /**
     * Notes one.
     *
     * @param item the item's id
     * @param what what can't be written
     * @param hint what to do; null when there is nothing to say
     */
    public void add(String item, String what, @Nullable String hint) {
        count++;
        if (problems.size() < SHOWN) {
            problems.add(Problem.error(StandardError.BAD_ROW, null, "item '" + shown(item) + "' " + what, hint));
        }
    }

    /**
     * Ends the export when anything was noted.
     *
     * @throws LabelingException with the first few
     */
    public void check() {
        if (problems.isEmpty()) {
            return;
        }
        if (count > SHOWN) {
            problems.add(Problem.error(
                    StandardError.BAD_ROW, null, "and " + (count - SHOWN) + " more that the format can't hold", null));
        }
        throw new LabelingException(problems);
    }

    /** A text of the data for a message: cut, on one line. */
    public static String shown(String text) {
        int end = Math.min(TEXT, text.length());
        if (end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        var line = new StringBuilder();
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            line.append(Character.isISOControl(c) || Whitespace.isLineBreak(c) ? ' ' : c);
        }
        return end < text.length() ? line.append("...").toString() : line.toString();
    }
}
