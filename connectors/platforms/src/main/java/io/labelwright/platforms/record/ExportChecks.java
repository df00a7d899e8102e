package io.labelwright.platforms.record;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Refusals of what a format has no place for: nothing of a table is left out unless the workflow says so. */
public final class ExportChecks {

    private ExportChecks() {}

    /**
     * Refuses an answer whose verdict the format does not know.
     *
     * @param verdict of the answer; null for an answer proper
     * @param known verdicts beside {@code answer} that the format can hold
     */
    public static void checkVerdict(
            String export, String item, @Nullable String annotator, @Nullable String verdict, Set<String> known) {
        if (verdict != null && !verdict.equals("answer") && !known.contains(verdict)) {
            String kept = List.of("answer", "skip", "reject", "flag").stream()
                    .filter(word -> word.equals("answer") || known.contains(word))
                    .map(word -> "verdict == '" + word + "'")
                    .collect(Collectors.joining(" || "));
            throw new LabelingException(
                    StandardError.BAD_ROW,
                    null,
                    export + ": item '" + item + "' has an answer of '" + annotator + "' with the verdict " + verdict
                            + ", which the format has no place for",
                    "leave such answers out: where: " + kept);
        }
    }

    /** Refuses a key of an item's field that the format needs for itself. */
    public static void checkKey(String export, String field, Set<String> taken) {
        if (taken.contains(field)) {
            throw new LabelingException(
                    StandardError.WRONG_NAME,
                    null,
                    export + ": items have a field '" + field + "', a key that the format needs for itself",
                    "import the items with another name for it");
        }
    }
}
