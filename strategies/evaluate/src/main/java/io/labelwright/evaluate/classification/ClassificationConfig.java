package io.labelwright.evaluate.classification;

import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.FieldName;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Config of {@code evaluate/classification}. */
public record ClassificationConfig(
        @Doc(
                "Which items with gold are judged: decided leaves out those whose label a person gave, all takes them too.")
        @Default("decided")
        JudgedItems on,

        @Doc(
                "Fields of the items; every value of a field is a slice field=value with figures of its own, an empty value"
                        + " included. At most 100 values a field.")
        @FieldName
        @Optional
        @Nullable
        List<String> slices,

        @Doc("How often the items are resampled for the intervals low and high; 0: no intervals.")
        @Default("1000")
        @Range(min = 0, max = 100_000)
        int bootstrap,

        @Doc("Confidence level of the intervals.") @Default("0.95") @Range(min = 0, above = true, max = 0.9999)
        double level) {

    public ClassificationConfig {
        slices = slices == null ? null : List.copyOf(slices);
    }

    /** The fields to slice by; empty when none was given. */
    public List<String> sliceFields() {
        return slices == null ? List.of() : slices;
    }
}
