package io.labelwright.propagate.correct;

import io.labelwright.propagate.method.PropagationOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import org.jspecify.annotations.Nullable;

/** Keys of {@code propagate/correct-and-smooth}. */
public record CorrectAndSmoothConfig(
        @Inline PropagationOptions options,

        @Doc("The stage whose predictions are corrected. Default: the only ones in view.") @Optional @Nullable
        String predictions,

        @Doc(
                "How errors at labelled items are taken off elsewhere: autoscale, each as large as the mean one at labelled"
                        + " items; fixed, as large as they arrive; none.")
        @Default("autoscale")
        Correction correct,

        @Doc("The share that an item's error takes from its neighbours with correct: autoscale.")
        @Default("0.8")
        @Range(min = 0, max = 1, above = true)
        double correctAlpha,

        @Doc("What errors are multiplied by before they are taken off.") @Default("1") @Range(min = 0, max = 1000)
        double scale,

        @Doc("The share that an item takes from its neighbours while labels and corrected predictions are smoothed; the"
                + " rest is what it had.")
        @Default("0.8")
        @Range(min = 0, max = 1, above = true)
        double alpha,

        @Doc("Most steps of each of both parts.") @Default("1000") @Range(min = 1, max = 1_000_000)
        int maxIterations,

        @Doc("Each part ends when no item's scores change by more, as the sum over its classes; 0 = never stop early.")
        @Default("1e-6")
        @Range(min = 0)
        double tolerance) {

    public CorrectAndSmoothConfig {
        check("correct_alpha", correctAlpha);
        check("alpha", alpha);
    }

    private static void check(String key, double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException(key + " is above 0 and below 1, not " + share);
        }
    }
}
