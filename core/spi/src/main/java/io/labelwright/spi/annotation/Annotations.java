package io.labelwright.spi.annotation;

import io.labelwright.spi.table.Dictionary;
import java.util.List;

/**
 * All categorical answers that a stage asked for, in blocks over all items of the view.
 *
 * @param classes how many classes there are
 * @param annotators names by annotator index, sorted by name, so that the order of rows does not matter
 * @param kinds kind of each annotator: {@code human}, {@code model} or {@code rule}
 * @param items how many items the view has, with answers or without
 * @param answers how many answers there are
 * @param blocks the answers, in order of items
 */
public record Annotations(
        int classes, Dictionary annotators, List<String> kinds, int items, long answers, List<AnnotationBlock> blocks) {

    public Annotations {
        kinds = List.copyOf(kinds);
        blocks = List.copyOf(blocks);
    }

    /** How many annotators there are. */
    public int annotatorCount() {
        return annotators.size();
    }
}
