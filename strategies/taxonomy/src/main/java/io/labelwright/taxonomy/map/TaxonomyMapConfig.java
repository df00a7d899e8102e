package io.labelwright.taxonomy.map;

import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Range;
import io.labelwright.spi.describe.SourceClass;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keys of {@code taxonomy/map}.
 *
 * @param map old class to new class
 * @param split cases of classes that become several, the first that holds counts
 * @param drop old classes, as globs, that become none
 * @param unmapped what becomes of classes that are named nowhere
 */
public record TaxonomyMapConfig(
        @Doc(
                "Old class to class of the workflow; several to one merge, and their probabilities add up. The old ones need"
                        + " not be among the workflow's labels: imports that this stage reads may bring them.")
        @Default("{}")
        @SourceClass
        Map<String, String> map,

        @Doc("Classes that become several, by conditions over the item's fields: the first case of the class that holds"
                + " counts.")
        @Default("[]")
        @Range(min = 0, max = MAX_CASES)
        List<SplitCase> split,

        @Doc(
                "Old classes that become none, * and ? allowed: a label is then unresolved, an answer skipped, a gold label"
                        + " gone, and other probabilities are scaled up to 1. map and split come first.")
        @Default("[]")
        @SourceClass
        List<String> drop,

        @Doc("What becomes of classes that neither map, split nor drop names: error; keep those that are classes of"
                + " the workflow; or drop them all, so that imports that this stage reads may bring any class.")
        @Default("error")
        @SourceClass
        Unmapped unmapped) {

    /** The most cases of one stage. */
    static final int MAX_CASES = 1000;

    public TaxonomyMapConfig {
        map = Collections.unmodifiableMap(new LinkedHashMap<>(map));
        split = List.copyOf(split);
        drop = List.copyOf(drop);
        if (map.isEmpty() && split.isEmpty() && drop.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to do without map, split or drop");
        }
        for (int i = 0; i < split.size(); i++) {
            SplitCase one = split.get(i);
            if (map.containsKey(one.from())) {
                throw new IllegalArgumentException(
                        "the class '" + one.from() + "' is both in map and in split: what becomes of it?");
            }
            for (int later = i + 1; one.when() == null && later < split.size(); later++) {
                if (split.get(later).from().equals(one.from())) {
                    throw new IllegalArgumentException("the case of '" + one.from() + "' to '" + one.to()
                            + "' has no condition, so the cases of '" + one.from() + "' behind it are never reached");
                }
            }
        }
    }
}
