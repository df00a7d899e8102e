package io.labelwright.engine.view;

/** Stable sort of one item's answers by annotator. */
final class AnswerSort {

    private static final int SHORT = 32;

    private AnswerSort() {}

    static void sort(int[] annotator, short[] label, int from, int to) {
        if (to - from <= SHORT) {
            insertion(annotator, label, from, to);
        } else {
            merge(annotator, label, from, to);
        }
    }

    private static void insertion(int[] annotator, short[] label, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int w = annotator[i];
            short l = label[i];
            int j = i;
            while (j > from && annotator[j - 1] > w) {
                annotator[j] = annotator[j - 1];
                label[j] = label[j - 1];
                j--;
            }
            annotator[j] = w;
            label[j] = l;
        }
    }

    /** Sorts keys made of annotator and position; an item with this many answers is rare. */
    private static void merge(int[] annotator, short[] label, int from, int to) {
        var keys = new long[to - from];
        var labels = new short[to - from];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = ((long) annotator[from + i] << 32) | i;
            labels[i] = label[from + i];
        }
        java.util.Arrays.sort(keys);
        for (int i = 0; i < keys.length; i++) {
            annotator[from + i] = (int) (keys[i] >>> 32);
            label[from + i] = labels[(int) keys[i]];
        }
    }
}
