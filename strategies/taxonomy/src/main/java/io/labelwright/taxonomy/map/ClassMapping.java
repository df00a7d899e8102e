package io.labelwright.taxonomy.map;

import io.labelwright.spi.label.LabelSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What becomes of a class: the index of a class of the workflow, or one of the codes below 0. A name in {@code map} or
 * {@code split} decides first, then {@code drop}, then {@code unmapped}.
 */
final class ClassMapping {

    /** It becomes none. */
    static final int DROPPED = -1;

    /** Nothing says what becomes of it. */
    static final int UNMAPPED = -2;

    /** The first class that is split; further ones are the numbers below. */
    private static final int FIRST_SPLIT = -3;

    private final LabelSchema schema;
    private final TaxonomyMapConfig config;
    private final Map<String, Integer> targets = new HashMap<>();
    private final List<String> splitClasses = new ArrayList<>();
    private final int[] sources;

    ClassMapping(LabelSchema schema, TaxonomyMapConfig config) {
        this.schema = schema;
        this.config = config;
        this.sources = new int[schema.size()];
        config.map().forEach((old, now) -> {
            targets.put(old, schema.find(now));
            sources[schema.find(now)]++;
        });
        Set<String> seen = new HashSet<>();
        for (SplitCase one : config.split()) {
            if (seen.add(one.from())) {
                targets.put(one.from(), FIRST_SPLIT - splitClasses.size());
                splitClasses.add(one.from());
            }
            // A part of a class is never all that becomes of it.
            sources[schema.find(one.to())] += 2;
        }
    }

    /** What becomes of a class, for a class that is split its {@link #split} code. */
    int of(String name) {
        Integer target = targets.get(name);
        return target == null ? unnamed(name) : target;
    }

    /** What becomes of a class that neither the map nor a case of a split decides. */
    int unnamed(String name) {
        if (config.drop().stream().anyMatch(glob -> matches(glob, name))) {
            return DROPPED;
        }
        if (config.unmapped() == Unmapped.DROP) {
            return DROPPED;
        }
        int own = schema.find(name);
        return config.unmapped() == Unmapped.KEEP && own >= 0 ? own : UNMAPPED;
    }

    static boolean isSplit(int code) {
        return code <= FIRST_SPLIT;
    }

    /** Number of the class that is split, from 0. */
    static int split(int code) {
        return FIRST_SPLIT - code;
    }

    List<String> splitClasses() {
        return splitClasses;
    }

    /** Whether a class is what exactly one old class becomes, so that a vote against that is a vote against it. */
    boolean isRenamed(int target, String old) {
        return target >= 0 && (targets.containsKey(old) ? sources[target] == 1 : sources[target] == 0);
    }

    /** Whether a name is of the form of a glob: {@code *} stands for any text, {@code ?} for one character. */
    static boolean matches(String glob, String name) {
        int g = 0;
        int n = 0;
        int star = -1;
        int mark = 0;
        while (n < name.length()) {
            if (g < glob.length() && glob.charAt(g) == '*') {
                star = g++;
                mark = n;
            } else if (g < glob.length() && (glob.charAt(g) == '?' || glob.charAt(g) == name.charAt(n))) {
                g++;
                n++;
            } else if (star >= 0) {
                g = star + 1;
                n = ++mark;
            } else {
                return false;
            }
        }
        while (g < glob.length() && glob.charAt(g) == '*') {
            g++;
        }
        return g == glob.length();
    }
}
