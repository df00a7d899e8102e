package io.labelwright.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.kernel.Accumulator;
import io.labelwright.spi.kernel.IterativeKernel;
import io.labelwright.spi.kernel.Outcome;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Snapshots;
import io.labelwright.spi.kernel.Totals;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckpointingTest {

    private static final int ITERATIONS = 20;

    /** A kernel whose state changes in every pass, in a way that hangs on all passes before. */
    private static final class Drifting implements IterativeKernel<Double, double[]> {

        private final double rate;

        Drifting(double rate) {
            this.rate = rate;
        }

        @Override
        public Shape shape() {
            return new Shape(1, 1);
        }

        @Override
        public Double initial() {
            return 0.1;
        }

        @Override
        public double[] state(AnnotationBlock block) {
            return new double[block.items];
        }

        @Override
        public void accumulate(AnnotationBlock block, double[] state, Double parameters, Accumulator into) {
            for (int i = 0; i < state.length; i++) {
                state[i] = Math.sin(state[i] * 3 + parameters * (i + 1 + block.firstItem));
                into.add(0, state[i]);
                into.sums[0] += state[i] * rate;
            }
        }

        @Override
        public Double update(Double before, Totals totals, int iteration) {
            return before / 2 + totals.sum(0) + totals.cell(0) / 64 + iteration * 1e-3;
        }

        @Override
        public boolean converged(Double before, Double after, int iteration) {
            return iteration == ITERATIONS - 1;
        }

        @Override
        public Optional<Snapshots<Double, double[]>> snapshots() {
            return Optional.of(new Snapshots<>() {
                @Override
                public void write(Double parameters, DataOutput out) throws IOException {
                    out.writeDouble(parameters);
                }

                @Override
                public Double read(DataInput in) throws IOException {
                    return in.readDouble();
                }

                @Override
                public void writeState(double[] state, DataOutput out) throws IOException {
                    for (double value : state) {
                        out.writeDouble(value);
                    }
                }

                @Override
                public double[] readState(AnnotationBlock block, double[] fresh, DataInput in) throws IOException {
                    for (int i = 0; i < fresh.length; i++) {
                        fresh[i] = in.readDouble();
                    }
                    return fresh;
                }
            });
        }
    }

    /** Keeps bytes as a store does. */
    private static final class Memory implements IterationMemory {
        private final Map<Integer, byte[]> kept = new HashMap<>();
        private final List<String> discarded = new ArrayList<>();
        private final List<Integer> from = new ArrayList<>();
        private int saves;

        @Override
        public Optional<byte[]> load(int kernel) {
            return Optional.ofNullable(kept.get(kernel));
        }

        @Override
        public void save(int kernel, byte[] bytes) {
            kept.put(kernel, bytes);
            saves++;
        }

        @Override
        public void discard(int kernel, String why) {
            kept.remove(kernel);
            discarded.add(why);
        }

        @Override
        public void wentOn(int iteration) {
            from.add(iteration);
        }
    }

    private static List<AnnotationBlock> blocks() {
        var blocks = new ArrayList<AnnotationBlock>();
        for (int b = 0; b < 5; b++) {
            int items = 3 + b;
            blocks.add(
                    new AnnotationBlock(b * 10, items, new int[items + 1], new int[0], new short[0], unknown(items)));
        }
        return blocks;
    }

    private static short[] unknown(int items) {
        var known = new short[items];
        java.util.Arrays.fill(known, (short) -1);
        return known;
    }

    private static LocalExecution.Progress stopAt(int iteration) {
        return (share, what) -> {
            if (what.equals("iteration " + iteration)) {
                throw new LabelingException(StandardError.INTERRUPTED, "stopped");
            }
        };
    }

    /** Two kernels one after the other, as a strategy may run them. */
    private static List<Outcome<Double, double[]>> run(
            int threads, LocalExecution.Progress progress, Checkpointing checkpointing) {
        try (var pool = new WorkerPool(threads)) {
            var execution = new LocalExecution(pool, progress, checkpointing);
            return List.of(
                    execution.iterate(blocks(), new Drifting(1.0 / 7), 100),
                    execution.iterate(blocks(), new Drifting(1.0 / 3), 100));
        }
    }

    private static void assertSame(List<Outcome<Double, double[]>> actual, List<Outcome<Double, double[]>> expected) {
        for (int kernel = 0; kernel < expected.size(); kernel++) {
            Outcome<Double, double[]> one = actual.get(kernel);
            Outcome<Double, double[]> other = expected.get(kernel);
            assertThat(one.parameters()).isEqualTo(other.parameters());
            assertThat(one.iterations()).isEqualTo(other.iterations());
            assertThat(one.converged()).isEqualTo(other.converged());
            for (int b = 0; b < one.states().size(); b++) {
                assertThat(one.states().get(b)).isEqualTo(other.states().get(b));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aStopBeforeAnyIterationChangesNoBit(int threads) {
        List<Outcome<Double, double[]>> whole = run(2, (share, what) -> {}, Checkpointing.none());
        for (int iteration = 1; iteration <= ITERATIONS; iteration++) {
            var memory = new Memory();
            int stop = iteration;
            assertThatThrownBy(() -> run(2, stopAt(stop), Checkpointing.always(memory)))
                    .hasMessageContaining("stopped");

            // The run after the stop has another number of threads.
            assertSame(run(threads, (share, what) -> {}, Checkpointing.always(memory)), whole);
            assertThat(memory.from).isEqualTo(iteration == 1 ? List.of() : List.of(iteration - 1));
        }
    }

    @Test
    void aStopInEveryIterationChangesNoBit() {
        List<Outcome<Double, double[]>> whole = run(2, (share, what) -> {}, Checkpointing.none());
        var memory = new Memory();
        int stops = 0;
        List<Outcome<Double, double[]>> done = null;
        while (done == null) {
            var passed = new AtomicLong();
            try {
                done = run(
                        2,
                        (share, what) -> {
                            if (!what.isEmpty() && passed.getAndIncrement() == 1) {
                                throw new LabelingException(StandardError.INTERRUPTED, "stopped");
                            }
                        },
                        Checkpointing.always(memory));
            } catch (LabelingException stopped) {
                stops++;
            }
        }
        assertThat(stops).isEqualTo(2 * ITERATIONS - 1);
        assertSame(done, whole);
    }

    @Test
    void bytesOfAnotherKernelAreNotUsed() {
        var memory = new Memory();
        run(1, (share, what) -> {}, Checkpointing.always(memory));
        try (var pool = new WorkerPool(1)) {
            var other = new LocalExecution(pool, (share, what) -> {}, Checkpointing.always(memory))
                    .iterate(blocks(), new Drifting(1.0 / 7), 99);

            assertThat(other.parameters())
                    .isEqualTo(run(1, (share, what) -> {}, Checkpointing.none())
                            .get(0)
                            .parameters());
        }
        assertThat(memory.discarded).containsExactly("it is of another computation");
        assertThat(memory.from).isEmpty();
    }

    @Test
    void bytesThatEndEarlyAreNotUsed() {
        var memory = new Memory();
        List<Outcome<Double, double[]>> whole = run(1, (share, what) -> {}, Checkpointing.always(memory));
        memory.kept.replaceAll((kernel, bytes) -> java.util.Arrays.copyOf(bytes, bytes.length - 1));

        assertSame(run(1, (share, what) -> {}, Checkpointing.always(memory)), whole);
        assertThat(memory.discarded).hasSize(2);
    }

    @Test
    void checkpointsCostLessThanAHundredthOfTheTime() {
        var memory = new Memory();
        var now = new AtomicLong();
        long[] spent = {0};
        IterationMemory slow = new IterationMemory() {
            @Override
            public Optional<byte[]> load(int kernel) {
                return Optional.empty();
            }

            @Override
            public void save(int kernel, byte[] bytes) {
                memory.save(kernel, bytes);
                now.addAndGet(50_000_000);
                spent[0] += 50_000_000;
            }

            @Override
            public void discard(int kernel, String why) {}

            @Override
            public void wentOn(int iteration) {}
        };
        // An iteration takes 0.4 s, and writing takes 0.05 s.
        LocalExecution.Progress progress = (share, what) -> now.addAndGet(what.isEmpty() ? 0 : 400_000_000);

        run(1, progress, Checkpointing.by(slow, now::get));

        // Of each kernel's 8 s: one after a second, to see what it costs, and one five seconds later.
        assertThat(memory.saves).isEqualTo(4);
        assertThat(spent[0]).isLessThan(now.get() / 50);
    }

    @Test
    void aStageThatIsDoneInASecondKeepsNothing() {
        var memory = new Memory();
        var now = new AtomicLong();
        run(1, (share, what) -> now.addAndGet(1_000_000), Checkpointing.by(memory, now::get));
        assertThat(memory.saves).isZero();
    }
}
