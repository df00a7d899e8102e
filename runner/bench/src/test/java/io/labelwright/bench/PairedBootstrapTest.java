package io.labelwright.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class PairedBootstrapTest {

    /** Scores of which the first so many are 1 and the others 0. */
    private static double[] scores(int items, int right) {
        var scores = new double[items];
        Arrays.fill(scores, 0, right, 1);
        return scores;
    }

    private static double[] shuffled(double[] scores, long seed) {
        var random = new SplittableRandom(seed);
        double[] copy = scores.clone();
        for (int i = copy.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double kept = copy[i];
            copy[i] = copy[j];
            copy[j] = kept;
        }
        return copy;
    }

    /** One better on 100 of 1,000 items, never worse: the standard error is sqrt(0.1 0.9 / 1000). */
    @Test
    void whatTwoMethodsShareDoesNotWiden() {
        var bootstrap =
                PairedBootstrap.of(Map.of("a", List.of(scores(1000, 600)), "b", List.of(scores(1000, 500))), 2000, 0);
        double error = Math.sqrt(0.1 * 0.9 / 1000);
        assertThat(bootstrap.difference("a", "b").low()).isEqualTo(0.1 - 1.96 * error, Offset.offset(0.002));
        assertThat(bootstrap.difference("a", "b").high()).isEqualTo(0.1 + 1.96 * error, Offset.offset(0.002));
    }

    /** Two that have nothing to do with each other: the variances add up. */
    @Test
    void whatTwoMethodsDoNotShareDoes() {
        var bootstrap = PairedBootstrap.of(
                Map.of("a", List.of(shuffled(scores(1000, 500), 1)), "b", List.of(shuffled(scores(1000, 500), 2))),
                2000,
                0);
        double error = Math.sqrt(2 * 0.25 / 1000);
        PairedBootstrap.Interval interval = bootstrap.difference("a", "b");
        assertThat(interval.high() - interval.low()).isEqualTo(2 * 1.96 * error, Offset.offset(0.01));
    }

    @Test
    void setsCountTheSameWhateverTheirSize() {
        var bootstrap = PairedBootstrap.of(
                Map.of(
                        "a", List.of(scores(10, 10), scores(5000, 0)),
                        "b", List.of(scores(10, 0), scores(5000, 0))),
                100,
                0);
        assertThat(bootstrap.difference("a", "b")).isEqualTo(new PairedBootstrap.Interval(0.5, 0.5));
    }

    @Test
    void theSameSeedGivesTheSameInterval() {
        Map<String, List<double[]>> scores =
                Map.of("a", List.of(shuffled(scores(300, 200), 1)), "b", List.of(shuffled(scores(300, 190), 2)));
        var once = PairedBootstrap.of(scores, 500, 3).difference("a", "b");
        assertThat(PairedBootstrap.of(scores, 500, 3).difference("a", "b")).isEqualTo(once);
        assertThat(PairedBootstrap.of(scores, 500, 4).difference("a", "b")).isNotEqualTo(once);
    }

    @Test
    void methodsAreJudgedOnTheSameItems() {
        assertThatThrownBy(() ->
                        PairedBootstrap.of(Map.of("a", List.of(scores(3, 1)), "b", List.of(scores(4, 1))), 10, 0))
                .hasMessageContaining("different items of set 0");
    }
}
