package io.labelwright.engine.label;

import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.problem.StandardError;
import java.util.List;
import java.util.Optional;

/**
 * Two items that somebody compared, for the task pairwise. The question has an id, whichever of them was shown on the
 * left; an answer to it is the id of the better one or {@code tie}.
 *
 * @param left id of the item that was shown first
 * @param right id of the other
 */
public record Pair(String left, String right) {

    /** The answer that neither is better. */
    public static final String TIE = "tie";

    /**
     * Refuses what is no comparison.
     *
     * @throws LabelProblem when both are one item, or one is called as an answer is
     */
    public Pair {
        if (left.equals(right)) {
            throw new LabelProblem(
                    StandardError.BAD_ROW, "it compares the item " + SafeText.quoted(left) + " with itself", null);
        }
        if (left.equals(TIE) || right.equals(TIE)) {
            throw new LabelProblem(
                    StandardError.BAD_ROW,
                    "an item with the id '" + TIE + "' can't be compared, since that is the answer for a draw",
                    "give the item another id");
        }
    }

    /** The id of the question: a JSON array of both ids, the one that sorts first before the other. */
    public String id() {
        return LabelText.classes(left.compareTo(right) < 0 ? List.of(left, right) : List.of(right, left));
    }

    /** The pair with this id; empty when it is the id of none. */
    public static Optional<Pair> ofId(String id) {
        try {
            List<String> items = LabelText.classes(id);
            return items.size() == 2
                            && new Pair(items.get(0), items.get(1)).id().equals(id)
                    ? Optional.of(new Pair(items.get(0), items.get(1)))
                    : Optional.empty();
        } catch (IllegalArgumentException | LabelProblem e) {
            return Optional.empty();
        }
    }

    /**
     * Checks an answer.
     *
     * @throws LabelProblem when it is neither one of the two nor {@code tie}
     */
    public void checkWinner(String label) {
        if (!label.equals(left) && !label.equals(right) && !label.equals(TIE)) {
            String near = NearestWord.of(label, List.of(left, right, TIE));
            throw new LabelProblem(
                    StandardError.UNKNOWN_LABEL,
                    "label " + SafeText.quoted(label) + " is neither of the compared items " + SafeText.quoted(left)
                            + " and " + SafeText.quoted(right) + ", nor " + TIE,
                    near == null ? null : "did you mean " + SafeText.quoted(near) + "?");
        }
    }
}
