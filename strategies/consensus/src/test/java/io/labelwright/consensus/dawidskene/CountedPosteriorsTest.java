package io.labelwright.consensus.dawidskene;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.consensus.product.PairedCells;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.kernel.Accumulator;
import io.labelwright.spi.kernel.IterativeKernel;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Totals;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.testkit.SerialExecution;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class CountedPosteriorsTest {

    private static final int ITEMS = 3000;
    private static final int REDUNDANCY = 5;
    private static final int ANNOTATORS = 60;
    private static final int CLASSES = 5;

    private final int[] annotators = new int[ITEMS * REDUNDANCY];
    private final short[] answers = new short[ITEMS * REDUNDANCY];
    private final short[] known = new short[ITEMS];

    CountedPosteriorsTest() {
        var random = new SplittableRandom(11);
        for (int i = 0; i < ITEMS; i++) {
            int truth = random.nextInt(CLASSES);
            known[i] = (short) (i % 50 == 0 ? truth : -1);
            for (int r = 0; r < REDUNDANCY; r++) {
                // The first of a dozen may be so busy that no two of its counts share a cell.
                int among = random.nextInt(5) == 0 ? ANNOTATORS / REDUNDANCY : 1;
                int annotator = r * (ANNOTATORS / REDUNDANCY) + random.nextInt(among);
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

    private static DawidSkeneKernel model() {
        return new DawidSkeneKernel(ANNOTATORS, CLASSES, (long) ITEMS * REDUNDANCY, 1, 0, null, null);
    }

    private Parameters countedAnew() {
        return SerialExecution.inOrder().iterate(blocks(ITEMS), model(), 60).parameters();
    }

    private Parameters incremental(int blockSize, SerialExecution execution) {
        return incremental(blockSize, execution, kernel -> kernel);
    }

    private Parameters incremental(
            int blockSize,
            SerialExecution execution,
            Function<IncrementalKernel, IterativeKernel<IncrementalParameters, ?>> run) {
        long answers = (long) ITEMS * REDUNDANCY;
        var names = new ArrayList<String>();
        for (int w = 0; w < ANNOTATORS; w++) {
            names.add("w" + w);
        }
        var crowd = new Annotations(CLASSES, Dictionary.of(names), names, ITEMS, answers, blocks(blockSize));
        PairedCells cells = PairedCells.of(crowd, execution);
        assertThat(cells.size())
                .as("some annotators have cells of their own, not all")
                .isStrictlyBetween(ANNOTATORS * CLASSES * 3L, (long) ANNOTATORS * CLASSES * CLASSES);
        var kernel = new IncrementalKernel(model(), cells, execution);
        return kernel.plain(
                execution.iterate(crowd.blocks(), run.apply(kernel), 60).parameters());
    }

    @Test
    void addingWhatChangedEqualsCountingAnew() {
        Parameters anew = countedAnew();

        Parameters incremental = incremental(ITEMS, SerialExecution.inOrder());

        assertThat(incremental.theta()).containsExactly(anew.theta(), Offset.offset(1e-5));
        assertThat(incremental.priors()).containsExactly(anew.priors(), Offset.offset(1e-5));
        assertThat(incremental.logLikelihood()).isEqualTo(anew.logLikelihood(), Offset.offset(1e-7));
        assertThat(Arrays.stream(incremental.mass()).sum()).isEqualTo(ITEMS, Offset.offset(1e-3));
    }

    @Test
    void blocksAndTheirOrderLeaveNoTrace() {
        Parameters one = incremental(ITEMS, SerialExecution.inOrder());

        Parameters many = incremental(77, SerialExecution.shuffled(5));

        assertThat(many.theta()).isEqualTo(one.theta());
        assertThat(many.priors()).isEqualTo(one.priors());
        assertThat(many.counts()).isEqualTo(one.counts());
        assertThat(many.logLikelihood()).isEqualTo(one.logLikelihood());
    }

    @Test
    void whatWasKeptAndReadGoesOnWithTheSameBits() {
        Parameters throughout = incremental(700, SerialExecution.inOrder());

        Parameters resumed = incremental(700, SerialExecution.inOrder(), Interrupted::new);

        assertThat(resumed.theta()).isEqualTo(throughout.theta());
        assertThat(resumed.priors()).isEqualTo(throughout.priors());
        assertThat(resumed.counts()).isEqualTo(throughout.counts());
        assertThat(resumed.logLikelihood()).isEqualTo(throughout.logLikelihood());
    }

    /** The kernel, all of which becomes bytes and comes back after each iteration. */
    private record Interrupted(IncrementalKernel kernel)
            implements IterativeKernel<IncrementalParameters, AtomicReference<CountedPosteriors>> {

        @Override
        public Shape shape() {
            return kernel.shape();
        }

        @Override
        public IncrementalParameters initial() {
            return kernel.initial();
        }

        @Override
        public AtomicReference<CountedPosteriors> state(AnnotationBlock block) {
            return new AtomicReference<>(kernel.state(block));
        }

        @Override
        public void accumulate(
                AnnotationBlock block,
                AtomicReference<CountedPosteriors> state,
                IncrementalParameters parameters,
                Accumulator into) {
            kernel.accumulate(block, state.get(), parameters, into);
            var snapshots = kernel.snapshots().orElseThrow();
            state.set(copy(
                    out -> snapshots.writeState(state.get(), out),
                    in -> snapshots.readState(block, kernel.state(block), in)));
        }

        @Override
        public IncrementalParameters update(IncrementalParameters before, Totals totals, int iteration) {
            var snapshots = kernel.snapshots().orElseThrow();
            IncrementalParameters after = kernel.update(before, totals, iteration);
            return copy(out -> snapshots.write(after, out), snapshots::read);
        }

        @Override
        public boolean converged(IncrementalParameters before, IncrementalParameters after, int iteration) {
            return kernel.converged(before, after, iteration);
        }

        private interface Writing {
            void to(DataOutput out) throws IOException;
        }

        private interface Reading<T> {
            T from(DataInput in) throws IOException;
        }

        private static <T> T copy(Writing write, Reading<T> read) {
            try {
                var bytes = new ByteArrayOutputStream();
                write.to(new DataOutputStream(bytes));
                return read.from(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void aPosteriorIsCountedWhenItHasMovedFarEnoughFromTheCountedOne() {
        var state = new CountedPosteriors(2, 2);
        var changes = new int[2];
        double[] q = {0, 0, 3, 1};

        assertThat(state.move(1, q, 2, .25, changes, 0)).isTrue();
        assertThat(changes).containsExactly(3 * PairedCells.ONE / 4, PairedCells.ONE / 4);

        // Half the way to where it counts, and then the whole one: small steps add up.
        double step = 0x1p-21;
        assertThat(state.move(1, new double[] {.75 - step, .25 + step}, 0, 1, changes, 0))
                .isFalse();
        assertThat(changes).containsExactly(3 * PairedCells.ONE / 4, PairedCells.ONE / 4);
        assertThat(state.move(1, new double[] {.75 - 3 * step, .25 + 3 * step}, 0, 1, changes, 0))
                .isTrue();
        assertThat(changes).containsExactly(-6, 6);
        assertThat(state.move(1, new double[] {.75, .25}, 0, 1, changes, 0)).isTrue();
        assertThat(changes).containsExactly(6, -6);
    }
}
