package io.labelwright.learn.tree;

import io.labelwright.learn.Classifier;
import io.labelwright.math.feature.FeatureRows;
import io.labelwright.spi.learn.Tree;
import io.labelwright.spi.learn.TreeTask.Form;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Trees that are grown: each leads an item to a leaf, and the leaves of an output add up, in the order of the trees.
 */
final class TreeClassifier implements Classifier {

    private final Form form;
    private final List<Tree> trees;
    private final int classes;
    private final BitSet gaps;

    /** @param gaps columns in which a row without an entry has a 0 and one whose entry is NaN has no number */
    TreeClassifier(Form form, List<Tree> trees, int classes, int[] gaps) {
        this.form = form;
        this.trees = List.copyOf(trees);
        this.classes = classes;
        this.gaps = new BitSet();
        Arrays.stream(gaps).forEach(this.gaps::set);
    }

    @Override
    public void probabilities(FeatureRows features, int item, double[] into) {
        Arrays.fill(into, 0);
        int first = form == Form.FOREST && classes == 2 ? 1 : 0;
        for (Tree tree : trees) {
            into[first + tree.output()] += leaf(tree, features, item);
        }
        if (form == Form.BOOSTING) {
            softmax(into);
        } else {
            shares(into);
        }
    }

    private float leaf(Tree tree, FeatureRows features, int item) {
        int node = 0;
        while (tree.left()[node] >= 0) {
            int column = tree.column()[node];
            int entry = entry(features, item, column);
            float value = entry >= 0 ? (float) features.value(entry) : gaps.get(column) ? 0 : Float.NaN;
            boolean left = Float.isNaN(value) ? tree.emptyLeft()[node] : value < tree.threshold()[node];
            node = left ? tree.left()[node] : tree.right()[node];
        }
        return tree.value()[node];
    }

    /** The entry of a column in a row; -1 for none. */
    private static int entry(FeatureRows features, int item, int column) {
        int from = features.start(item);
        int to = features.start(item + 1) - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            int there = features.column(middle);
            if (there == column) {
                return middle;
            }
            if (there < column) {
                from = middle + 1;
            } else {
                to = middle - 1;
            }
        }
        return -1;
    }

    /** Makes probabilities of shares, which rounding and separate trees keep from adding up to 1. */
    private void shares(double[] p) {
        if (classes == 2) {
            p[1] = Math.min(1, Math.max(0, p[1]));
            p[0] = 1 - p[1];
            return;
        }
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            p[k] = Math.max(0, p[k]);
            sum += p[k];
        }
        for (int k = 0; k < classes; k++) {
            p[k] = sum > 0 ? p[k] / sum : 1.0 / classes;
        }
    }

    private void softmax(double[] p) {
        double most = Arrays.stream(p).max().orElse(0);
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            p[k] = StrictMath.exp(p[k] - most);
            sum += p[k];
        }
        for (int k = 0; k < classes; k++) {
            p[k] /= sum;
        }
    }
}
