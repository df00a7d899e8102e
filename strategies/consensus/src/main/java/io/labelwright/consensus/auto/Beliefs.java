package io.labelwright.consensus.auto;

import io.labelwright.consensus.calibration.BlockBeliefs;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.kernel.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * The class probabilities of all items under one model, K floats an item in arrays as long as the blocks of answers.
 */
final class Beliefs {

    private final int[] first;
    private final float[][] values;

    private Beliefs(List<AnnotationBlock> blocks) {
        this.first = blocks.stream().mapToInt(block -> block.firstItem).toArray();
        this.values = new float[blocks.size()][];
    }

    /** Asks for each block once. */
    static Beliefs of(List<AnnotationBlock> blocks, int classes, Execution execution, BlockBeliefs filler) {
        var beliefs = new Beliefs(blocks);
        execution.total(blocks, new Shape(0, 0), 0, (block, into) -> {
            var q = new double[block.items * classes];
            filler.fill(block, q);
            var floats = new float[q.length];
            for (int at = 0; at < q.length; at++) {
                floats[at] = (float) q[at];
            }
            beliefs.values[beliefs.indexOf(block)] = floats;
        });
        return beliefs;
    }

    /** Probabilities of a block of the same items, one item after the other. */
    float[] of(AnnotationBlock block) {
        return values[indexOf(block)];
    }

    private int indexOf(AnnotationBlock block) {
        int index = Arrays.binarySearch(first, block.firstItem);
        if (index < 0) {
            throw new IllegalArgumentException("no block begins at item " + block.firstItem);
        }
        return index;
    }
}
