package io.labelwright.prelabel.classifier;

import io.labelwright.learn.ClassWeights;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import io.labelwright.spi.describe.Word;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Keys of {@code prelabel/classifier}. */
public record ClassifierConfig(
        @Doc("What is learned: logistic is multinomial logistic regression; linear-svm is a support vector machine with"
                + " squared hinge loss; fast-dropout is logistic regression that does not rely on single features, for"
                + " few or short texts; ensemble is the mean of the three. random-forest and gradient-boosting are decision"
                + " trees, for tables whose columns work together; they need the plug-in folder xgboost.")
        @Default("logistic")
        Model model,

        @Doc("The sets of features to learn from. Default: all in view.") @Default("[]")
        List<String> features,

        @Doc("How much examples of each class count: none, balanced (each class as much as any other), or a weight by"
                + " class.")
        @Default("none")
        ClassWeights classWeights,

        @Doc("How probabilities are made to mean what they say, from the held-out ones: by one temperature, by a rising"
                + " step function per class (isotonic; needs some hundred labels), or not at all.")
        @Default("temperature")
        CalibrationMethod calibration,

        @Doc("Parts that labelled items are cut into; each is predicted by a classifier that has seen the others.")
        @Default("5")
        @Range(min = 2, max = 100)
        int folds,

        @Doc("Field of the items that says which belong together, such as a patient or a conversation: they are held"
                + " out together. Default: each item by itself.")
        @Optional
        @Nullable
        String group,

        @Doc("Parts of splits, such as [train], that may be learned from. Default: all labelled items.") @Default("[]")
        List<String> fitOn,

        @Doc("Learns in spite of wrong labels, by a matrix of noise that is estimated from held-out probabilities:"
                + " forward lets the model explain the noise, backward takes it out of the loss. For logistic.")
        @Default("none")
        NoiseCorrection noiseCorrection,

        @Doc("Inverse strength of the penalty on large weights, as in scikit-learn; fast-dropout, which is held back by"
                + " dropping, takes a thousand times as much.")
        @Default("1")
        @Range(min = 1e-6, max = 1e6)
        double c,

        @Doc("Share of features that fast-dropout drops.") @Default("0.5") @Range(min = 0, max = 0.99)
        double dropout,

        @Doc(
                "Trees of a random-forest, default 200; rounds of gradient-boosting, default 100, each with a tree per class.")
        @Optional
        @Range(min = 1, max = 10_000)
        @Nullable
        Integer trees,

        @Doc("Most splits from the root of a tree to a leaf. Default: 16 of a random-forest, 4 of gradient-boosting.")
        @Optional
        @Range(min = 1, max = 32)
        @Nullable
        Integer depth,

        @Doc("How much of each tree gradient-boosting adds.") @Default("0.1") @Range(min = 0, above = true, max = 1)
        double learningRate,

        @Doc("Items whose best class is less probable get no answer; their probabilities are in predictions all the"
                + " same.")
        @Default("0")
        @Range(min = 0, max = 1)
        double minConfidence) {

    public ClassifierConfig {
        if (noiseCorrection != NoiseCorrection.NONE && model != Model.LOGISTIC) {
            throw new IllegalArgumentException("noise_correction goes with model: logistic");
        }
    }

    /** What is learned. */
    public enum Model {
        LOGISTIC,
        @Word("linear-svm")
        LINEAR_SVM,
        @Word("fast-dropout")
        FAST_DROPOUT,
        ENSEMBLE,
        @Word("random-forest")
        RANDOM_FOREST,
        @Word("gradient-boosting")
        GRADIENT_BOOSTING;

        /** Whether XGBoost learns it, and an item may lack a number. */
        boolean isTrees() {
            return this == RANDOM_FOREST || this == GRADIENT_BOOSTING;
        }
    }

    /** How probabilities are calibrated. */
    public enum CalibrationMethod {
        NONE,
        TEMPERATURE,
        ISOTONIC;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is done about wrong labels. */
    public enum NoiseCorrection {
        NONE,
        FORWARD,
        BACKWARD
    }
}
