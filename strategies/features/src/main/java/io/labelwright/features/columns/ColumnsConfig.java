package io.labelwright.features.columns;

import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.FieldName;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Keys of {@code features/columns}. */
public record ColumnsConfig(
        @Doc("The set of features to take columns from. Default: the only one in view; none where only fields are"
                + " asked for.")
        @Optional
        @Nullable
        String features,

        @Doc("Fields of the items that become features too, such as [age, country].") @Default("[]") @FieldName
        List<String> fields,

        @Doc("Columns to leave out.") @Default("[]") List<String> without,

        @Doc("Columns that hold categories though all their values are numbers, such as codes. Columns with a value"
                + " that is no number are categories anyway.")
        @Default("[]")
        List<String> categorical,

        @Doc("What numbers are scaled by: standard to mean 0 and standard deviation 1; robust to median 0 and"
                + " interquartile range 1; min_max to 0 to 1; none leaves them.")
        @Default("standard")
        Scale scale,

        @Doc("What a missing number becomes, before it is scaled: the mean or median of the column, or zero; error"
                + " refuses it and names its item; keep leaves it missing. A missing category is a row of zeros.")
        @Default("mean")
        Missing missing,

        @Doc("Whether a column NAME_missing, 1 where the value is missing, is added for each column that lacks values.")
        @Default("true")
        boolean indicators,

        @Doc("Categories of a column that get a column NAME=CATEGORY of their own, the most frequent ones; the others"
                + " share NAME=(other).")
        @Default("64")
        @Range(min = 1, max = 10_000)
        int maxCategories,

        @Doc("Parts of splits, such as [train], whose items alone decide on means, scales and categories, so that"
                + " nothing of held-out items leaks. Default: all items.")
        @Default("[]")
        List<String> fitOn) {

    /** What numbers are scaled by. */
    public enum Scale {
        STANDARD,
        ROBUST,
        MIN_MAX,
        NONE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What becomes of a number that is missing. */
    public enum Missing {
        MEAN,
        MEDIAN,
        ZERO,
        ERROR,
        KEEP;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
