package io.labelwright.evaluate.annotators;

import io.labelwright.spi.annotation.AnnotationBlock;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Judges the answers of each annotator to an item, one item after the other: against the class that the other
 * annotators name most often (none where several tie or nobody else answered), the item's label, and its gold. Not for
 * use by several threads.
 */
final class Judgement {

    /** What is counted of an annotator, in this order. */
    static final int ANSWERS = 0;

    static final int ITEMS = 1;
    static final int MAJORITY_JUDGED = 2;
    static final int MAJORITY_AGREED = 3;
    static final int LABEL_JUDGED = 4;
    static final int LABEL_AGREED = 5;
    static final int GOLD_JUDGED = 6;
    static final int GOLD_AGREED = 7;
    static final int COUNTS = 8;

    private final References references;
    private final int[] ofAll;
    private final int[] ofOne;
    private final int[] named;
    private int length;

    /**
     * What answers are compared with: a class index by item, -1 for none.
     *
     * @param label of items whose label may judge
     * @param gold of items with gold
     */
    record References(IntUnaryOperator label, IntUnaryOperator gold) {}

    Judgement(int classes, References references) {
        this.references = references;
        this.ofAll = new int[classes];
        this.ofOne = new int[classes];
        this.named = new int[classes];
    }

    /**
     * Counts the answers to one item.
     *
     * @param placeOf where the counts of an annotator begin, negative for annotators that are left out; null: all count
     *     at 0
     * @param cells counts of all
     * @param byClass whether the answers by class are counted behind the other counts
     */
    void count(AnnotationBlock block, int item, int @Nullable [] placeOf, long[] cells, boolean byClass) {
        int from = block.start[item];
        int to = block.start[item + 1];
        if (from == to) {
            return;
        }
        load(block, from, to);
        int label = references.label().applyAsInt(block.firstItem + item);
        int gold = references.gold().applyAsInt(block.firstItem + item);
        int next;
        for (int a = from; a < to; a = next) {
            next = a + 1;
            while (next < to && block.annotator[next] == block.annotator[a]) {
                next++;
            }
            int at = placeOf == null ? 0 : placeOf[block.annotator[a]];
            if (at >= 0) {
                cells[at + ITEMS]++;
                int majority = majorityOfOthers(block, a, next);
                for (int own = a; own < next; own++) {
                    int answer = block.label[own];
                    cells[at + ANSWERS]++;
                    judge(cells, at + MAJORITY_JUDGED, answer, majority);
                    judge(cells, at + LABEL_JUDGED, answer, label);
                    judge(cells, at + GOLD_JUDGED, answer, gold);
                    if (byClass) {
                        cells[at + COUNTS + answer]++;
                    }
                }
            }
        }
        for (int c = 0; c < length; c++) {
            ofAll[named[c]] = 0;
        }
    }

    private static void judge(long[] cells, int at, int answer, int reference) {
        if (reference >= 0) {
            cells[at]++;
            cells[at + 1] += answer == reference ? 1 : 0;
        }
    }

    private void load(AnnotationBlock block, int from, int to) {
        length = 0;
        for (int a = from; a < to; a++) {
            if (ofAll[block.label[a]]++ == 0) {
                named[length++] = block.label[a];
            }
        }
        Arrays.sort(named, 0, length);
    }

    private int majorityOfOthers(AnnotationBlock block, int from, int to) {
        for (int own = from; own < to; own++) {
            ofOne[block.label[own]]++;
        }
        int most = 0;
        int majority = -1;
        for (int c = 0; c < length; c++) {
            int others = ofAll[named[c]] - ofOne[named[c]];
            if (others > most) {
                most = others;
                majority = named[c];
            } else if (others == most) {
                majority = -1;
            }
        }
        for (int own = from; own < to; own++) {
            ofOne[block.label[own]] = 0;
        }
        return majority;
    }
}
