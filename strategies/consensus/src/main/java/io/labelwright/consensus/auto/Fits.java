package io.labelwright.consensus.auto;

import io.labelwright.consensus.annotator.AnnotatorHistory;
import io.labelwright.consensus.crowd.ItemKeys;
import io.labelwright.consensus.latent.AnnotatorRule;
import io.labelwright.consensus.latent.ClassPrior;
import io.labelwright.consensus.latent.CoinRule;
import io.labelwright.consensus.latent.LatentKernel;
import io.labelwright.consensus.latent.Sizes;
import io.labelwright.consensus.latent.SkillRule;
import io.labelwright.consensus.latent.SubtypeRule;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.kernel.Execution;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fits the models that {@link Auto} mixes. */
final class Fits {

    private static final int SUBTYPES = 10;
    private static final int STARTS = 3;
    private static final double TOLERANCE = 1e-3;
    private static final int ITERATIONS = 200;
    private static final int COIN_ITERATIONS = 100;
    private static final int SUBTYPES_OF_LARGE = 3;
    /** Of so many items one may still move when a fit ends. */
    private static final int ITEMS_PER_MOVING = 50_000;
    /** Most expected counts of one fit: 256 MB a thread. */
    private static final long MOST_CELLS = 1 << 25;

    private final int classes;
    private final int annotators;
    private final double @Nullable [] priors;
    private final ItemKeys keys;
    private final SeededRandom random;
    private final Execution execution;
    private final boolean large;
    private final @Nullable AnnotatorHistory history;

    Fits(
            int classes,
            int annotators,
            double @Nullable [] priors,
            ItemKeys keys,
            SeededRandom random,
            Execution execution,
            boolean large,
            @Nullable AnnotatorHistory history) {
        this.classes = classes;
        this.annotators = annotators;
        this.priors = priors;
        this.keys = keys;
        this.random = random;
        this.execution = execution;
        this.large = large;
        this.history = history;
    }

    /** How many kinds of items a class may have. */
    static int subtypes(boolean large) {
        return large ? SUBTYPES_OF_LARGE : SUBTYPES;
    }

    /** How many times a model with kinds of items is fitted. */
    static int starts(boolean large) {
        return large ? 1 : STARTS;
    }

    /** Several starts, whose mean is believed. */
    Fit subtypes(Annotations answers) {
        long cellsOfOne = (long) annotators * classes * classes;
        int subtypes = (int) Math.max(1, Math.min(subtypes(large), MOST_CELLS / cellsOfOne));
        var runs = new ArrayList<Fit.Run>();
        // Where there is one kind of items nothing is drawn, and every start is the same.
        for (int start = 0; start < (subtypes == 1 ? 1 : starts(large)); start++) {
            runs.add(fit(
                    answers, new SubtypeRule(4, 1, 0.1, ClassPrior.votesAnd(1), priors), subtypes, start, ITERATIONS));
        }
        return new Fit(runs, classes);
    }

    Fit skill(Annotations answers) {
        return new Fit(List.of(fit(answers, new SkillRule(priors), 1, 0, ITERATIONS)), classes);
    }

    Fit coin(Annotations answers) {
        return new Fit(List.of(fit(answers, new CoinRule(priors), 1, 0, COIN_ITERATIONS)), classes);
    }

    private Fit.Run fit(Annotations answers, AnnotatorRule rule, int subtypes, int start, int iterations) {
        var kernel = new LatentKernel(
                new Sizes(annotators, classes, subtypes),
                rule,
                TOLERANCE,
                answers.items() / ITEMS_PER_MOVING,
                keys,
                random.stream(start),
                history);
        return new Fit.Run(
                kernel,
                execution.iterate(answers.blocks(), kernel, iterations + 1).parameters());
    }

    /** Share of the votes that each class has, or the priors of the workflow. */
    double[] shares(Annotations answers) {
        if (priors != null) {
            return priors;
        }
        var shares = new double[classes];
        for (AnnotationBlock block : answers.blocks()) {
            for (int a = 0; a < block.answers(); a++) {
                shares[block.label[a]]++;
            }
        }
        for (int c = 0; c < classes; c++) {
            shares[c] /= answers.answers();
        }
        return shares;
    }
}
