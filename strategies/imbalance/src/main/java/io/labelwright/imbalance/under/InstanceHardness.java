package io.labelwright.imbalance.under;

import io.labelwright.imbalance.sample.Sampled;
import io.labelwright.imbalance.sample.Sampler;
import io.labelwright.imbalance.sample.SamplingWork;
import io.labelwright.imbalance.sample.ScaledRows;
import io.labelwright.imbalance.sample.TrainingRows;
import io.labelwright.learn.Examples;
import io.labelwright.learn.OutOfFold;
import io.labelwright.learn.PresentClasses;
import io.labelwright.learn.fold.Folds;
import io.labelwright.learn.linear.LogisticRegression;
import io.labelwright.math.random.SeededRandom;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Leaves those rows of a class to which a classifier that has not seen them gives their class with the largest
 * probability; of equal ones the first. The classifier is logistic regression of the columns, each brought to mean 0
 * and deviation 1. Smith, Martinez, Giraud-Carrier 2014 (An Instance Level Analysis of Data Complexity).
 */
final class InstanceHardness implements Sampler {

    private final InstanceHardnessConfig config;

    InstanceHardness(InstanceHardnessConfig config) {
        this.config = config;
    }

    @Override
    public Sampled sample(TrainingRows rows, SamplingWork work) {
        rows.features().requireNumbers("probabilities");
        int[] wanted = config.under().kept(rows);
        double[] easy = probabilities(rows, work);
        var kept = new KeptRows(rows);
        for (int c = 0; c < wanted.length; c++) {
            int[] members = rows.ofClass(c);
            if (wanted[c] < members.length) {
                kept.keepOnly(
                        members,
                        Arrays.stream(members)
                                .boxed()
                                .sorted(Comparator.comparingDouble((Integer row) -> -easy[row])
                                        .thenComparing(row -> row))
                                .limit(wanted[c])
                                .mapToInt(row -> row)
                                .toArray());
            }
        }
        return kept.sampled();
    }

    /** Per row how probable its class is to a classifier that has not seen it. */
    private double[] probabilities(TrainingRows rows, SamplingWork work) {
        int[] all = rows.all();
        int[] labels = Arrays.stream(all).map(rows::label).toArray();
        long[] keys = Arrays.stream(all)
                .mapToLong(row -> work.random().bits(SeededRandom.key(rows.name(row)), 0))
                .toArray();
        var ones = new double[all.length];
        Arrays.fill(ones, 1);
        var examples = new Examples(
                ScaledRows.of(rows), all, labels, ones, rows.schema().size());
        double[][] given = OutOfFold.of(
                        new PresentClasses(new LogisticRegression(1)),
                        examples,
                        Folds.stratified(labels, keys, config.cv()),
                        config.cv(),
                        work.execution(),
                        work.pause())
                .probabilities();
        return IntStream.range(0, all.length)
                .mapToDouble(i -> given[i][labels[i]])
                .toArray();
    }
}
