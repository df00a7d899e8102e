package io.labelwright.consensus.dawidskene;

import io.labelwright.spi.annotation.AnnotationBlock;
import java.util.Arrays;

/**
 * The answers of a block in the order of annotator and label, so that the confusion rows are walked from front to back
 * instead of at random: the posteriors of a block fit the second-level cache, the confusion matrices of a large crowd
 * don't. Each item still meets its answers in the order of annotators, so products have the same bits as item by item.
 */
public final class AnswerOrder {

    /** Per answer: {@code annotator * K + label}, ascending. */
    public final int[] row;

    /** Per answer: index of its item in the block. */
    public final char[] item;

    /** The most answers that one item has. */
    public final int most;

    private AnswerOrder(int[] row, char[] item, int most) {
        this.row = row;
        this.item = item;
        this.most = most;
    }

    /** Orders the answers of a block. */
    public static AnswerOrder of(AnnotationBlock block, int classes) {
        int answers = block.answers();
        var keys = new long[answers];
        int most = 0;
        for (int i = 0; i < block.items; i++) {
            most = Math.max(most, block.start[i + 1] - block.start[i]);
            for (int a = block.start[i]; a < block.start[i + 1]; a++) {
                // A row takes up to 31 bits, an answer's position in the block the rest.
                keys[a] = ((long) (block.annotator[a] * classes + block.label[a]) << 32) | i;
            }
        }
        Arrays.sort(keys);
        var row = new int[answers];
        var item = new char[answers];
        for (int a = 0; a < answers; a++) {
            row[a] = (int) (keys[a] >>> 32);
            item[a] = (char) keys[a];
        }
        return new AnswerOrder(row, item, most);
    }
}
