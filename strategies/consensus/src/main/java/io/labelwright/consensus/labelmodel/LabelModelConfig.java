package io.labelwright.consensus.labelmodel;

import io.labelwright.consensus.annotator.AnnotatorHistory;
import io.labelwright.spi.consensus.ConsensusOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys of {@code consensus/label-model}. */
public record LabelModelConfig(
        @Doc("matrix: completion of the matrix of overlaps, as Snorkel does; triplet: the closed form over triplets of"
                + " functions; auto: matrix where two functions share 20 items or more on the mean, else triplet.")
        @Default("auto")
        LabelModelMethod method,

        @Doc("Share of right answers that a function is taken to have where nothing else is known, and where matrix"
                + " begins.")
        @Default("0.7")
        @Range(min = 0.01, max = 0.99)
        double precInit,

        @Doc("How strongly matrix draws its parameters to where it begins.") @Default("0") @Range(min = 0, max = 1e6)
        double l2,

        @Doc("Most steps of matrix.") @Default("100") @Range(min = 1, max = 1_000_000)
        int maxIterations,

        @Doc("matrix stops when a step lowers its loss by less than this share of it; 0 never stops early.")
        @Default("1.0e-5")
        @Range(min = 0)
        double tolerance,

        @Doc("detect: functions whose answers go together more than the truth explains, such as copies, depend on each"
                + " other and aren't counted as if each were on its own; none: only those named in dependent.")
        @Default("none")
        DependencyMode dependencies,

        @Doc("Groups of functions that depend on each other, as lists of their names: [[a, b], [c, d, e]].")
        @Optional
        @Nullable
        List<List<String>> dependent,

        @Doc("Two functions depend on each other when their correlation, given the truth, is at least this; detect"
                + " never takes less than 4 / sqrt(items that both answer), four standard errors.")
        @Default("0.25")
        @Range(min = 0.01, max = 1)
        double dependencyThreshold,

        @Doc(
                "Whether coverage, overlap, conflict and accuracy of every function, and the dependence of pairs, become rows of the table metrics.")
        @Default("false")
        boolean statistics,

        @Inline ConsensusOptions options) {

    public LabelModelConfig {
        AnnotatorHistory.refuse(
                options, "consensus/label-model", "learns from where functions overlap, not from counts of answers");
        if (dependent != null) {
            for (List<String> group : dependent) {
                if (group.stream().distinct().count() < 2) {
                    throw new IllegalArgumentException(
                            "a group of dependent is " + group + ", expected the names of two functions or more");
                }
            }
            dependent = dependent.stream().map(List::copyOf).toList();
        }
    }
}
