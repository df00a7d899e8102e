package io.labelwright.engine.execution;

import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.kernel.IterativeKernel;
import io.labelwright.spi.kernel.Outcome;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Snapshots;
import io.labelwright.spi.kernel.Stepwise;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the parameters and states of a stage's iterative kernels now and then, and gives them back to the run after a
 * stop. When that is done hangs on how long things take and changes no result: an iteration starts from the same bits
 * whether they were computed a moment ago or read.
 *
 * <p>A checkpoint is due a second after the last one, and only when writing it is expected to take less than a
 * hundredth of the time since: what they cost stays below 1 % of the run, and what a kill costs is seconds. A stage
 * that is done within a second never writes any.
 *
 * <p>A strategy may run several kernels one after the other. They are told apart by their number, and each checkpoint
 * says of what kernel it is; bytes of another one are not used.
 */
public final class Checkpointing {

    /** Above this the database that keeps them would suffer more than a fresh start costs. */
    private static final int MOST_BYTES = 256 << 20;

    private static final int FORMAT = 1;
    private static final long SHORTEST = 1_000_000_000L;
    private static final long SHARE = 100;

    /** Nanoseconds for a cell of a kernel, before it is known what its first checkpoint costs: some 20 bytes. */
    private static final long EXPECTED = 250;

    /** The same for a byte of a state. */
    private static final long EXPECTED_BYTE = 12;

    private final @Nullable IterationMemory memory;
    private final LongSupplier clock;
    private final long shortest;
    private final AtomicInteger kernels = new AtomicInteger();

    private Checkpointing(@Nullable IterationMemory memory, LongSupplier clock, long shortest) {
        this.memory = memory;
        this.clock = clock;
        this.shortest = shortest;
    }

    /** Nothing is kept. */
    public static Checkpointing none() {
        return new Checkpointing(null, () -> 0, 0);
    }

    /** Keeps how far kernels have got as often as costs next to nothing. */
    public static Checkpointing in(IterationMemory memory) {
        return new Checkpointing(memory, System::nanoTime, SHORTEST);
    }

    /** Keeps every iteration. */
    static Checkpointing always(IterationMemory memory) {
        return new Checkpointing(memory, () -> 0, 0);
    }

    /** As {@link #in}, by another clock. */
    static Checkpointing by(IterationMemory memory, LongSupplier nanos) {
        return new Checkpointing(memory, nanos, SHORTEST);
    }

    /** One kernel from its start to its end. */
    interface Course<P, S> {

        /** How far it had got when it was stopped; null when it has to begin at the beginning. */
        @Nullable
        Outcome<P, S> resume();

        /** An iteration is over. */
        void reached(Outcome<P, S> now);
    }

    /** A computation in steps from its start to its end. */
    interface StepCourse {

        /** Puts the state to where it was when it was stopped, or to its beginning; null for the latter. */
        Stepwise.@Nullable End resume();

        /** A step is over. */
        void reached(Stepwise.End now);
    }

    <P, S> Course<P, S> begin(
            IterativeKernel<P, S> kernel, List<AnnotationBlock> blocks, long values, int maxIterations) {
        int number = kernels.getAndIncrement();
        Snapshots<P, S> snapshots = kernel.snapshots().orElse(null);
        if (memory == null || snapshots == null) {
            return new Course<>() {
                @Override
                public @Nullable Outcome<P, S> resume() {
                    return null;
                }

                @Override
                public void reached(Outcome<P, S> now) {}
            };
        }
        var kept = new Kept(
                memory,
                number,
                start(kernel, blocks, values, maxIterations),
                EXPECTED * kernel.shape().cells());
        return new KernelCourse<>(kept, kernel, snapshots, blocks);
    }

    StepCourse begin(Stepwise computation, int most) {
        int number = kernels.getAndIncrement();
        if (memory == null) {
            return new StepCourse() {
                @Override
                public Stepwise.@Nullable End resume() {
                    computation.begin();
                    return null;
                }

                @Override
                public void reached(Stepwise.End now) {}
            };
        }
        String start = computation.getClass().getName() + " " + computation.words() + " " + most;
        long expected = computation.size() > MOST_BYTES ? Long.MAX_VALUE / SHARE : EXPECTED_BYTE * computation.size();
        return new StateCourse(new Kept(memory, number, start, expected), computation);
    }

    /** What tells a kernel from others of the same stage. */
    private static String start(
            IterativeKernel<?, ?> kernel, List<AnnotationBlock> blocks, long values, int maxIterations) {
        Shape shape = kernel.shape();
        return kernel.getClass().getName() + " " + shape.cells() + " " + shape.sums() + " " + blocks.size() + " "
                + values + " " + maxIterations;
    }

    /** Writes a state. */
    private interface Writer {
        void write(DataOutputStream out) throws IOException;
    }

    /** Reads a state. */
    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    /** The bytes of one computation. */
    private final class Kept {

        private final IterationMemory keeper;
        private final int number;
        private final String start;
        private long last = clock.getAsLong();
        private long cost;

        /** @param expected nanoseconds that the first checkpoint will cost, as far as that can be known */
        Kept(IterationMemory keeper, int number, String start, long expected) {
            this.keeper = keeper;
            this.number = number;
            this.start = start;
            this.cost = shortest == 0 ? 0 : expected;
        }

        <T> @Nullable T resume(Reader<T> reader, ToIntFunction<T> iterations) {
            byte[] bytes = keeper.load(number).orElse(null);
            if (bytes == null) {
                return null;
            }
            try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
                if (in.readInt() != FORMAT || !in.readUTF().equals(start)) {
                    throw new IOException("it is of another computation");
                }
                T kept = reader.read(in);
                if (in.read() >= 0) {
                    throw new IOException("it holds more than was written");
                }
                keeper.wentOn(iterations.applyAsInt(kept));
                return kept;
            } catch (IOException e) {
                keeper.discard(number, String.valueOf(e.getMessage()));
                return null;
            }
        }

        void reached(Writer writer) {
            long before = clock.getAsLong();
            if (before - last < Math.max(shortest, SHARE * cost)) {
                return;
            }
            byte[] bytes = bytes(writer);
            if (bytes.length <= MOST_BYTES) {
                keeper.save(number, bytes);
            }
            last = clock.getAsLong();
            cost = last - before;
        }

        private byte[] bytes(Writer writer) {
            var buffer = new ByteArrayOutputStream();
            try (var out = new DataOutputStream(buffer)) {
                out.writeInt(FORMAT);
                out.writeUTF(start);
                writer.write(out);
            } catch (IOException e) {
                throw new IllegalStateException("a kernel can't write its parameters into memory", e);
            }
            return buffer.toByteArray();
        }
    }

    private static final class KernelCourse<P, S> implements Course<P, S> {

        private final Kept kept;
        private final IterativeKernel<P, S> kernel;
        private final Snapshots<P, S> snapshots;
        private final List<AnnotationBlock> blocks;

        KernelCourse(Kept kept, IterativeKernel<P, S> kernel, Snapshots<P, S> snapshots, List<AnnotationBlock> blocks) {
            this.kept = kept;
            this.kernel = kernel;
            this.snapshots = snapshots;
            this.blocks = blocks;
        }

        @Override
        public @Nullable Outcome<P, S> resume() {
            return kept.resume(this::read, Outcome::iterations);
        }

        @Override
        public void reached(Outcome<P, S> now) {
            kept.reached(out -> write(now, out));
        }

        private void write(Outcome<P, S> outcome, DataOutputStream out) throws IOException {
            out.writeInt(outcome.iterations());
            out.writeBoolean(outcome.converged());
            snapshots.write(outcome.parameters(), out);
            for (S state : outcome.states()) {
                snapshots.writeState(state, out);
            }
        }

        private Outcome<P, S> read(DataInputStream in) throws IOException {
            int iterations = in.readInt();
            boolean converged = in.readBoolean();
            P parameters = snapshots.read(in);
            // States of its own: when it fails half-way, those of the first iteration are as they were.
            var states = new ArrayList<S>(blocks.size());
            for (AnnotationBlock block : blocks) {
                states.add(snapshots.readState(block, kernel.state(block), in));
            }
            return new Outcome<>(parameters, states, iterations, converged);
        }
    }

    private static final class StateCourse implements StepCourse {

        private final Kept kept;
        private final Stepwise computation;

        StateCourse(Kept kept, Stepwise computation) {
            this.kept = kept;
            this.computation = computation;
        }

        @Override
        public Stepwise.@Nullable End resume() {
            computation.begin();
            Stepwise.End end = kept.resume(this::read, Stepwise.End::steps);
            if (end == null) {
                // Bytes may have been read half-way.
                computation.begin();
            }
            return end;
        }

        @Override
        public void reached(Stepwise.End now) {
            kept.reached(out -> {
                out.writeInt(now.steps());
                out.writeDouble(now.residual());
                out.writeBoolean(now.converged());
                computation.write(out);
            });
        }

        private Stepwise.End read(DataInputStream in) throws IOException {
            int steps = in.readInt();
            double residual = in.readDouble();
            boolean converged = in.readBoolean();
            computation.read(in);
            return new Stepwise.End(steps, residual, converged);
        }
    }
}
