package io.labelwright.learn.tree;

import io.labelwright.math.random.RandomSequence;
import java.util.Arrays;

/**
 * A classification tree. Each node splits at the bin of one of a few random columns where the Gini impurity of the two
 * halves is least (Breiman et al. 1984), until a node is pure or too small; a leaf has the shares of its examples'
 * classes. Cost O(depth * (n + 256 classes) * columns tried).
 */
final class Tree {

    private int[] column = new int[64];
    private double[] edge = new double[64];
    /** The node for numbers up to the edge; that for greater ones is the next. Of a leaf: -1 - its place in shares. */
    private int[] child = new int[64];

    private float[] shares = new float[64];
    private int nodes;
    private int sharesUsed;

    private Tree() {}

    /** Grows trees on the same examples, one after the other. */
    static final class Grower {
        private final BinnedColumns columns;
        private final int[] label;
        private final int classes;
        private final int tried;
        private final double leastLeaf;
        private final int[] columnOrder;
        private final double[] histogram;
        private final double[] left;
        private final double[] all;

        /**
         * Grows on these.
         *
         * @param tried how many columns are tried per node
         * @param leastLeaf least weight of a leaf
         */
        Grower(BinnedColumns columns, int[] label, int classes, int tried, double leastLeaf) {
            this.columns = columns;
            this.label = label;
            this.classes = classes;
            this.tried = tried;
            this.leastLeaf = leastLeaf;
            this.columnOrder = new int[columns.columns()];
            this.histogram = new double[256 * classes];
            this.left = new double[classes];
            this.all = new double[classes];
        }

        /**
         * Grows one.
         *
         * @param weight how much each example counts in it
         */
        Tree grow(double[] weight, RandomSequence random) {
            var tree = new Tree();
            int[] examples = new int[label.length];
            int size = 0;
            for (int i = 0; i < label.length; i++) {
                if (weight[i] > 0) {
                    examples[size++] = i;
                }
            }
            Arrays.setAll(columnOrder, c -> c);
            tree.add();
            // Ranges of examples whose nodes are still to be split, on a stack: depth is not bounded.
            int[] stack = new int[3 * 64];
            int top = 0;
            stack[0] = 0;
            stack[1] = 0;
            stack[2] = size;
            while (top >= 0) {
                int node = stack[top];
                int from = stack[top + 1];
                int to = stack[top + 2];
                top -= 3;
                int middle = split(tree, node, examples, from, to, weight, random);
                if (middle < 0) {
                    tree.leaf(node, all);
                    continue;
                }
                int low = tree.add();
                tree.add();
                tree.child[node] = low;
                if (top + 9 > stack.length) {
                    stack = Arrays.copyOf(stack, stack.length * 2);
                }
                top = push(stack, top, low + 1, middle, to);
                top = push(stack, top, low, from, middle);
            }
            return tree;
        }

        private static int push(int[] stack, int top, int node, int from, int to) {
            stack[top + 3] = node;
            stack[top + 4] = from;
            stack[top + 5] = to;
            return top + 3;
        }

        /** Sorts the examples of a node into two; where the second half begins, -1 for a leaf. */
        private int split(
                Tree tree, int node, int[] examples, int from, int to, double[] weight, RandomSequence random) {
            Arrays.fill(all, 0);
            double total = 0;
            for (int at = from; at < to; at++) {
                all[label[examples[at]]] += weight[examples[at]];
                total += weight[examples[at]];
            }
            double largest = Arrays.stream(all).max().orElse(0);
            if (largest == total || total < 2 * leastLeaf) {
                return -1;
            }
            int bestColumn = -1;
            int bestBin = -1;
            double best = squares(all) / total;
            int useful = 0;
            // As many columns as wanted, not counting those that are constant here.
            for (int drawn = 0; drawn < columnOrder.length && useful < tried; drawn++) {
                int other = drawn + random.nextInt(columnOrder.length - drawn);
                int c = columnOrder[other];
                columnOrder[other] = columnOrder[drawn];
                columnOrder[drawn] = c;
                int bins = columns.bins(c);
                if (bins < 2 || !fill(c, bins, examples, from, to, weight)) {
                    continue;
                }
                useful++;
                Arrays.fill(left, 0);
                double below = 0;
                for (int b = 0; b < bins - 1; b++) {
                    boolean any = false;
                    for (int k = 0; k < classes; k++) {
                        double of = histogram[b * classes + k];
                        left[k] += of;
                        below += of;
                        any |= of > 0;
                    }
                    if (any && below >= leastLeaf && total - below >= leastLeaf) {
                        double purity = squares(left) / below + squaresOfRest() / (total - below);
                        if (purity > best * (1 + 1e-12)) {
                            best = purity;
                            bestColumn = c;
                            bestBin = b;
                        }
                    }
                }
            }
            if (bestColumn < 0) {
                return -1;
            }
            tree.column[node] = bestColumn;
            tree.edge[node] = columns.edge(bestColumn, bestBin);
            int middle = from;
            for (int at = from; at < to; at++) {
                int example = examples[at];
                if (columns.bin(bestColumn, example) <= bestBin) {
                    examples[at] = examples[middle];
                    examples[middle++] = example;
                }
            }
            return middle;
        }

        /** Whether the column has more than one value among the examples. */
        private boolean fill(int c, int bins, int[] examples, int from, int to, double[] weight) {
            Arrays.fill(histogram, 0, bins * classes, 0);
            int first = columns.bin(c, examples[from]);
            boolean differ = false;
            for (int at = from; at < to; at++) {
                int example = examples[at];
                int bin = columns.bin(c, example);
                differ |= bin != first;
                histogram[bin * classes + label[example]] += weight[example];
            }
            return differ;
        }

        private static double squares(double[] counts) {
            double sum = 0;
            for (double count : counts) {
                sum += count * count;
            }
            return sum;
        }

        private double squaresOfRest() {
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                double rest = all[k] - left[k];
                sum += rest * rest;
            }
            return sum;
        }
    }

    private int add() {
        if (nodes == column.length) {
            column = Arrays.copyOf(column, nodes * 2);
            edge = Arrays.copyOf(edge, nodes * 2);
            child = Arrays.copyOf(child, nodes * 2);
        }
        return nodes++;
    }

    private void leaf(int node, double[] counts) {
        child[node] = -1 - sharesUsed;
        if (sharesUsed + counts.length > shares.length) {
            shares = Arrays.copyOf(shares, shares.length * 2 + counts.length);
        }
        double sum = Arrays.stream(counts).sum();
        for (double count : counts) {
            shares[sharesUsed++] = (float) (count / sum);
        }
    }

    /** Adds the shares of the leaf that a row comes to. */
    void addTo(double[] row, double[] into) {
        int node = 0;
        while (child[node] >= 0) {
            node = child[node] + (row[column[node]] <= edge[node] ? 0 : 1);
        }
        int at = -1 - child[node];
        for (int k = 0; k < into.length; k++) {
            into[k] += shares[at + k];
        }
    }
}
