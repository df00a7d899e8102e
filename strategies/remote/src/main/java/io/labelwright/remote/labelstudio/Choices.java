package io.labelwright.remote.labelstudio;

import io.labelwright.spi.Outputs;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which class of the workflow a backend chooses, and how often it chooses none. */
final class Choices {

    private final LabelSchema schema;
    private final Map<String, String> map;
    private final Map<String, Integer> unknown = new TreeMap<>();
    private int answered;
    private int without;
    private int refused;
    private int none;
    private int several;
    private int odd;

    Choices(LabelSchema schema, Map<String, String> map) {
        this.schema = schema;
        this.map = map;
    }

    /**
     * Counts an item without an answer.
     *
     * @param empty whether there was nothing to send
     */
    void without(boolean empty) {
        without += empty ? 1 : 0;
        refused += empty ? 0 : 1;
    }

    /** The class of a prediction; -1 when there is not one of the workflow. */
    int label(Prediction prediction) {
        odd += prediction.odd() ? 1 : 0;
        String choice = prediction.choice();
        if (choice == null) {
            several += prediction.several() ? 1 : 0;
            none += prediction.several() ? 0 : 1;
            return -1;
        }
        int label = schema.find(map.getOrDefault(choice, choice));
        if (label < 0) {
            unknown.merge(choice, 1, Integer::sum);
        } else {
            answered++;
        }
        return label;
    }

    /** Says what was counted. */
    void tell(Outputs out, String called) {
        int others = unknown.values().stream().mapToInt(Integer::intValue).sum();
        out.fact("items_answered", answered);
        out.fact("items_without_input", without);
        out.fact("items_refused_by_server", refused);
        out.fact("answers_no_answer", none);
        out.fact("answers_several_answers", several);
        out.fact("answers_unknown_label", others);
        out.fact("scores_out_of_range", odd);
        if (refused + several + others > 0) {
            out.report(Problem.warning(
                    StandardError.REMOTE,
                    null,
                    called + " gave no answer of use for " + (refused + several + others) + " items"
                            + (refused > 0 ? "; " + refused + " it refused" : "")
                            + (several > 0 ? "; " + several + " with several choices" : "")
                            + (others > 0 ? "; choices that are no class of the workflow: " + shown() : ""),
                    "map: says which class of the workflow a choice of the backend is"));
        }
        if (odd > 0) {
            out.report(Problem.warning(
                    StandardError.REMOTE,
                    null,
                    called + " gave " + odd + " scores that are not between 0 and 1; these answers have no confidence",
                    null));
        }
    }

    private String shown() {
        return unknown.entrySet().stream()
                .limit(3)
                .map(entry -> "'" + entry.getKey() + "' (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
    }
}
