package io.labelwright.imbalance.under;

import io.labelwright.imbalance.sample.Sampled;
import io.labelwright.imbalance.sample.Sampler;
import io.labelwright.imbalance.sample.SamplingWork;
import io.labelwright.imbalance.sample.TrainingRows;
import io.labelwright.math.random.SeededRandom;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Leaves random rows of each class: those with the smallest of random numbers that hang on their names, so that the
 * order of rows has no say and another row more changes the choice by one row at most.
 */
public final class RandomUnder implements Sampler {

    private final UnderOptions under;

    /** The method. */
    public RandomUnder(UnderOptions under) {
        this.under = under;
    }

    @Override
    public Sampled sample(TrainingRows rows, SamplingWork work) {
        int[] wanted = under.kept(rows);
        var kept = new KeptRows(rows);
        for (int k = 0; k < wanted.length; k++) {
            int[] members = rows.ofClass(k);
            if (wanted[k] < members.length) {
                work.pause().run();
                Draw[] draws = Arrays.stream(members)
                        .mapToObj(row -> new Draw(row, work.random().bits(SeededRandom.key(rows.name(row)), 0)))
                        .sorted(Comparator.comparingLong(Draw::number).thenComparingInt(Draw::row))
                        .toArray(Draw[]::new);
                kept.keepOnly(
                        members,
                        Arrays.stream(draws)
                                .limit(wanted[k])
                                .mapToInt(Draw::row)
                                .toArray());
            }
        }
        return kept.sampled();
    }

    private record Draw(int row, long number) {}
}
