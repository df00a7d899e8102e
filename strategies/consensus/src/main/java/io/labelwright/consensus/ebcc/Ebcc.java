package io.labelwright.consensus.ebcc;

import io.labelwright.consensus.crowd.CrowdFootprint;
import io.labelwright.consensus.crowd.CrowdStage;
import io.labelwright.consensus.latent.ClassPrior;
import io.labelwright.consensus.latent.LatentKernel;
import io.labelwright.consensus.latent.LatentParameters;
import io.labelwright.consensus.latent.LatentState;
import io.labelwright.consensus.latent.Sizes;
import io.labelwright.consensus.latent.SubtypeRule;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.kernel.Outcome;
import io.labelwright.spi.memory.DataSizes;
import io.labelwright.spi.memory.Footprint;
import java.util.ArrayList;
import java.util.List;

/** {@code consensus/ebcc}: see {@link SubtypeRule} for the model and {@link LatentKernel} for the iteration. */
final class Ebcc implements Strategy {

    private record Fit(LatentKernel kernel, LatentParameters parameters) {}

    private final EbccConfig config;

    Ebcc(EbccConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        CrowdStage stage = CrowdStage.open(in, out, context, config.options());
        int k = stage.classes();
        if (k < 2) {
            stage.write((index, block, q) -> {}, new double[k]);
            return;
        }
        Annotations answers = stage.answers();
        var sizes = new Sizes(answers.annotatorCount(), k, config.subtypes());
        var rule = new SubtypeRule(
                config.diagonalPrior(), config.offDiagonalPrior(), 0.1, ClassPrior.votesAnd(0), stage.givenPriors());
        SeededRandom random = SeededRandom.of(context.seed()).stream("consensus/ebcc");
        var keys = stage.keys();
        List<Fit> fits = new ArrayList<>();
        int most = 0;
        boolean converged = true;
        double best = Double.NEGATIVE_INFINITY;
        // Without kinds nothing is drawn, and every start is the same.
        int starts = config.subtypes() == 1 ? 1 : config.starts();
        for (int start = 0; start < starts; start++) {
            var kernel =
                    new LatentKernel(sizes, rule, config.tolerance(), 0, keys, random.stream(start), stage.history());
            Outcome<LatentParameters, LatentState> outcome =
                    context.execution().iterate(answers.blocks(), kernel, config.maxIterations() + 1);
            most = Math.max(most, outcome.iterations() - 1);
            converged &= outcome.converged();
            double bound = bound(rule, sizes, kernel, outcome.parameters(), answers, context);
            if (config.combine() == Combine.BEST && bound > best) {
                fits.clear();
            }
            if (config.combine() == Combine.MEAN || bound > best) {
                fits.add(new Fit(kernel, outcome.parameters()));
            }
            best = Math.max(best, bound);
        }
        stage.write(
                stage.calibrated(
                        config.calibrate(),
                        (index, block, q) ->
                                fits.forEach(fit -> fit.kernel().add(block, fit.parameters(), 1.0 / fits.size(), q))),
                priors(fits.get(0).parameters(), sizes));
        out.fact("iterations", most);
        out.fact("converged", converged ? 1 : 0);
        out.fact("lower_bound", best);
    }

    @Override
    public Footprint footprint(DataSizes sizes) {
        return CrowdFootprint.of(
                sizes,
                (long) Double.BYTES * sizes.classes(),
                config.subtypes() * (long) sizes.classes() * sizes.classes());
    }

    private static double bound(
            SubtypeRule rule,
            Sizes sizes,
            LatentKernel kernel,
            LatentParameters parameters,
            Annotations answers,
            StageContext context) {
        long items = 0;
        for (AnnotationBlock block : answers.blocks()) {
            for (int item = 0; item < block.items; item++) {
                items += block.start[item] < block.start[item + 1] ? 1 : 0;
            }
        }
        double evidence = kernel.evidence(answers.blocks(), parameters, context.execution());
        return rule.bound(sizes, parameters, kernel.past(parameters.mass()), items, evidence);
    }

    private static double[] priors(LatentParameters parameters, Sizes sizes) {
        var priors = new double[sizes.classes()];
        double sum = 0;
        for (int at = 0; at < sizes.states(); at++) {
            priors[at / sizes.subtypes()] += parameters.mass()[at];
            sum += parameters.mass()[at];
        }
        for (int c = 0; c < priors.length; c++) {
            priors[c] = sum > 0 ? priors[c] / sum : 1.0 / priors.length;
        }
        return priors;
    }
}
