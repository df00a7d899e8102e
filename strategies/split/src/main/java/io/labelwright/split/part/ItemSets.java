package io.labelwright.split.part;

import java.util.Arrays;

/** Sets of items that grow together: union by size, paths halved. */
final class ItemSets {

    private final int[] parent;
    private final int[] size;

    ItemSets(int items) {
        parent = new int[items];
        size = new int[items];
        Arrays.setAll(parent, item -> item);
        Arrays.fill(size, 1);
    }

    /** The item that stands for the set of an item. */
    int root(int item) {
        int at = item;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /** Makes one set of two. */
    void join(int one, int other) {
        int a = root(one);
        int b = root(other);
        if (a != b) {
            int larger = size[a] >= size[b] ? a : b;
            int smaller = larger == a ? b : a;
            parent[smaller] = larger;
            size[larger] += size[smaller];
        }
    }
}
