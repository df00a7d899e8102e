package io.labelwright.prelabel.lookup;

import io.labelwright.spi.describe.ClassName;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.FieldName;
import io.labelwright.spi.describe.InputPath;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys of {@code prelabel/lookup}. */
public record LookupConfig(
        @Doc("How an item finds what it takes its label from: the row of path with its id, a row or labelled item with"
                + " the same text, or the labelled items that are nearest by their features.")
        @Default("text")
        By by,

        @Doc("File of another data set with a label a row: CSV, JSONL or Parquet, told by its ending. Default: the"
                + " items of this workflow that have a label; an item never takes its own.")
        @Optional
        @InputPath
        @Nullable
        String path,

        @Doc("Column of the file with the ids, for by: id.") @Default("id")
        String id,

        @Doc("Column of the file with the texts, for by: text.") @Default("text")
        String text,

        @Doc("Column of the file with the labels.") @Default("label")
        String label,

        @Doc("Field of the items with their text, for by: text. Default: text.") @Optional @FieldName @Nullable
        String field,

        @Doc("What texts may differ in and yet be the same: none; space (white space, spelling of accents); case (that"
                + " and capitals); words (all that is no letter, digit or underscore, too).")
        @Default("case")
        Normalise normalise,

        @Doc("Class of the file to class of the workflow, where they have different names. A class that is not named"
                + " keeps its name.")
        @Default("{}")
        @ClassName(values = true)
        Map<String, String> map,

        @Doc("What becomes of rows whose class the workflow does not have and map does not name: error, or drop.")
        @Default("error")
        Unmapped unmapped,

        @Doc("The set of features, for by: neighbour. Default: the only one in view.") @Optional @Nullable
        String features,

        @Doc("Nearest labelled items that are asked, for by: neighbour; those that are not similar enough are not"
                + " counted.")
        @Default("1")
        @Range(min = 1, max = 1000)
        int k,

        @Doc("How similar the features of two items have to be, as the cosine of the angle between them; for by:"
                + " neighbour, which needs it.")
        @Optional
        @Range(min = 0, above = true, max = 1)
        @Nullable
        Double minSimilarity,

        @Doc("The smallest share of what was found that has to be of one class; of less, and of two classes with equal"
                + " shares, there is no answer.")
        @Default("0")
        @Range(min = 0, max = 1)
        double minConfidence) {

    public LookupConfig {
        map = Collections.unmodifiableMap(new LinkedHashMap<>(map));
        if (by == By.ID && path == null) {
            throw new IllegalArgumentException("by: id looks ids up in the file of another data set: give its path");
        }
        if (by == By.NEIGHBOUR && path != null) {
            throw new IllegalArgumentException("by: neighbour compares features, and those of a file are not known:"
                    + " import it, make features of all items, and leave path out");
        }
        if (by == By.NEIGHBOUR && minSimilarity == null) {
            throw new IllegalArgumentException(
                    "by: neighbour needs min_similarity: the nearest of all items is always there, however far it is");
        }
    }

    /** How an item finds what it takes its label from. */
    public enum By {
        ID,
        TEXT,
        NEIGHBOUR
    }

    /** What becomes of classes that the workflow does not have. */
    public enum Unmapped {
        ERROR,
        DROP
    }
}
