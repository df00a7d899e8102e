package io.labelwright.prelabel.classifier;

import io.labelwright.learn.Classifier;
import io.labelwright.learn.Examples;
import io.labelwright.learn.Learner;
import io.labelwright.learn.OutOfFold;
import io.labelwright.learn.PresentClasses;
import io.labelwright.learn.calibration.Calibration;
import io.labelwright.learn.calibration.Isotonic;
import io.labelwright.learn.calibration.Temperature;
import io.labelwright.learn.linear.LinearModel;
import io.labelwright.learn.linear.LogisticRegression;
import io.labelwright.learn.noise.ConfidentJoint;
import io.labelwright.learn.tree.TreeModel;
import io.labelwright.prelabel.classifier.ClassifierConfig.Model;
import io.labelwright.prelabel.classifier.ClassifierConfig.NoiseCorrection;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.learn.TreeLearner;
import io.labelwright.spi.learn.TreeTask.Form;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.util.Objects;

/**
 * What is learned from examples: a classifier of all of them, what it would have said of each had it not seen it, and
 * how its probabilities are to be read.
 *
 * @param classifier learned from all examples; not calibrated
 * @param heldOut per example and class the calibrated probabilities of a classifier that has not seen its fold
 * @param calibration fitted on the held-out probabilities
 */
@SuppressWarnings("ArrayRecordComponent") // read only, seen by this package alone
record Training(Classifier classifier, double[][] heldOut, Calibration calibration) {

    private static final int FOREST_TREES = 200;
    private static final int FOREST_DEPTH = 16;
    private static final int BOOSTING_ROUNDS = 100;
    private static final int BOOSTING_DEPTH = 4;

    /**
     * Learns.
     *
     * @param fold per example its fold
     */
    static Training of(Examples examples, int[] fold, int folds, ClassifierConfig config, StageContext context) {
        Execution execution = context.execution();
        Runnable pause = context::checkCancelled;
        Learner learner = learner(config, context);
        double[][] heldOut =
                OutOfFold.of(learner, examples, fold, folds, execution, pause).probabilities();
        if (config.noiseCorrection() != NoiseCorrection.NONE) {
            learner = corrected(ConfidentJoint.of(heldOut, examples.labels(), examples.classes()), config);
            heldOut = OutOfFold.of(learner, examples, fold, folds, execution, pause)
                    .probabilities();
        }
        Calibration calibration = switch (config.calibration()) {
            case NONE -> Calibration.none();
            case TEMPERATURE -> Temperature.fit(heldOut, examples.labels(), examples.weights());
            case ISOTONIC -> Isotonic.fit(heldOut, examples.labels(), examples.weights());
        };
        for (double[] p : heldOut) {
            calibration.apply(p);
        }
        return new Training(learner.fit(examples, pause), heldOut, calibration);
    }

    private static Learner learner(ClassifierConfig config, StageContext context) {
        return new PresentClasses(
                switch (config.model()) {
                    case LOGISTIC -> linear(LinearModel.LOGISTIC, config);
                    case LINEAR_SVM -> linear(LinearModel.LINEAR_SVM, config);
                    case FAST_DROPOUT -> linear(LinearModel.FAST_DROPOUT, config);
                    case ENSEMBLE -> linear(LinearModel.ENSEMBLE, config);
                    case RANDOM_FOREST -> grown(config, Form.FOREST, context);
                    case GRADIENT_BOOSTING -> grown(config, Form.BOOSTING, context);
                });
    }

    private static Learner linear(LinearModel model, ClassifierConfig config) {
        return model.learner(config.c(), config.dropout());
    }

    /** Trees of a forest, or rounds of boosting. */
    static int trees(ClassifierConfig config) {
        int usual = config.model() == Model.RANDOM_FOREST ? FOREST_TREES : BOOSTING_ROUNDS;
        return Objects.requireNonNullElse(config.trees(), usual);
    }

    /** Most splits from the root of a tree to a leaf. */
    static int depth(ClassifierConfig config) {
        int usual = config.model() == Model.RANDOM_FOREST ? FOREST_DEPTH : BOOSTING_DEPTH;
        return Objects.requireNonNullElse(config.depth(), usual);
    }

    private static Learner grown(ClassifierConfig config, Form form, StageContext context) {
        TreeLearner learner = context.treeLearner()
                .orElseThrow(() -> new LabelingException(
                        StandardError.ENGINE_MISSING,
                        null,
                        "model: random-forest and gradient-boosting are learned by a plug-in that is not installed",
                        "add the folder plugins/xgboost of the distribution"));
        return new TreeModel(learner, form, trees(config), depth(config), config.learningRate(), context.seed());
    }

    private static Learner corrected(ConfidentJoint joint, ClassifierConfig config) {
        if (config.noiseCorrection() == NoiseCorrection.FORWARD) {
            return LogisticRegression.forward(config.c(), joint.noise());
        }
        double[][] inverse = joint.inverseNoise();
        if (inverse == null) {
            throw new LabelingException(
                    StandardError.UNSOUND_FIT,
                    null,
                    "noise_correction: the labels of two classes are so mixed up that no matrix takes the noise out",
                    "use noise_correction: forward, or look at the labels first");
        }
        return LogisticRegression.backward(config.c(), inverse);
    }
}
