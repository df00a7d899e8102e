package io.labelwright.platforms.labelstudio;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The controls of which a file has results, gathered before labels are made of them. */
final class Controls {

    /** What is known of one control. */
    private static final class Seen {
        final TreeSet<String> types = new TreeSet<>();
        boolean several;
    }

    /**
     * The control whose results are the labels.
     *
     * @param name its from_name
     * @param as what a label is made of, never {@link LabelAs#AUTO}
     */
    record Chosen(String name, LabelAs as) {}

    private final Map<String, Seen> seen = new TreeMap<>();

    /** Takes notice of the results of one answer. */
    void meet(List<Region> regions) {
        Map<String, Integer> selections = new TreeMap<>();
        for (Region region : regions) {
            Seen control = seen.computeIfAbsent(region.control(), name -> new Seen());
            control.types.add(region.type());
            int chosen = region.value().get(region.type()).elements().size();
            control.several |= selections.merge(region.control(), chosen, Integer::sum) > 1;
        }
    }

    /**
     * The control to take.
     *
     * @param wanted the one that the workflow names; null for the only one
     * @return null when the file has no results at all
     * @throws LabelingException when it can't be told, or its results can't be labels
     */
    @Nullable
    Chosen choose(@Nullable String wanted, LabelAs as, String file) {
        if (seen.isEmpty()) {
            // Nobody marked anything: whether that is an answer depends on the task.
            return as == LabelAs.AUTO ? null : new Chosen(wanted == null ? "" : wanted, as);
        }
        if (wanted == null && seen.size() > 1) {
            throw new LabelingException(
                    StandardError.MISSING_KEY,
                    Place.of(file),
                    "the file has results of several controls: " + described(),
                    "say control: NAME for the one whose results are the labels");
        }
        String name = wanted == null ? seen.keySet().iterator().next() : wanted;
        Seen control = seen.get(name);
        if (control == null) {
            throw new LabelingException(
                    StandardError.UNKNOWN_COLUMN,
                    Place.of(file),
                    "no result is of the control '" + name + "'",
                    "there are " + described());
        }
        return new Chosen(name, as == LabelAs.AUTO ? natural(name, control, file) : as);
    }

    private static LabelAs natural(String name, Seen control, String file) {
        if (control.types.size() > 1) {
            throw unusable(name, control, file, "has results of several types");
        }
        return switch (control.types.first()) {
            case "choices", "taxonomy" -> control.several ? LabelAs.CLASSES : LabelAs.CLASS;
            case "pairwise" -> LabelAs.CLASS;
            case "rating", "number" -> LabelAs.NUMBER;
            case "textarea", "datetime" -> LabelAs.TEXT;
            case "labels" -> LabelAs.SPANS;
            case "rectanglelabels" -> LabelAs.BOXES;
            default -> throw unusable(name, control, file, "has results that are no labels of any task");
        };
    }

    private static LabelingException unusable(String name, Seen control, String file, String why) {
        return new LabelingException(
                StandardError.UNSUPPORTED_TASK,
                Place.of(file),
                "the control '" + name + "' " + why + " (" + String.join(", ", control.types) + ")",
                "say control: NAME for another one, as: raw for the results as JSON, or items: {} for the tasks only");
    }

    private String described() {
        return seen.entrySet().stream()
                .map(entry -> "'" + entry.getKey() + "' (" + String.join(", ", entry.getValue().types) + ")")
                .collect(Collectors.joining(", "));
    }
}
