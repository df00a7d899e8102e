package io.labelwright.consensus.dawidskene;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.kernel.Outcome;
import io.labelwright.testkit.SerialExecution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class CountedPosteriorsTest {

    private static final int ITEMS = 3000;
    private static final int REDUNDANCY = 5;
    private static final int ANNOTATORS = 60;
    private static final int CLASSES = 4;
    private static final double UNIT = 0x1p32;

    private final int[] annotators = new int[ITEMS * REDUNDANCY];
    private final short[] answers = new short[ITEMS * REDUNDANCY];
    private final short[] known = new short[ITEMS];

    CountedPosteriorsTest() {
        var random = new SplittableRandom(11);
        for (int i = 0; i < ITEMS; i++) {
            int truth = random.nextInt(CLASSES);
            known[i] = (short) (i % 50 == 0 ? truth : -1);
            for (int r = 0; r < REDUNDANCY; r++) {
                int annotator = r * (ANNOTATORS / REDUNDANCY) + random.nextInt(ANNOTATORS / REDUNDANCY);
                annotators[i * REDUNDANCY + r] = annotator;
                double skill = .3 + .6 * annotator / ANNOTATORS;
                answers[i * REDUNDANCY + r] = (short) (random.nextDouble() < skill ? truth : random.nextInt(CLASSES));
            }
        }
    }

    private List<AnnotationBlock> blocks(int size) {
        var blocks = new ArrayList<AnnotationBlock>();
        for (int first = 0; first < ITEMS; first += size) {
            int items = Math.min(size, ITEMS - first);
            var start = new int[items + 1];
            Arrays.setAll(start, i -> i * REDUNDANCY);
            int from = first * REDUNDANCY;
            int to = from + items * REDUNDANCY;
            blocks.add(new AnnotationBlock(
                    first,
                    items,
                    start,
                    Arrays.copyOfRange(annotators, from, to),
                    Arrays.copyOfRange(answers, from, to),
                    Arrays.copyOfRange(known, first, first + items)));
        }
        return blocks;
    }

    private static DawidSkeneKernel kernel(boolean incremental) {
        return new DawidSkeneKernel(ANNOTATORS, CLASSES, (long) ITEMS * REDUNDANCY, 1, 0, null, null, incremental);
    }

    private Parameters fit(boolean incremental, int blockSize, SerialExecution execution) {
        Outcome<Parameters, CountedPosteriors> outcome = execution.iterate(blocks(blockSize), kernel(incremental), 60);
        return outcome.parameters();
    }

    @Test
    void addingWhatChangedEqualsCountingAnew() {
        Parameters anew = fit(false, ITEMS, SerialExecution.inOrder());

        Parameters incremental = fit(true, ITEMS, SerialExecution.inOrder());

        assertThat(incremental.theta()).containsExactly(anew.theta(), Offset.offset(1e-5));
        assertThat(incremental.priors()).containsExactly(anew.priors(), Offset.offset(1e-5));
        assertThat(incremental.logLikelihood()).isEqualTo(anew.logLikelihood(), Offset.offset(1e-7));
        assertThat(Arrays.stream(incremental.mass()).sum()).isEqualTo(ITEMS, Offset.offset(1e-3));
    }

    @Test
    void blocksAndTheirOrderLeaveNoTrace() {
        Parameters one = fit(true, ITEMS, SerialExecution.inOrder());

        Parameters many = fit(true, 77, SerialExecution.shuffled(5));

        assertThat(many.theta()).isEqualTo(one.theta());
        assertThat(many.priors()).isEqualTo(one.priors());
        assertThat(many.counts()).isEqualTo(one.counts());
        assertThat(many.logLikelihood()).isEqualTo(one.logLikelihood());
    }

    @Test
    void aPosteriorIsCountedWhenItHasMovedFarEnoughFromTheCountedOne() {
        var state = new CountedPosteriors(2, 2);
        var units = new long[2];
        double[] q = {0, 0, 3, 1};

        assertThat(state.move(1, q, 2, .25, UNIT, units, 0)).isTrue();
        assertThat(units).containsExactly((long) (.75 * UNIT), (long) (.25 * UNIT));

        // Half the way to where it counts, and then the whole one: small steps add up.
        double step = 0x1p-21;
        assertThat(state.move(1, new double[] {.75 - step, .25 + step}, 0, 1, UNIT, units, 0))
                .isFalse();
        assertThat(units).containsExactly((long) (.75 * UNIT), (long) (.25 * UNIT));
        assertThat(state.move(1, new double[] {.75 - 3 * step, .25 + 3 * step}, 0, 1, UNIT, units, 0))
                .isTrue();
        assertThat(units).containsExactly((long) (-3 * step * UNIT), (long) (3 * step * UNIT));
    }
}
