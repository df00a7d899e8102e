package io.labelwright.consensus.crowd;

import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;

/**
 * Which annotators have to do with each other: through items that both answered, or through others. Between two such
 * groups nothing can be compared, so spectral methods treat each by itself. O(answers).
 *
 * @param of group of each annotator, numbered from 0
 * @param count how many groups there are
 */
public record Components(int[] of, int count) {

    /** Finds the groups. */
    public static Components of(Annotations answers) {
        var parent = new int[answers.annotatorCount()];
        for (int w = 0; w < parent.length; w++) {
            parent[w] = w;
        }
        for (AnnotationBlock block : answers.blocks()) {
            for (int i = 0; i < block.items; i++) {
                int from = block.start[i];
                for (int a = from + 1; a < block.start[i + 1]; a++) {
                    int one = root(parent, block.annotator[from]);
                    int other = root(parent, block.annotator[a]);
                    parent[Math.max(one, other)] = Math.min(one, other);
                }
            }
        }
        var of = new int[parent.length];
        int count = 0;
        for (int w = 0; w < of.length; w++) {
            // A root is the least of its group, so it has its number before the others ask for it.
            of[w] = parent[w] == w ? count++ : of[root(parent, w)];
        }
        return new Components(of, count);
    }

    private static int root(int[] parent, int of) {
        int at = of;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
