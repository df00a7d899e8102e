package io.labelwright.engine.label;

import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.StandardError;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Names of classes: aliases become the class's name, anything else that is no class is refused with the nearest class.
 * Nothing is folded or trimmed silently. While classes are still to be found in the data every name is one, and their
 * order is that in which they come.
 */
final class ClassNames {

    private final @Nullable LabelSchema schema;
    private final OtherClasses others;
    private final Map<String, Integer> met = new HashMap<>();

    /**
     * Names of classes.
     *
     * @param schema the classes; null while they are still to be found in the data
     * @param others classes of another taxonomy, which come as they are spelt
     */
    ClassNames(@Nullable LabelSchema schema, OtherClasses others) {
        this.schema = schema;
        this.others = others;
    }

    /** The name of the class that is spelt so. */
    String named(String spelling) {
        if (schema == null) {
            met.putIfAbsent(spelling, met.size());
            return spelling;
        }
        if (others.have(spelling)) {
            return spelling;
        }
        int index = schema.find(spelling);
        if (index < 0) {
            throw refusal(schema, spelling);
        }
        return schema.name(index);
    }

    /** Whether a class is spelt so. */
    boolean knows(String spelling) {
        return schema != null && (others.have(spelling) || schema.find(spelling) >= 0);
    }

    /** The order of classes; those of another taxonomy come last, by their names. */
    Comparator<String> order() {
        return Comparator.<String>comparingInt(this::place).thenComparing(Comparator.naturalOrder());
    }

    private int place(String name) {
        if (schema == null) {
            return met.getOrDefault(name, Integer.MAX_VALUE);
        }
        int index = schema.find(name);
        return index >= 0 && schema.name(index).equals(name) ? index : Integer.MAX_VALUE;
    }

    private LabelProblem refusal(LabelSchema known, String label) {
        List<String> names = Stream.concat(known.classes().stream().map(LabelClass::name), others.names().stream())
                .distinct()
                .toList();
        Optional<String> variant =
                names.stream().filter(name -> fold(name).equals(fold(label))).findFirst();
        return new LabelProblem(
                StandardError.UNKNOWN_LABEL,
                "label " + SafeText.quoted(label) + " is not one of the classes",
                variant.map(name -> "it differs from " + SafeText.quoted(name)
                                + " in case, spaces or Unicode form only: mend the"
                                + " file or name it as an alias of the class")
                        .orElseGet(() -> NearestWord.hint(label, names)));
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
