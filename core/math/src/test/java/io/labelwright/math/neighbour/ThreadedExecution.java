package io.labelwright.math.neighbour;

import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.kernel.BlockMapper;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.kernel.IterativeKernel;
import io.labelwright.spi.kernel.Outcome;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Totals;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Pieces of work on some threads; nothing else, since the engine is above this module. */
public final class ThreadedExecution implements Execution {

    private final int threads;

    public ThreadedExecution(int threads) {
        this.threads = threads;
    }

    @Override
    public int lanes() {
        return threads;
    }

    @Override
    public void forEach(int pieces, Piece piece) {
        var next = new AtomicInteger();
        if (threads == 1) {
            for (int index = 0; index < pieces; index++) {
                piece.run(0, index);
            }
            return;
        }
        var running = new ArrayList<Thread>();
        for (int lane = 0; lane < threads; lane++) {
            int mine = lane;
            var thread = new Thread(() -> {
                for (int index = next.getAndIncrement(); index < pieces; index = next.getAndIncrement()) {
                    piece.run(mine, index);
                }
            });
            thread.start();
            running.add(thread);
        }
        for (Thread thread : running) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public <P, S> Outcome<P, S> iterate(List<AnnotationBlock> blocks, IterativeKernel<P, S> kernel, int maxIterations) {
        throw new UnsupportedOperationException("the neighbours of points are no iteration over answers");
    }

    @Override
    public <B> Totals total(List<B> blocks, Shape shape, long values, BlockReducer<B> reducer) {
        throw new UnsupportedOperationException("the neighbours of points are no total over blocks");
    }

    @Override
    public <B> List<Table> map(List<B> blocks, Supplier<List<TableBuilder>> tables, BlockMapper<B> mapper) {
        throw new UnsupportedOperationException("the neighbours of points are no table");
    }
}
