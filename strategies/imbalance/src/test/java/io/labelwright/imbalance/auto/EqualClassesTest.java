package io.labelwright.imbalance.auto;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.learn.Examples;
import io.labelwright.math.feature.FeatureRows;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class EqualClassesTest {

    /** A classifier that knows only how frequent classes are: three examples of the first, one of the second. */
    private static final double[] ONLY_PRIORS = {0.75, 0.25, 0.75, 0.25, 0.75, 0.25, 0.75, 0.25};

    private static Examples examples(int classes, int... labels) {
        var rows = new double[labels.length][1];
        var ones = new double[labels.length];
        Arrays.fill(ones, 1);
        int[] items = new int[labels.length];
        Arrays.setAll(items, i -> i);
        return new Examples(FeatureRows.of(List.of("x"), rows), items, labels, ones, classes);
    }

    private static double[] equal(EqualClasses of, double... p) {
        of.apply(p);
        return p;
    }

    @Test
    void priorsAreAllThatIsCorrectedWhereNothingElseIsWrong() {
        EqualClasses equal =
                EqualClasses.of(ONLY_PRIORS, examples(2, 0, 0, 0, 1), new int[4], -1, new double[] {4.0 / 3, 4});

        assertThat(equal(equal, 0.75, 0.25)).containsExactly(new double[] {0.5, 0.5}, Offset.offset(1e-12));
    }

    @Test
    void whatIsLeftOfPriorsIsCorrected() {
        // Nobody has told it of the priors, so they are found, but for the half of an example that says nothing.
        EqualClasses equal = EqualClasses.of(ONLY_PRIORS, examples(2, 0, 0, 0, 1), new int[4], -1, new double[] {1, 1});

        double common = (3 * 0.75 + 0.25) / 3.5 + (0.75 + 0.25) / 1.5;
        double rare = (3 * 0.25 + 0.25) / 3.5 + (0.25 + 0.25) / 1.5;
        assertThat(equal.factors()).containsExactly(new double[] {1 / common, 1 / rare}, Offset.offset(1e-12));
        assertThat(equal(equal, 0.75, 0.25)[1]).isBetween(0.4, 0.5);
    }

    @Test
    void theExamplesOfAFoldHaveNoSayForIt() {
        double[] p = ONLY_PRIORS.clone();
        EqualClasses before =
                EqualClasses.of(p, examples(2, 0, 0, 0, 1), new int[] {0, 1, 2, 1}, 2, new double[] {1, 1});
        p[4] = 0.1;
        p[5] = 0.9;

        assertThat(EqualClasses.of(p, examples(2, 0, 0, 0, 1), new int[] {0, 1, 2, 1}, 2, new double[] {1, 1})
                        .factors())
                .isEqualTo(before.factors());
    }

    @Test
    void classesThatAreNeverNamedOrHaveNoExampleLeadToNumbers() {
        // The second class is never given anything, the third has no example.
        double[] never = {1, 0, 0, 1, 0, 0, 1, 0, 0};
        EqualClasses equal = EqualClasses.of(never, examples(3, 0, 0, 1), new int[3], -1, new double[] {1, 1, 1});

        assertThat(Arrays.stream(equal.factors())).allMatch(factor -> factor > 0 && Double.isFinite(factor));
        assertThat(Arrays.stream(equal(equal, 0.9, 0.1, 0)).sum()).isEqualTo(1, Offset.offset(1e-12));
    }
}
