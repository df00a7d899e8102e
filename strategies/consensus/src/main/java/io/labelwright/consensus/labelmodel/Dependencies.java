package io.labelwright.consensus.labelmodel;

import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Totals;
import io.labelwright.spi.table.Dictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Which labeling functions depend on each other given the truth: pairs, and the groups that pairs make. */
final class Dependencies {

    /** So many standard errors of a correlation are noise, with room for all pairs of some dozen functions. */
    private static final double NOISE = 4;

    /** Accuracies that differ by less are equal but for rounding, which must not choose an order. */
    private static final double ALIKE = 1e-9;

    /**
     * Two functions that depend on each other.
     *
     * @param strength their residual correlation given the truth
     */
    record Pair(int a, int b, double strength) {}

    private final List<Pair> pairs;
    private final List<String> unmet;
    private final double[] residuals;
    private final int[] group;
    private final List<int[]> groups;

    private Dependencies(int functions, List<Pair> pairs, List<String> unmet, double[] residuals) {
        this.pairs = List.copyOf(pairs);
        this.unmet = List.copyOf(unmet);
        this.residuals = residuals;
        int[] root = IntStream.range(0, functions).toArray();
        for (Pair pair : pairs) {
            int from = root[pair.a()];
            int to = root[pair.b()];
            for (int a = 0; a < functions; a++) {
                root[a] = root[a] == from ? to : root[a];
            }
        }
        this.groups = new ArrayList<>();
        this.group = new int[functions];
        Arrays.fill(group, -1);
        for (int a = 0; a < functions; a++) {
            int of = root[a];
            int[] members =
                    IntStream.range(0, functions).filter(b -> root[b] == of).toArray();
            if (members.length > 1 && members[0] == a) {
                for (int b : members) {
                    group[b] = groups.size();
                }
                groups.add(members);
            }
        }
    }

    /** Every function is on its own. */
    static Dependencies none(int functions) {
        return new Dependencies(functions, List.of(), List.of(), new double[0]);
    }

    /** Those that the workflow names, and those that are found. */
    static Dependencies of(LabelModelConfig config, Overlaps overlaps, Dictionary names, Runnable checkCancelled) {
        List<List<String>> given = config.dependent() == null ? List.of() : config.dependent();
        boolean detect = config.dependencies() == DependencyMode.DETECT;
        int functions = overlaps.functions();
        if (given.isEmpty() && !detect) {
            return none(functions);
        }
        double[] residuals = ResidualCorrelations.of(overlaps, checkCancelled);
        var unmet = new TreeSet<String>();
        var linked = new boolean[functions * functions];
        for (List<String> together : given) {
            for (String one : together) {
                int a = names.find(one);
                if (a < 0) {
                    unmet.add(one);
                    continue;
                }
                for (String other : together) {
                    int b = names.find(other);
                    if (b >= 0 && b != a) {
                        linked[a * functions + b] = true;
                    }
                }
            }
        }
        var pairs = new ArrayList<Pair>();
        for (int a = 0; a < functions; a++) {
            for (int b = a + 1; b < functions; b++) {
                int at = a * functions + b;
                double shared = overlaps.items() * overlaps.together(a, b);
                double least = Math.max(config.dependencyThreshold(), NOISE / Math.sqrt(shared));
                if (linked[at] || (detect && residuals[at] >= least)) {
                    pairs.add(new Pair(a, b, residuals[at]));
                }
            }
        }
        return new Dependencies(functions, pairs, List.copyOf(unmet), residuals);
    }

    /** The pairs, by the numbers of their functions. */
    List<Pair> pairs() {
        return pairs;
    }

    /** Names of the workflow that no function has. */
    List<String> unmet() {
        return unmet;
    }

    boolean isEmpty() {
        return pairs.isEmpty();
    }

    /** How many groups of two functions or more there are. */
    int groups() {
        return groups.size();
    }

    /** The functions of a group, ascending. */
    int[] members(int of) {
        return groups.get(of).clone();
    }

    /** The group of a function, -1 where it depends on none. */
    int group(int function) {
        return group[function];
    }

    /** Whether two functions are of one group, also where only others between them make it so. */
    boolean together(int a, int b) {
        return a != b && group[a] >= 0 && group[a] == group[b];
    }

    /** Residual correlation of two functions. */
    double strength(int a, int b) {
        return residuals[a * group.length + b];
    }

    /** What a function counts for where a group counts as one function: one over the size of its group. */
    double weight(int function) {
        return group[function] < 0 ? 1 : 1.0 / groups.get(group[function]).length;
    }

    /** Of functions in this order those that stand for their group: the first of each. */
    IntStream firstOfGroups(IntStream ordered) {
        var seen = new boolean[groups.size()];
        return ordered.filter(a -> {
            boolean fresh = group[a] < 0 || !seen[group[a]];
            if (group[a] >= 0) {
                seen[group[a]] = true;
            }
            return fresh;
        });
    }

    /** Shares of votes per class over all items with answers, where a group has one vote on an item. */
    double[] votes(Annotations answers, Execution execution) {
        int classes = answers.classes();
        Totals totals = execution.total(
                answers.blocks(), Shape.of(classes + 1L, 0), answers.answers() + answers.items(), (block, into) -> {
                    for (int i = 0; i < block.items; i++) {
                        int from = block.start[i];
                        int to = block.start[i + 1];
                        if (from == to) {
                            continue;
                        }
                        into.cells[classes]++;
                        if (block.known[i] >= 0) {
                            into.add(block.known[i], 1);
                            continue;
                        }
                        int[] voices = voices(block, from, to);
                        double votes =
                                Arrays.stream(voices).mapToDouble(n -> 1.0 / n).sum();
                        for (int a = from; a < to; a++) {
                            into.add(block.label[a], 1 / (voices[a - from] * votes));
                        }
                    }
                });
        var votes = new double[classes];
        for (int k = 0; k < classes; k++) {
            long covered = totals.count(classes);
            votes[k] = covered == 0 ? 1.0 / classes : totals.cell(k) / covered;
        }
        return votes;
    }

    /** How many functions of the group of each answer to an item answer it. */
    private int[] voices(AnnotationBlock block, int from, int to) {
        var voices = new int[to - from];
        Arrays.fill(voices, 1);
        for (int a = from; a < to; a++) {
            for (int b = from; b < to; b++) {
                boolean first = b == from || block.annotator[b - 1] != block.annotator[b];
                voices[a - from] += first && together(block.annotator[a], block.annotator[b]) ? 1 : 0;
            }
        }
        return voices;
    }

    /** The functions of a group, those that answer most first, then the more accurate. */
    int[] ordered(int of, Overlaps overlaps, double[] accuracy) {
        return Arrays.stream(groups.get(of))
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(a -> -overlaps.coverage(a))
                        .thenComparingLong(a -> -Math.round(accuracy[a] / ALIKE)))
                .mapToInt(a -> a)
                .toArray();
    }
}
