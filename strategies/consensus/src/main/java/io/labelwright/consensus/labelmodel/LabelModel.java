package io.labelwright.consensus.labelmodel;

import io.labelwright.consensus.crowd.CrowdStage;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;

/**
 * {@code consensus/label-model}: {@link Overlaps} in one pass, {@link Dependencies} if asked for, then
 * {@link MatrixCompletion} or {@link Triplets}, {@link LinkedAnswers} where functions depend on each other, then
 * posteriors. Labeling functions are annotators; no row is an abstention. Shares of classes are those of votes, each
 * item counting once and known ones as known, unless the workflow gives some.
 */
final class LabelModel implements Strategy {

    /**
     * Below, cells of the matrix are noise: on six public crowds, where two annotators share 1 to 10 items, the matrix
     * method falls up to 16 points below majority, and triplets never more than 2.
     */
    private static final double ENOUGH_SHARED = 20;

    private final LabelModelConfig config;

    LabelModel(LabelModelConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        CrowdStage stage = CrowdStage.open(in, out, context, config.options());
        var overlaps = Overlaps.of(stage.answers(), stage.execution());
        var dependencies = Dependencies.of(config, overlaps, stage.answers().annotators(), context::checkCancelled);
        warn(dependencies, out);
        double[] shares = shares(stage, overlaps, dependencies);
        double shared = overlaps.meanShared();
        FunctionModel model = isMatrix(shared)
                ? new MatrixCompletion(overlaps, shares, dependencies, config).fit(context::checkCancelled)
                : new Triplets(overlaps, shares, dependencies, config).fit(context::checkCancelled);
        FunctionModel linked = dependencies.isEmpty() || stage.classes() < 2
                ? model
                : LinkedAnswers.learn(
                        stage.answers(), overlaps, dependencies, model, stage.execution(), context::checkCancelled);
        stage.write((index, block, q) -> linked.posteriors(block, q), shares);
        if (config.statistics()) {
            FunctionStatistics.write(
                    context.stage(),
                    overlaps,
                    model,
                    dependencies,
                    stage.answers().annotators(),
                    out);
        }
        out.fact("dependent_pairs", dependencies.pairs().size());
        out.fact("shared_items", shared);
        out.fact("iterations", model.iterations());
        out.fact("converged", model.converged() ? 1 : 0);
        out.fact("coverage", overlaps.counts().coverage());
        out.fact("conflict", overlaps.counts().conflict());
    }

    private static double[] shares(CrowdStage stage, Overlaps overlaps, Dependencies dependencies) {
        double[] given = stage.givenPriors();
        if (given != null) {
            return given;
        }
        return dependencies.isEmpty() ? overlaps.votes() : dependencies.votes(stage.answers(), stage.execution());
    }

    private static void warn(Dependencies dependencies, Outputs out) {
        for (String name : dependencies.unmet()) {
            out.report(Problem.warning(
                    StandardError.WRONG_NAME,
                    null,
                    "dependent names " + name + ", but no function with answers has such a name",
                    "the table annotators lists the names; a rule is called STAGE/RULE"));
        }
    }

    private boolean isMatrix(double shared) {
        return switch (config.method()) {
            case MATRIX -> true;
            case TRIPLET -> false;
            case AUTO -> shared >= ENOUGH_SHARED;
        };
    }
}
