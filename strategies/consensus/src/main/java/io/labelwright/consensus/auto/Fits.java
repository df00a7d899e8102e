package io.labelwright.consensus.auto;

import io.labelwright.consensus.crowd.ItemKeys;
import io.labelwright.consensus.latent.AnnotatorRule;
import io.labelwright.consensus.latent.CoinRule;
import io.labelwright.consensus.latent.LatentKernel;
import io.labelwright.consensus.latent.LatentParameters;
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

    private final int classes;
    private final int annotators;
    private final double @Nullable [] priors;
    private final ItemKeys keys;
    private final SeededRandom random;
    private final Execution execution;

    Fits(
            int classes,
            int annotators,
            double @Nullable [] priors,
            ItemKeys keys,
            SeededRandom random,
            Execution execution) {
        this.classes = classes;
        this.annotators = annotators;
        this.priors = priors;
        this.keys = keys;
        this.random = random;
        this.execution = execution;
    }

    /** The mean of several starts. */
    Beliefs subtypes(Annotations answers) {
        List<LatentKernel> kernels = new ArrayList<>();
        List<LatentParameters> parameters = new ArrayList<>();
        for (int start = 0; start < STARTS; start++) {
            LatentKernel kernel = kernel(new SubtypeRule(4, 1, 0.1, 1, priors), SUBTYPES, start);
            kernels.add(kernel);
            parameters.add(fit(answers, kernel, ITERATIONS));
        }
        return Beliefs.of(answers.blocks(), classes, execution, (block, q) -> {
            for (int start = 0; start < STARTS; start++) {
                kernels.get(start).add(block, parameters.get(start), 1.0 / STARTS, q);
            }
        });
    }

    Beliefs skill(Annotations answers) {
        return single(answers, new SkillRule(priors), ITERATIONS);
    }

    Beliefs coin(Annotations answers) {
        return single(answers, new CoinRule(priors), COIN_ITERATIONS);
    }

    private Beliefs single(Annotations answers, AnnotatorRule rule, int iterations) {
        LatentKernel kernel = kernel(rule, 1, 0);
        LatentParameters parameters = fit(answers, kernel, iterations);
        return Beliefs.of(
                answers.blocks(), classes, execution, (block, q) -> kernel.add(block, parameters, 1, q));
    }

    private LatentKernel kernel(AnnotatorRule rule, int subtypes, int start) {
        return new LatentKernel(
                new Sizes(annotators, classes, subtypes), rule, TOLERANCE, keys, random.stream(start));
    }

    private LatentParameters fit(Annotations answers, LatentKernel kernel, int iterations) {
        return execution.iterate(answers.blocks(), kernel, iterations + 1).parameters();
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
