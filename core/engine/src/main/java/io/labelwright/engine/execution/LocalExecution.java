package io.labelwright.engine.execution;

import io.labelwright.engine.table.TableConcat;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.kernel.Accumulator;
import io.labelwright.spi.kernel.BlockMapper;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.kernel.IterativeKernel;
import io.labelwright.spi.kernel.Outcome;
import io.labelwright.spi.kernel.Selection;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Stepwise;
import io.labelwright.spi.kernel.Totals;
import io.labelwright.spi.table.Rows;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Kernels on a {@link WorkerPool}. Each lane takes blocks one by one and adds into its own accumulator; cells are
 * merged as longs, so which lane took which block leaves no trace. Real sums are kept per block and added pairwise in
 * block order.
 */
public final class LocalExecution implements Execution {

    /** Cells that one thread adds up at a time. */
    private static final int MERGED_AT_ONCE = 1 << 15;

    private final WorkerPool pool;
    private final Progress progress;
    private final Checkpointing checkpointing;

    /** Called between blocks and iterations: reports progress and throws when the stage was cancelled. */
    @FunctionalInterface
    public interface Progress {
        void reached(double share, String what);
    }

    /** Kernels of a stage that always begins anew. */
    public LocalExecution(WorkerPool pool, Progress progress) {
        this(pool, progress, Checkpointing.none());
    }

    /**
     * Kernels of one stage.
     *
     * @param checkpointing keeps how far its iterative kernels have got
     */
    public LocalExecution(WorkerPool pool, Progress progress, Checkpointing checkpointing) {
        this.pool = pool;
        this.progress = progress;
        this.checkpointing = checkpointing;
    }

    @Override
    public <P, S> Outcome<P, S> iterate(List<AnnotationBlock> blocks, IterativeKernel<P, S> kernel, int maxIterations) {
        long values = 0;
        var states = new ArrayList<S>(blocks.size());
        for (AnnotationBlock block : blocks) {
            values += block.items + (long) block.answers();
            states.add(kernel.state(block));
        }
        P parameters = kernel.initial();
        int iteration = 0;
        boolean converged = false;
        Checkpointing.Course<P, S> course = checkpointing.begin(kernel, blocks, values, maxIterations);
        Outcome<P, S> kept = course.resume();
        if (kept != null) {
            parameters = kept.parameters();
            states = new ArrayList<>(kept.states());
            iteration = kept.iterations();
            converged = kept.converged();
        }
        while (iteration < maxIterations && !converged) {
            progress.reached((double) iteration / maxIterations, "iteration " + (iteration + 1));
            P before = parameters;
            List<S> current = states;
            Totals totals = reduce(
                    blocks.size(),
                    kernel.shape(),
                    values,
                    (index, into) -> kernel.accumulate(blocks.get(index), current.get(index), before, into));
            parameters = kernel.update(before, totals, iteration);
            converged = kernel.converged(before, parameters, iteration);
            iteration++;
            course.reached(new Outcome<>(parameters, states, iteration, converged));
        }
        return new Outcome<>(parameters, states, iteration, converged);
    }

    @Override
    public Stepwise.End steps(Stepwise computation, int most) {
        Checkpointing.StepCourse course = checkpointing.begin(computation, most);
        Stepwise.End kept = course.resume();
        Stepwise.End end = kept == null ? new Stepwise.End(0, 0, false) : kept;
        while (end.steps() < most && !end.converged()) {
            progress.reached((double) end.steps() / most, told(end));
            double residual = computation.step(end.steps());
            end = new Stepwise.End(end.steps() + 1, residual, computation.isDone(residual, end.steps()));
            course.reached(end);
        }
        return end;
    }

    private static String told(Stepwise.End end) {
        String step = "step " + (end.steps() + 1);
        return end.steps() == 0 ? step : step + String.format(Locale.ROOT, ", residual %.1e", end.residual());
    }

    @Override
    public <B> Totals total(List<B> blocks, Shape shape, long values, BlockReducer<B> reducer) {
        return reduce(blocks.size(), shape, values, (index, into) -> reducer.reduce(blocks.get(index), into));
    }

    @Override
    public <B> List<Table> map(List<B> blocks, Supplier<List<TableBuilder>> tables, BlockMapper<B> mapper) {
        var parts = new Table[blocks.size()][];
        pool.forEach(blocks.size(), (lane, index) -> {
            progress.reached(-1, "block " + (index + 1) + " of " + blocks.size());
            List<TableBuilder> builders = tables.get();
            mapper.map(index, blocks.get(index), builders.toArray(Rows[]::new));
            parts[index] = builders.stream().map(TableBuilder::build).toArray(Table[]::new);
        });
        List<Table> none = tables.get().stream().map(TableBuilder::build).toList();
        var joined = new ArrayList<Table>();
        for (int t = 0; t < none.size(); t++) {
            var ofTable = new ArrayList<Table>();
            ofTable.add(none.get(t));
            for (Table[] part : parts) {
                ofTable.add(part[t]);
            }
            joined.add(TableConcat.of(none.get(t).kind(), ofTable));
        }
        return joined;
    }

    @Override
    public <B> Selection select(List<B> blocks, int most, BlockScorer<B> scorer) {
        var lanes = new Selection[Math.max(1, Math.min(pool.threads(), blocks.size()))];
        pool.forEach(blocks.size(), (lane, index) -> {
            progress.reached(-1, "");
            if (lanes[lane] == null) {
                lanes[lane] = new Selection(most);
            }
            scorer.score(blocks.get(index), lanes[lane]);
        });
        var chosen = new Selection(most);
        for (Selection lane : lanes) {
            if (lane != null) {
                chosen.merge(lane);
            }
        }
        return chosen;
    }

    @Override
    public int lanes() {
        return pool.threads();
    }

    @Override
    public void forEach(int pieces, Piece piece) {
        pool.forEach(pieces, (lane, index) -> {
            progress.reached(-1, "");
            piece.run(lane, index);
        });
    }

    private interface IndexedReducer {
        void reduce(int index, Accumulator into);
    }

    private Totals reduce(int blocks, Shape shape, long values, IndexedReducer reducer) {
        double unit = Accumulator.unitFor(values);
        int lanes = Math.max(1, Math.min(pool.threads(), blocks));
        var accumulators = new Accumulator[lanes];
        var blockSums = new double[shape.sums() == 0 ? 0 : blocks][];
        pool.forEach(blocks, (lane, index) -> {
            progress.reached(-1, "");
            Accumulator into = accumulators[lane];
            if (into == null) {
                into = new Accumulator(shape.cells(), shape.sums(), unit);
                accumulators[lane] = into;
            }
            reducer.reduce(index, into);
            if (shape.sums() > 0) {
                blockSums[index] = into.sums.clone();
                Arrays.fill(into.sums, 0);
            }
        });
        return new Totals(merged(accumulators, shape.cells()), PairwiseSum.of(blockSums, shape.sums()), unit);
    }

    /** The sums of the cells of those accumulators that were needed. */
    private long[] merged(Accumulator[] accumulators, int size) {
        List<long[]> parts = Arrays.stream(accumulators)
                .filter(Objects::nonNull)
                .map(accumulator -> accumulator.cells)
                .toList();
        if (parts.isEmpty()) {
            return new long[size];
        }
        long[] total = parts.get(0);
        pool.forEach(parts.size() == 1 ? 0 : (size + MERGED_AT_ONCE - 1) / MERGED_AT_ONCE, (lane, piece) -> {
            int to = Math.min(size, (piece + 1) * MERGED_AT_ONCE);
            for (long[] part : parts.subList(1, parts.size())) {
                for (int cell = piece * MERGED_AT_ONCE; cell < to; cell++) {
                    total[cell] += part[cell];
                }
            }
        });
        return total;
    }
}
