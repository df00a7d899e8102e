package io.labelwright.propagate.teach;

import io.labelwright.learn.ClassWeights;
import io.labelwright.learn.Learner;
import io.labelwright.learn.PresentClasses;
import io.labelwright.learn.linear.LinearModel;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Range;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;
import java.util.Locale;

/** The keys of classifiers that teach; a method's config holds it with {@code @Inline}. */
@Reads(TableKind.LABELS)
@Reads(TableKind.FEATURES)
@Reads(value = TableKind.WEIGHTS, optional = true)
@Writes(TableKind.LABELS)
@Writes(TableKind.PREDICTIONS)
@Writes(value = TableKind.QUEUE, when = "queue")
public record TeachingOptions(
        @Doc(
                "What is learned, as by prelabel/classifier: logistic, linear-svm, fast-dropout, or ensemble, the mean of the"
                        + " three.")
        @Default("logistic")
        LinearModel model,

        @Doc("How much examples of each class count: none, balanced (each class as much as any other), or a weight by"
                + " class.")
        @Default("none")
        ClassWeights classWeights,

        @Doc("Inverse strength of the penalty on large weights, as in scikit-learn.")
        @Default("1")
        @Range(min = 1e-6, max = 1e6)
        double c,

        @Doc("Which items become examples after a round: threshold, all whose best class is probable enough; k_best, so"
                + " many with the most probable classes.")
        @Default("threshold")
        Criterion criterion,

        @Doc("How probable the best class has to be.") @Default("0.75") @Range(min = 0, max = 1)
        double threshold,

        @Doc("With k_best, how many items a round adds; of each class where class_balanced is set.")
        @Default("10")
        @Range(min = 1, max = 1_000_000)
        int kBest,

        @Doc("Whether a round adds as many items of each class as of any other, so that none takes over.")
        @Default("false")
        boolean classBalanced,

        @Doc("Most rounds.") @Default("10") @Range(min = 1, max = 10_000)
        int maxIterations,

        @Doc("Whether labels that no person gave may change; else each labelled item keeps its row.") @Default("false")
        boolean relabel,

        @Doc(
                "How probabilities are made to mean what they say: by one temperature, fitted on held-out labelled items, or"
                        + " not at all.")
        @Default("temperature")
        CalibrationMethod calibration,

        @Doc("An item whose best class is less probable in the end stays unresolved.")
        @Default("0")
        @Range(min = 0, max = 1)
        double minConfidence,

        @Doc(
                "Whether items that stay unresolved are put into the table queue, those of which nothing is known first, then"
                        + " by rising confidence.")
        @Default("false")
        boolean queue) {

    /** Which items become examples. */
    public enum Criterion {
        THRESHOLD,
        K_BEST;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How probabilities are calibrated. */
    public enum CalibrationMethod {
        NONE,
        TEMPERATURE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The model. */
    Learner learner() {
        return new PresentClasses(model.learner(c, LinearModel.DROPPED));
    }
}
