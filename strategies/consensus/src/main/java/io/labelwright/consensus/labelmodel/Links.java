package io.labelwright.consensus.labelmodel;

import io.labelwright.spi.annotation.AnnotationBlock;
import java.util.Arrays;

/**
 * What an answer tells of the truth beyond the answer of another function that it depends on.
 *
 * <p>The functions of a group have an order. On an item, each that answers is conditional on the one before it in the
 * group that answers too and goes with it most: the answers of a group on an item form a tree, whose probability is a
 * product over its edges. A function whose group is otherwise silent, or that comes first, says what it says alone.
 */
final class Links {

    /** Strengths that differ by less are equal but for rounding. */
    private static final double ALIKE = 1e-9;

    private final Dependencies dependencies;
    private final int[] place;
    private final int[] firstPair;
    private final int[][] behind;
    private final int pairs;

    /** Answers of groups of functions, each in its order. */
    Links(int functions, Dependencies dependencies, int[][] ordered) {
        this.dependencies = dependencies;
        this.place = new int[functions];
        this.firstPair = new int[functions];
        this.behind = new int[functions][0];
        int count = 0;
        for (int[] members : ordered) {
            for (int at = 0; at < members.length; at++) {
                place[members[at]] = at;
                behind[members[at]] = Arrays.copyOfRange(members, at + 1, members.length);
                // Pairs of a function with those before it lie one after the other.
                firstPair[members[at]] = count;
                count += at;
            }
        }
        this.pairs = count;
    }

    /** How many pairs of functions there are whose answers may be linked. */
    int pairs() {
        return pairs;
    }

    /** Number of the pair of a function and one before it in its group. */
    int pair(int parent, int child) {
        return firstPair[child] + place[parent];
    }

    /** The functions that come after this one in its group; not to be changed. */
    int[] behind(int parent) {
        return behind[parent];
    }

    private boolean before(int parent, int child) {
        return dependencies.together(parent, child) && place[parent] < place[child];
    }

    /**
     * The answer that an answer is conditional on, -1 for none.
     *
     * @param item the item that both answer
     * @param answer an answer to the item
     */
    int parent(AnnotationBlock block, int item, int answer) {
        int child = block.annotator[answer];
        if (dependencies.group(child) < 0) {
            return -1;
        }
        int from = block.start[item];
        int to = block.start[item + 1];
        int best = -1;
        for (int a = from; a < to; a++) {
            int other = block.annotator[a];
            boolean first = a == from || block.annotator[a - 1] != other;
            if (first && before(other, child) && isCloser(other, best, block, child)) {
                int match = match(block, a, to, block.label[answer]);
                best = match < 0 ? best : match;
            }
        }
        return best;
    }

    /**
     * Of the answers of one function to an item the one that goes with an answer of another: one that says the same, or
     * else what it says in all of them; -1 where it says several things and not that.
     *
     * @param first its first answer to the item
     * @param to where the answers to the item end
     * @param label what the other says
     */
    static int match(AnnotationBlock block, int first, int to, int label) {
        boolean alike = true;
        for (int a = first; a < to && block.annotator[a] == block.annotator[first]; a++) {
            if (block.label[a] == label) {
                return a;
            }
            alike &= block.label[a] == block.label[first];
        }
        return alike ? first : -1;
    }

    private boolean isCloser(int other, int best, AnnotationBlock block, int child) {
        if (best < 0) {
            return true;
        }
        int before = block.annotator[best];
        double closer = dependencies.strength(other, child) - dependencies.strength(before, child);
        return closer > ALIKE || (closer >= -ALIKE && place[other] < place[before]);
    }
}
