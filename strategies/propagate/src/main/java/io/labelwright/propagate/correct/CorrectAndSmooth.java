package io.labelwright.propagate.correct;

import io.labelwright.math.answer.ModelPredictions;
import io.labelwright.propagate.method.Ground;
import io.labelwright.propagate.method.Method;
import io.labelwright.propagate.method.MethodInView;
import io.labelwright.propagate.method.Scores;
import io.labelwright.propagate.result.Found;
import io.labelwright.propagate.seed.Seeds;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.kernel.Stepwise;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Correct and smooth: a model that looks at one item at a time predicts, and the graph mends it twice. Its errors at
 * the seeds, {@code E = Y - Z}, spread over the graph and are added to its predictions Z elsewhere, since errors of
 * neighbours are alike; then the labels of seeds and the corrected predictions of all others spread, since labels of
 * neighbours are alike. With {@code S = D^-1/2 W D^-1/2}:
 *
 * <pre>
 * autoscale  E' = (1 - a) E + a S E' ;  Z' = Z + scale * sigma * E'_i / |E'_i|_1,  sigma the mean |E_i|_1 at seeds
 * fixed      E'_i = E_i at seeds, the mean of its neighbours' elsewhere ;  Z' = Z + scale * E'
 * smooth     G = Y at seeds, Z' elsewhere ;  G' = (1 - alpha) G + alpha S G'
 * </pre>
 *
 * <p>What a model says of items that it has learned from hides its errors: predictions of labelled items should be
 * those of a fold in which they were held out. A seed that counts less than 1 is taken for as much label and the rest
 * prediction. Cost per step O(edges * classes).
 *
 * <p>Huang, He, Singh, Lim, Benson 2020 (Combining Label Propagation and Simple Models Out-performs Graph Neural
 * Networks).
 */
final class CorrectAndSmooth implements Method {

    /** As in the authors' program. */
    private static final double MOST_SCALE = 1000;

    private final CorrectAndSmoothConfig config;
    private final ModelPredictions predictions;
    /** Per node its item. */
    private final int[] items;
    /** Seeds whose error is known. */
    private int predictedSeeds;

    CorrectAndSmooth(CorrectAndSmoothConfig config, ModelPredictions predictions, int[] items) {
        this.config = config;
        this.predictions = predictions;
        this.items = items;
    }

    static MethodInView of(CorrectAndSmoothConfig config) {
        return (in, items) -> new CorrectAndSmooth(config, ModelPredictions.of(in, config.predictions()), items);
    }

    @Override
    public Scores spread(Ground ground) {
        double[] z = ground.sums().matrix();
        for (int node = 0; node < ground.nodes(); node++) {
            if (predictions.knows(items[node])) {
                System.arraycopy(
                        predictions.values(),
                        predictions.offset(items[node]),
                        z,
                        node * ground.width(),
                        ground.classes());
            }
        }
        Stepwise.End corrected = correct(ground, z);
        var smoothing = new SourceSpreading(ground, labelled(ground, z), config.alpha(), "smooth", config.tolerance());
        Scores scores = smoothing.run(config.maxIterations());
        double[] value = scores.value();
        // What is below 0 was taken off more than there was.
        ground.sums().forEach((piece, from, to) -> {
            for (int at = from * ground.width(); at < to * ground.width(); at++) {
                value[at] = Math.max(0, value[at]);
            }
        });
        return new Scores(value, both(corrected, scores.end()));
    }

    /** Adds errors to z. */
    private Stepwise.@Nullable End correct(Ground ground, double[] z) {
        if (config.correct() == Correction.NONE) {
            return null;
        }
        double[] errors = ground.sums().matrix();
        double sigma = errors(ground, z, errors);
        Scores spread = config.correct() == Correction.FIXED
                ? new HeldSpreading(ground, errors, known(ground), config.tolerance()).run(config.maxIterations())
                : new SourceSpreading(ground, errors, config.correctAlpha(), "correct", config.tolerance())
                        .run(config.maxIterations());
        double[] spreadErrors = spread.value();
        int width = ground.width();
        ground.sums().forEach((piece, from, to) -> {
            for (int node = from; node < to; node++) {
                double size = config.correct() == Correction.FIXED
                        ? config.scale()
                        : scale(sigma, spreadErrors, node * width, width);
                for (int at = node * width; at < (node + 1) * width && predictions.knows(items[node]); at++) {
                    z[at] += size * spreadErrors[at];
                }
            }
        });
        return spread.end();
    }

    /** What an item's error is multiplied by; one that has all but vanished on its way is not blown up. */
    private double scale(double sigma, double[] errors, int row, int width) {
        double size = 0;
        for (int at = row; at < row + width; at++) {
            size += Math.abs(errors[at]);
        }
        return config.scale() * (size * MOST_SCALE >= sigma && size > 0 ? sigma / size : 1);
    }

    /**
     * Puts the error at each seed that is predicted.
     *
     * @return their mean size
     */
    private double errors(Ground ground, double[] z, double[] into) {
        Seeds seeds = ground.seeds();
        double sum = 0;
        int count = 0;
        for (int i = 0; i < seeds.size(); i++) {
            if (!predictions.knows(items[seeds.node()[i]])) {
                continue;
            }
            count++;
            for (int k = 0; k < seeds.classes(); k++) {
                int at = seeds.node()[i] * ground.width() + k;
                into[at] = weight(seeds, i) * (seeds.belief(i, k) - z[at]);
                sum += Math.abs(into[at]);
            }
        }
        predictedSeeds = count;
        return count == 0 ? 0 : sum / count;
    }

    /** Per node whether its error is known. */
    private boolean[] known(Ground ground) {
        var known = new boolean[ground.nodes()];
        for (int node : ground.seeds().node()) {
            known[node] = predictions.knows(items[node]);
        }
        return known;
    }

    private static double weight(Seeds seeds, int i) {
        return Math.min(1, seeds.weight()[i]);
    }

    /** The labels of seeds over corrected predictions. */
    private double[] labelled(Ground ground, double[] z) {
        Seeds seeds = ground.seeds();
        for (int i = 0; i < seeds.size(); i++) {
            int item = items[seeds.node()[i]];
            // Without a prediction the label is all there is.
            double hold = predictions.knows(item) ? weight(seeds, i) : 1;
            for (int k = 0; k < seeds.classes(); k++) {
                int at = seeds.node()[i] * ground.width() + k;
                double predicted = predictions.knows(item) ? predictions.values()[predictions.offset(item) + k] : 0;
                z[at] = hold * seeds.belief(i, k) + (1 - hold) * predicted;
            }
        }
        return z;
    }

    private Stepwise.End both(Stepwise.@Nullable End corrected, Stepwise.End smoothed) {
        if (corrected == null) {
            return smoothed;
        }
        return new Stepwise.End(
                corrected.steps() + smoothed.steps(),
                Math.max(corrected.residual(), smoothed.residual()),
                corrected.converged() && smoothed.converged());
    }

    @Override
    public Found unreached() {
        return new Predicted(predictions);
    }

    @Override
    public void tell(Outputs out) {
        out.fact("predicted", Arrays.stream(items).filter(predictions::knows).count());
        if (config.correct() == Correction.NONE) {
            return;
        }
        out.fact("predicted_seeds", predictedSeeds);
        if (predictedSeeds == 0) {
            out.report(Problem.warning(
                    StandardError.EMPTY_DATA,
                    null,
                    "no labelled item has a prediction"
                            + (predictions.model().isEmpty() ? "" : " of '" + predictions.model() + "'")
                            + ": no error of it can be corrected",
                    "let the model predict labelled items, too, as prelabel/classifier does by folds"));
        }
    }

    /** What the model says of items, for those that no seed reaches. */
    private record Predicted(ModelPredictions predictions) implements Found {

        @Override
        public boolean probabilities(int item, double[] into) {
            if (!predictions.knows(item)) {
                return false;
            }
            System.arraycopy(predictions.values(), predictions.offset(item), into, 0, into.length);
            return true;
        }

        @Override
        public String reason(int item) {
            return "predicted by '" + predictions.model() + "', no labelled item reaches it";
        }

        @Override
        public String whyOpen(int item) {
            return "neither predicted nor reached by a labelled item";
        }
    }
}
