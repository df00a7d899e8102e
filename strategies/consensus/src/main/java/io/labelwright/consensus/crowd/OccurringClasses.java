package io.labelwright.consensus.crowd;

import io.labelwright.consensus.annotator.AnnotatorHistory;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Totals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The classes that can be the truth: those that somebody answered, gold knows, priors name or annotators had to do with
 * before. Methods compute with these alone, so that a class that the workflow names and nobody uses changes no result.
 *
 * @param all how many classes the workflow has
 * @param classes index in the workflow of each occurring class, ascending
 */
record OccurringClasses(int all, int[] classes) {

    static OccurringClasses of(
            Annotations annotations,
            Execution execution,
            double @Nullable [] priors,
            @Nullable AnnotatorHistory history) {
        int all = annotations.classes();
        Totals totals = execution.total(
                annotations.blocks(), new Shape(all, 0), annotations.answers() + annotations.items(), (block, into) -> {
                    for (int a = 0; a < block.answers(); a++) {
                        into.cells[block.label[a]]++;
                    }
                    for (short known : block.known) {
                        if (known >= 0) {
                            into.cells[known]++;
                        }
                    }
                });
        boolean[] before = history == null ? new boolean[all] : history.used();
        var classes = new int[all];
        int count = 0;
        for (int k = 0; k < all; k++) {
            if (totals.count(k) > 0 || before[k] || (priors != null && priors[k] > 0)) {
                classes[count++] = k;
            }
        }
        return new OccurringClasses(all, Arrays.copyOf(classes, count));
    }

    int size() {
        return classes.length;
    }

    boolean complete() {
        return classes.length == all;
    }

    /** Index among the occurring classes per class of the workflow, -1 where it does not occur. */
    short[] inverse() {
        var inverse = new short[all];
        Arrays.fill(inverse, (short) -1);
        for (int c = 0; c < classes.length; c++) {
            inverse[classes[c]] = (short) c;
        }
        return inverse;
    }

    /** The same answers with occurring classes only. */
    Annotations compact(Annotations annotations) {
        if (complete()) {
            return annotations;
        }
        short[] inverse = inverse();
        List<AnnotationBlock> blocks = new ArrayList<>(annotations.blocks().size());
        for (AnnotationBlock block : annotations.blocks()) {
            blocks.add(new AnnotationBlock(
                    block.firstItem,
                    block.items,
                    block.start,
                    block.annotator,
                    map(block.label, inverse),
                    map(block.known, inverse)));
        }
        return new Annotations(
                size(),
                annotations.annotators(),
                annotations.kinds(),
                annotations.items(),
                annotations.answers(),
                blocks);
    }

    private static short[] map(short[] classes, short[] inverse) {
        var mapped = new short[classes.length];
        for (int i = 0; i < classes.length; i++) {
            mapped[i] = classes[i] < 0 ? -1 : inverse[classes[i]];
        }
        return mapped;
    }

    /** Values of the occurring classes; null for null. */
    double @Nullable [] compact(double @Nullable [] values) {
        if (values == null || complete()) {
            return values;
        }
        var compact = new double[size()];
        for (int c = 0; c < compact.length; c++) {
            compact[c] = values[classes[c]];
        }
        return compact;
    }

    /** Puts the values of an item's occurring classes where the workflow's classes are; the others become 0. */
    void spread(double[] from, int offset, double[] into) {
        Arrays.fill(into, 0);
        for (int c = 0; c < classes.length; c++) {
            into[classes[c]] = from[offset + c];
        }
    }
}
