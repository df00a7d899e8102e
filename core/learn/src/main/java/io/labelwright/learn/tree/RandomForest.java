package io.labelwright.learn.tree;

import io.labelwright.learn.Classifier;
import io.labelwright.learn.Examples;
import io.labelwright.learn.Learner;
import io.labelwright.math.feature.FeatureRows;
import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A random forest (Breiman 2001): the mean of trees that each learn from examples drawn with replacement and look at
 * the square root of the number of columns per node. For tables, also with features in any units; not for sparse texts,
 * of whose columns it holds a byte per example.
 *
 * <p>Which examples a tree draws hangs on their order and on the seed, on no clock or thread. Probabilities are as fine
 * as the number of trees: a class that no tree thinks of has 0. Cost O(trees * n * sqrt(columns) * depth).
 *
 * @param trees how many
 * @param leastLeaf least weight of examples in a leaf; the larger, the smoother the probabilities
 * @param seed of its random numbers
 */
public record RandomForest(int trees, double leastLeaf, long seed) implements Learner {

    private static final int CHECK_EVERY = 8;

    @Override
    public Classifier fit(Examples examples, Runnable pause) {
        var columns = new BinnedColumns(examples);
        int tried = Math.max(1, (int) Math.sqrt(columns.columns()));
        var grower = new Tree.Grower(columns, examples.labels(), examples.classes(), tried, leastLeaf);
        SeededRandom random = SeededRandom.of(seed);
        var grown = new ArrayList<Tree>();
        var weight = new double[examples.size()];
        for (int t = 0; t < trees; t++) {
            if (t % CHECK_EVERY == 0) {
                pause.run();
            }
            RandomSequence draws = random.sequence(t);
            Arrays.fill(weight, 0);
            for (int i = 0; i < weight.length; i++) {
                int drawn = draws.nextInt(weight.length);
                weight[drawn] += examples.weights()[drawn];
            }
            grown.add(grower.grow(weight, draws));
        }
        return new Forest(List.copyOf(grown), columns.columns());
    }

    /** @param columns how many columns rows have */
    private record Forest(List<Tree> trees, int columns) implements Classifier {
        @Override
        public void probabilities(FeatureRows features, int item, double[] into) {
            var row = new double[columns];
            for (int entry = features.start(item); entry < features.start(item + 1); entry++) {
                row[features.column(entry)] = features.value(entry);
            }
            Arrays.fill(into, 0);
            for (Tree tree : trees) {
                tree.addTo(row, into);
            }
            double sum = Arrays.stream(into).sum();
            for (int k = 0; k < into.length; k++) {
                into[k] /= sum;
            }
        }
    }
}
