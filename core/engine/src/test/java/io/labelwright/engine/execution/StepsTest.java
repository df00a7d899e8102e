package io.labelwright.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.kernel.Stepwise;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StepsTest {

    private static final int STEPS = 12;

    /** Numbers that hang on all steps before. */
    private static final class Drifting implements Stepwise {

        private final double rate;
        private final Execution execution;
        private final double[] state = new double[50];

        Drifting(double rate, Execution execution) {
            this.rate = rate;
            this.execution = execution;
        }

        @Override
        public String words() {
            return "rate " + rate;
        }

        @Override
        public void begin() {
            Arrays.fill(state, 0.1);
        }

        @Override
        public double step(int index) {
            execution.forEach(state.length, (lane, i) -> state[i] = Math.sin(state[i] * 3 + rate * (i + index)));
            return STEPS - 1.0 - index;
        }

        @Override
        public boolean isDone(double residual, int index) {
            return residual == 0;
        }

        @Override
        public long size() {
            return 8L * state.length;
        }

        @Override
        public void write(DataOutput out) throws IOException {
            for (double value : state) {
                out.writeDouble(value);
            }
        }

        @Override
        public void read(DataInput in) throws IOException {
            for (int i = 0; i < state.length; i++) {
                state[i] = in.readDouble();
            }
        }
    }

    private static final class Memory implements IterationMemory {
        private final Map<Integer, byte[]> kept = new HashMap<>();
        private final List<String> discarded = new ArrayList<>();
        private final List<Integer> from = new ArrayList<>();

        @Override
        public Optional<byte[]> load(int kernel) {
            return Optional.ofNullable(kept.get(kernel));
        }

        @Override
        public void save(int kernel, byte[] bytes) {
            kept.put(kernel, bytes);
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

    private record Ended(List<double[]> states, List<Stepwise.End> ends) {}

    /** Two computations one after the other, as a strategy may run them. */
    private static Ended run(int threads, LocalExecution.Progress progress, Checkpointing checkpointing, double rate) {
        try (var pool = new WorkerPool(threads)) {
            var execution = new LocalExecution(pool, progress, checkpointing);
            var states = new ArrayList<double[]>();
            var ends = new ArrayList<Stepwise.End>();
            for (double one : new double[] {rate, 1.0 / 3}) {
                var drifting = new Drifting(one, execution);
                ends.add(execution.steps(drifting, 100));
                states.add(drifting.state);
            }
            return new Ended(states, ends);
        }
    }

    private static void assertSame(Ended one, Ended other) {
        assertThat(one.ends()).isEqualTo(other.ends());
        for (int i = 0; i < one.states().size(); i++) {
            assertThat(one.states().get(i)).isEqualTo(other.states().get(i));
        }
    }

    private static LocalExecution.Progress stopAt(String step) {
        return (share, what) -> {
            if (what.startsWith(step)) {
                throw new LabelingException(StandardError.INTERRUPTED, "stopped");
            }
        };
    }

    @Test
    void aStopBeforeAnyStepChangesNoBit() {
        Ended whole = run(2, (share, what) -> {}, Checkpointing.none(), 0.2);
        assertThat(whole.ends()).containsOnly(new Stepwise.End(STEPS, 0, true));
        for (int step = 1; step <= STEPS; step++) {
            var memory = new Memory();
            String stop = "step " + step;
            assertThatThrownBy(() -> run(2, stopAt(stop), Checkpointing.always(memory), 0.2))
                    .hasMessageContaining("stopped");
            int reached = memory.kept.size();

            // The run after the stop has another number of threads.
            assertSame(run(3, (share, what) -> {}, Checkpointing.always(memory), 0.2), whole);
            assertThat(memory.from).hasSize(reached);
        }
    }

    @Test
    void theNumberOfStepsEndsItUnconverged() {
        try (var pool = new WorkerPool(1)) {
            var execution = new LocalExecution(pool, (share, what) -> {});

            assertThat(execution.steps(new Drifting(0.2, execution), 5)).isEqualTo(new Stepwise.End(5, 7, false));
        }
    }

    @Test
    void theResidualIsTold() {
        var told = new ArrayList<String>();
        try (var pool = new WorkerPool(1)) {
            var execution = new LocalExecution(pool, (share, what) -> {
                if (!what.isEmpty()) {
                    told.add(what);
                }
            });
            execution.steps(new Drifting(0.2, execution), 3);
        }
        assertThat(told).containsExactly("step 1", "step 2, residual 1.1e+01", "step 3, residual 1.0e+01");
    }

    @Test
    void bytesOfAnotherComputationOrTooFewAreNotUsed() {
        Ended whole = run(1, (share, what) -> {}, Checkpointing.none(), 0.2);
        var other = new Memory();
        run(1, (share, what) -> {}, Checkpointing.always(other), 0.7);
        assertSame(run(1, (share, what) -> {}, Checkpointing.always(other), 0.2), whole);
        assertThat(other.discarded).containsExactly("it is of another computation");

        var few = new Memory();
        run(1, (share, what) -> {}, Checkpointing.always(few), 0.2);
        few.kept.replaceAll((kernel, bytes) -> Arrays.copyOf(bytes, bytes.length - 1));
        assertSame(run(1, (share, what) -> {}, Checkpointing.always(few), 0.2), whole);
        assertThat(few.discarded).hasSize(2);
    }
}
