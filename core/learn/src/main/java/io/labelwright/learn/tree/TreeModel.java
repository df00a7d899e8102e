package io.labelwright.learn.tree;

import io.labelwright.learn.Classifier;
import io.labelwright.learn.Examples;
import io.labelwright.learn.Learner;
import io.labelwright.math.feature.FeatureRows;
import io.labelwright.spi.learn.TreeLearner;
import io.labelwright.spi.learn.TreeTask;
import io.labelwright.spi.learn.TreeTask.Form;
import java.util.Arrays;

/**
 * Random forests (Breiman 2001) and gradient boosting (Friedman 2001; Chen, Guestrin 2016). A number that is missing
 * goes at each split to the side that suits the examples better. So does a 0 in a column in which no row lacks its
 * number; where one does, 0 is a number like others.
 */
public final class TreeModel implements Learner {

    private final TreeLearner trees;
    private final Form form;
    private final int count;
    private final int depth;
    private final double rate;
    private final long seed;

    /**
     * A model.
     *
     * @param count trees of a forest, or rounds of boosting
     * @param depth most splits from root to leaf
     * @param rate how much of a tree of boosting is added
     */
    public TreeModel(TreeLearner trees, Form form, int count, int depth, double rate, long seed) {
        this.trees = trees;
        this.form = form;
        this.count = count;
        this.depth = depth;
        this.rate = rate;
        this.seed = seed;
    }

    @Override
    public Classifier fit(Examples examples, Runnable pause) {
        int classes = examples.classes();
        if (classes < 2) {
            return (features, item, into) -> Arrays.fill(into, 1);
        }
        pause.run();
        return new TreeClassifier(
                form,
                trees.grow(task(examples), pause),
                classes,
                examples.features().gaps());
    }

    private TreeTask task(Examples examples) {
        FeatureRows features = examples.features();
        int[] gaps = features.gaps();
        int rows = examples.size();
        var starts = new long[rows + 1];
        for (int i = 0; i < rows; i++) {
            int item = examples.items()[i];
            // At most: each entry, and a 0 in each column with gaps.
            starts[i + 1] = starts[i] + features.start(item + 1) - features.start(item) + gaps.length;
        }
        var column = new int[Math.toIntExact(starts[rows])];
        var value = new float[column.length];
        int at = 0;
        for (int i = 0; i < rows; i++) {
            starts[i] = at;
            at = add(features, examples.items()[i], gaps, column, value, at);
        }
        starts[rows] = at;
        var weights = new float[rows];
        for (int i = 0; i < rows; i++) {
            weights[i] = (float) examples.weights()[i];
        }
        return new TreeTask(
                form,
                starts,
                gaps.length == 0 ? column : Arrays.copyOf(column, at),
                gaps.length == 0 ? value : Arrays.copyOf(value, at),
                features.columns().size(),
                examples.labels(),
                weights,
                examples.classes(),
                count,
                depth,
                rate,
                seed);
    }

    /** Adds the numbers of a row, among them its zeros in columns with gaps; gives the place behind them. */
    private static int add(FeatureRows features, int item, int[] gaps, int[] column, float[] value, int from) {
        int at = from;
        int gap = 0;
        for (int entry = features.start(item); entry < features.start(item + 1); entry++) {
            int there = features.column(entry);
            for (; gap < gaps.length && gaps[gap] < there; gap++) {
                column[at++] = gaps[gap];
            }
            gap += gap < gaps.length && gaps[gap] == there ? 1 : 0;
            if (!Double.isNaN(features.value(entry))) {
                column[at] = there;
                value[at++] = (float) features.value(entry);
            }
        }
        for (; gap < gaps.length; gap++) {
            column[at++] = gaps[gap];
        }
        return at;
    }
}
