package io.labelwright.propagate.teach;

import io.labelwright.learn.Examples;
import io.labelwright.learn.OutOfFold;
import io.labelwright.learn.calibration.Calibration;
import io.labelwright.learn.calibration.Temperature;
import io.labelwright.learn.fold.Folds;
import io.labelwright.math.feature.FeatureRows;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.propagate.result.Found;
import io.labelwright.propagate.result.PropagatedRows;
import io.labelwright.propagate.seed.LabelTable;
import io.labelwright.propagate.seed.SeedForm;
import io.labelwright.propagate.seed.Seeds;
import io.labelwright.propagate.teach.TeachingOptions.CalibrationMethod;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.kernel.Stepwise;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A stage in which classifiers teach themselves ({@link TeachingRounds}), one for each list of feature sets. */
public final class Teaching implements Strategy {

    /** Below so many labelled items a temperature would be guessed. */
    private static final int FEWEST_TO_CALIBRATE = 20;

    private static final int FOLDS = 5;

    private final TeachingOptions options;
    private final List<List<String>> views;

    /**
     * A stage.
     *
     * @param views per classifier the names of its sets; no name: all in view
     */
    public Teaching(TeachingOptions options, List<List<String>> views) {
        this.options = options;
        this.views = List.copyOf(views);
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        var before = new LabelTable(in);
        Found found = in.items().size() == 0 ? Found.NOTHING : teach(in, out, context, before);
        new PropagatedRows(in, out, context, before, options.relabel(), options.minConfidence(), options.queue())
                .write(found);
    }

    private Found teach(Inputs in, Outputs out, StageContext context, LabelTable before) {
        Seeds seeds = Seeds.of(in, before, SeedForm.HARD);
        FeatureRows[] rows =
                views.stream().map(sets -> FeatureRows.of(in, sets)).toArray(FeatureRows[]::new);
        var calibrations = new Calibration[rows.length];
        for (int view = 0; view < rows.length; view++) {
            FeatureRows features = rows[view];
            int[] usable = IntStream.range(0, seeds.size())
                    .filter(i -> features.has(seeds.node()[i]))
                    .toArray();
            if (usable.length == 0) {
                throw new LabelingException(
                        StandardError.EMPTY_DATA,
                        null,
                        "no item has both a label and features: there is nothing to learn from",
                        "put a consensus, a labels import or a review before this stage");
            }
            calibrations[view] = calibration(in, out, context, features, seeds.at(usable), view);
        }
        var rounds = new TeachingRounds(options, rows, calibrations, seeds, in.schema(), context);
        Stepwise.End end = context.execution().steps(rounds, options.maxIterations());
        out.fact("seeds", seeds.size());
        out.fact("iterations", end.steps());
        out.fact("residual", end.residual());
        out.fact("converged", end.converged() ? 1 : 0);
        return new Taught(mean(rounds, rows.length, in.schema().size()), end.steps());
    }

    private Calibration calibration(
            Inputs in, Outputs out, StageContext context, FeatureRows features, Seeds seeds, int view) {
        if (options.calibration() == CalibrationMethod.NONE || seeds.size() < FEWEST_TO_CALIBRATE) {
            return Calibration.none();
        }
        SeededRandom random = SeededRandom.of(context.seed()).stream("folds");
        long[] keys = Arrays.stream(seeds.node())
                .mapToLong(item -> random.bits(SeededRandom.key(in.items().ids().get(item)), 0))
                .toArray();
        int[] fold = Folds.stratified(seeds.label(), keys, FOLDS);
        var examples = new Examples(
                features,
                seeds.node(),
                seeds.label(),
                seeds.weight(),
                in.schema().size());
        double[][] heldOut = OutOfFold.of(
                        options.learner(), examples, fold, FOLDS, context.execution(), context::checkCancelled)
                .probabilities();
        Temperature temperature = Temperature.fit(heldOut, seeds.label(), seeds.weight());
        int right = 0;
        for (int i = 0; i < heldOut.length; i++) {
            right += PropagatedRows.best(heldOut[i]) == seeds.label()[i] ? 1 : 0;
        }
        String suffix = views.size() == 1 ? "" : "[" + view + "]";
        out.fact("held_out_accuracy" + suffix, (double) right / heldOut.length);
        out.fact("temperature" + suffix, temperature.temperature());
        return temperature;
    }

    /** The mean of what the classifiers of the last round say, of those that know the item. */
    private static double[][] mean(TeachingRounds rounds, int views, int classes) {
        double[][] mean = rounds.probabilities(0);
        for (int view = 1; view < views; view++) {
            double[][] other = rounds.probabilities(view);
            for (int item = 0; item < mean.length; item++) {
                if (mean[item].length == 0) {
                    mean[item] = other[item];
                } else if (other[item].length > 0) {
                    for (int k = 0; k < classes; k++) {
                        // The weight of those before against one more.
                        mean[item][k] += (other[item][k] - mean[item][k]) / (view + 1);
                    }
                }
            }
        }
        return mean;
    }

    @SuppressWarnings("ArrayRecordComponent") // read only, seen by this class alone
    private record Taught(double[][] p, int rounds) implements Found {

        @Override
        public boolean probabilities(int item, double[] into) {
            System.arraycopy(p[item], 0, into, 0, p[item].length);
            return p[item].length > 0;
        }

        @Override
        public String reason(int item) {
            return rounds == 1 ? "classified after 1 round" : "classified after " + rounds + " rounds";
        }

        @Override
        public String whyOpen(int item) {
            return "no features";
        }
    }
}
