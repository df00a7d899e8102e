package io.labelwright.imbalance.auto;

import io.labelwright.imbalance.decision.DecisionOptions;
import io.labelwright.imbalance.target.TargetOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import io.labelwright.spi.describe.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys of {@code imbalance/auto}. */
public record AutoConfig(
        @Inline TargetOptions target,

        @Doc("The sets of features to learn from. Default: all in view.") @Default("[]")
        List<String> features,

        @Doc(
                "What is learned: forest is a random forest, for tables; logistic, linear-svm, fast-dropout and ensemble are"
                        + " those of prelabel/classifier, for texts and embeddings.")
        @Default("forest")
        Model model,

        @Doc("Inverse strength of the penalty on large weights, as of prelabel/classifier; not of a forest.")
        @Default("1")
        @Range(min = 1e-6, max = 1e6)
        double c,

        @Doc("How many trees a forest has.") @Default("200") @Range(min = 1, max = 10_000)
        int trees,

        @Doc("Least examples in a leaf of a forest's trees: the more, the smoother its probabilities.")
        @Default("3")
        @Range(min = 1, max = 10_000)
        int leastLeaf,

        @Doc("What is chosen among; nothing is always tried. Default: all but smote-enn and smote-tomek, which take"
                + " longest.")
        @Default("[]")
        List<Choice> choices,

        @Doc("Parts that labelled items are cut into; each is judged by a classifier that has seen the others.")
        @Default("5")
        @Range(min = 2, max = 100)
        int folds,

        @Doc("Field of the items that says which belong together, such as a patient or a conversation: they are held"
                + " out together. Default: each item by itself.")
        @Optional
        @Nullable
        String group,

        @Doc(
                "Parts of splits that may be learned from, and whose rows may be changed. Without splits in view all labelled"
                        + " items are learned from.")
        @Default("[train]")
        List<String> fitOn,

        @Doc("Whether what was chosen is handed on to what learns next: weights by class in weights, and rows that were"
                + " repeated, taken away or made in training.")
        @Default("true")
        boolean handOn,

        @Doc("How often the items are resampled for the intervals that the choice hangs on.")
        @Default("1000")
        @Range(min = 20, max = 100_000)
        int bootstrap,

        @Doc("Confidence level of the intervals.") @Default("0.95") @Range(min = 0, above = true, max = 0.9999)
        double level,

        @Inline DecisionOptions options) {

    public AutoConfig {
        features = List.copyOf(features);
        choices = List.copyOf(choices);
        fitOn = List.copyOf(fitOn);
    }

    /** What is learned. */
    public enum Model {
        FOREST,
        LOGISTIC,
        @Word("linear-svm")
        LINEAR_SVM,
        @Word("fast-dropout")
        FAST_DROPOUT,
        ENSEMBLE
    }
}
