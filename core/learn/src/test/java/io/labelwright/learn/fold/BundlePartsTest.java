package io.labelwright.learn.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BundlePartsTest {

    private static Bundles bundles(int[] bundleOf, int... classOf) {
        int[] ends = IntStream.rangeClosed(1, bundleOf.length).toArray();
        int bundles = IntStream.of(bundleOf).max().orElse(-1) + 1;
        return Bundles.of(bundleOf, ends, classOf, bundles, 2);
    }

    @Test
    void aBundleKnowsItsClasses() {
        Bundles bundles = Bundles.of(new int[] {1, 0, 1}, new int[] {2, 2, 3}, new int[] {0, 1, 1}, 2, 2)
                .withSizes();

        assertThat(bundles.totals()).containsExactly(1, 2, 3);
        assertThat(IntStream.range(bundles.start(0), bundles.end(0)).map(bundles::classAt))
                .containsExactly(2);
        assertThat(IntStream.range(bundles.start(1), bundles.end(1)).map(bundles::countAt))
                .containsExactly(1, 2, 2);
        assertThat(bundles.largestFirst()).containsExactly(1, 0);
    }

    @Test
    void partsGetTheirSharesOfEveryClass() {
        // Ten bundles of three: two of class 0 and one of class 1 each.
        int[] bundleOf = IntStream.range(0, 30).map(i -> i / 3).toArray();
        int[] classOf = IntStream.range(0, 30).map(i -> i % 3 == 0 ? 1 : 0).toArray();

        int[] part = BundleParts.of(bundles(bundleOf, classOf), new double[] {0.7, 0.3}, 0);

        assertThat(IntStream.of(part).filter(p -> p == 0).count()).isEqualTo(7);
    }

    @Test
    void thePartThatHasToHaveAllGetsTheLastBundleOfAClass() {
        int[] bundleOf = {0, 0, 0, 0, 1, 1, 2, 3};
        int[] part = BundleParts.of(bundles(bundleOf, 0, 0, 0, 0, 1, 1, 0, 0), new double[] {0.2, 0.8}, 0);

        assertThat(part[1]).isZero();
        assertThat(IntStream.of(0, 2, 3).filter(b -> part[b] == 0).count()).isPositive();
    }

    @Test
    void noPartStaysEmptyWhileThereAreBundlesEnough() {
        int[] part = BundleParts.of(
                bundles(new int[] {0, 0, 0, 1, 1}, 0, 0, 0, 0, 0), new double[] {0.9, 0.1}, PartCounts.NONE);

        assertThat(part).containsExactly(0, 1);
    }
}
