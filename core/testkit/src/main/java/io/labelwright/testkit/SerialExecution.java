package io.labelwright.testkit;

import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.kernel.Accumulator;
import io.labelwright.spi.kernel.BlockMapper;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.kernel.IterativeKernel;
import io.labelwright.spi.kernel.Outcome;
import io.labelwright.spi.kernel.Selection;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Snapshots;
import io.labelwright.spi.kernel.Stepwise;
import io.labelwright.spi.kernel.Totals;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Columns;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Rows;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import java.util.function.Supplier;

/**
 * Runs kernels on the calling thread. A kernel that is pure gives the same bits {@link #inOrder} and
 * {@link #inReverse}; one that keeps something between blocks usually doesn't. Where a kernel has snapshots, it is
 * stopped and started again after every iteration; so is a computation in steps.
 */
public final class SerialExecution implements Execution {

    /** Gives the block that is visited n-th, from their number and n. */
    private final IntBinaryOperator order;

    private SerialExecution(IntBinaryOperator order) {
        this.order = order;
    }

    /** Visits blocks from first to last. */
    public static SerialExecution inOrder() {
        return new SerialExecution((blocks, visit) -> visit);
    }

    /**
     * Visits blocks from last to first, as another schedule of threads might; results go by block number all the same.
     */
    public static SerialExecution inReverse() {
        return new SerialExecution((blocks, visit) -> blocks - 1 - visit);
    }

    /** Visits blocks in an order that the seed chooses. */
    public static SerialExecution shuffled(long seed) {
        return new SerialExecution((blocks, visit) -> {
            var order = new ArrayList<Integer>();
            for (int b = 0; b < blocks; b++) {
                order.add(b);
            }
            Collections.shuffle(order, new Random(seed));
            return order.get(visit);
        });
    }

    @Override
    public <P, S> Outcome<P, S> iterate(List<AnnotationBlock> blocks, IterativeKernel<P, S> kernel, int maxIterations) {
        if (maxIterations < 1) {
            throw new IllegalArgumentException("at most " + maxIterations + " iterations: expected at least 1");
        }
        long values = 0;
        var states = new ArrayList<S>();
        for (AnnotationBlock block : blocks) {
            // An item may bring a value beside those of its answers, such as the mass of its class.
            values += block.items + (long) block.answers();
            states.add(kernel.state(block));
        }
        P parameters = kernel.initial();
        for (int iteration = 0; iteration < maxIterations; iteration++) {
            P before = parameters;
            Totals totals = sum(
                    blocks.size(),
                    kernel.shape(),
                    values,
                    (b, into) -> kernel.accumulate(blocks.get(b), states.get(b), before, into));
            parameters = keptAndRead(kernel, blocks, kernel.update(before, totals, iteration), states);
            if (kernel.converged(before, parameters, iteration)) {
                return new Outcome<>(parameters, states, iteration + 1, true);
            }
        }
        return new Outcome<>(parameters, states, maxIterations, false);
    }

    /** As after a stop and a new start: what a kernel writes must be all that it needs. */
    private static <P, S> P keptAndRead(
            IterativeKernel<P, S> kernel, List<AnnotationBlock> blocks, P parameters, List<S> states) {
        Snapshots<P, S> snapshots = kernel.snapshots().orElse(null);
        if (snapshots == null) {
            return parameters;
        }
        try {
            var bytes = new ByteArrayOutputStream();
            var out = new DataOutputStream(bytes);
            snapshots.write(parameters, out);
            for (S state : states) {
                snapshots.writeState(state, out);
            }
            var in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
            P read = snapshots.read(in);
            for (int b = 0; b < states.size(); b++) {
                AnnotationBlock block = blocks.get(b);
                states.set(b, snapshots.readState(block, kernel.state(block), in));
            }
            if (in.read() >= 0) {
                throw new AssertionError(kernel.getClass().getName() + ": snapshots write more than they read");
            }
            return read;
        } catch (IOException e) {
            throw new AssertionError(kernel.getClass().getName() + ": snapshots read more than they write", e);
        }
    }

    @Override
    public Stepwise.End steps(Stepwise computation, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("at most " + most + " steps: expected at least 1");
        }
        computation.begin();
        for (int index = 0; index < most; index++) {
            double residual = computation.step(index);
            if (!(residual >= 0 && residual < Double.POSITIVE_INFINITY)) {
                throw new AssertionError(computation.getClass().getName() + ": the residual is " + residual);
            }
            keepAndRead(computation);
            if (computation.isDone(residual, index)) {
                return new Stepwise.End(index + 1, residual, true);
            }
            if (index == most - 1) {
                return new Stepwise.End(most, residual, false);
            }
        }
        throw new AssertionError("no step was the last one");
    }

    /** As after a stop and a new start: what a computation writes must be all that steps change. */
    private static void keepAndRead(Stepwise computation) {
        try {
            var bytes = new ByteArrayOutputStream();
            computation.write(new DataOutputStream(bytes));
            computation.begin();
            var in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
            computation.read(in);
            if (in.read() >= 0) {
                throw new AssertionError(computation.getClass().getName() + ": it writes more than it reads");
            }
        } catch (IOException e) {
            throw new AssertionError(computation.getClass().getName() + ": it reads more than it writes", e);
        }
    }

    @Override
    public <B> Totals total(List<B> blocks, Shape shape, long values, BlockReducer<B> reducer) {
        return sum(blocks.size(), shape, values, (b, into) -> reducer.reduce(blocks.get(b), into));
    }

    @Override
    public <B> List<Table> map(List<B> blocks, Supplier<List<TableBuilder>> tables, BlockMapper<B> mapper) {
        if (blocks.isEmpty()) {
            return tables.get().stream().map(TableBuilder::build).toList();
        }
        var parts = new Table[blocks.size()][];
        for (int visit = 0; visit < blocks.size(); visit++) {
            int b = block(visit, blocks.size());
            List<TableBuilder> builders = tables.get();
            mapper.map(b, blocks.get(b), builders.toArray(Rows[]::new));
            parts[b] = builders.stream().map(TableBuilder::build).toArray(Table[]::new);
        }
        var united = new ArrayList<Table>();
        for (int t = 0; t < parts[0].length; t++) {
            var same = new ArrayList<Table>();
            for (Table[] part : parts) {
                same.add(part[t]);
            }
            united.add(concatenate(same));
        }
        return united;
    }

    @Override
    public <B> Selection select(List<B> blocks, int most, BlockScorer<B> scorer) {
        var chosen = new Selection(most);
        for (int visit = 0; visit < blocks.size(); visit++) {
            var own = new Selection(most);
            scorer.score(blocks.get(block(visit, blocks.size())), own);
            chosen.merge(own);
        }
        return chosen;
    }

    /** As with several threads: a piece finds what another one has left in its lane. */
    @Override
    public int lanes() {
        return 2;
    }

    @Override
    public void forEach(int pieces, Piece piece) {
        for (int visit = 0; visit < pieces; visit++) {
            piece.run(visit % lanes(), block(visit, pieces));
        }
    }

    private int block(int visit, int blocks) {
        return order.applyAsInt(blocks, visit);
    }

    @FunctionalInterface
    private interface Reducer {
        void reduce(int block, Accumulator into);
    }

    private Totals sum(int blocks, Shape shape, long values, Reducer reducer) {
        double unit = Accumulator.unitFor(values);
        var merged = new Accumulator(shape.cells(), 0, unit);
        var sums = new double[blocks][];
        for (int visit = 0; visit < blocks; visit++) {
            int b = block(visit, blocks);
            var own = new Accumulator(shape.cells(), shape.sums(), unit);
            reducer.reduce(b, own);
            merged.merge(own);
            sums[b] = own.sums;
        }
        return new Totals(merged.cells, blocks == 0 ? new double[shape.sums()] : pairwise(sums, 0, blocks), unit);
    }

    private static double[] pairwise(double[][] sums, int from, int to) {
        if (to - from == 1) {
            return sums[from];
        }
        int middle = (from + to) >>> 1;
        double[] left = pairwise(sums, from, middle);
        double[] right = pairwise(sums, middle, to);
        var sum = new double[left.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = left[i] + right[i];
        }
        return sum;
    }

    private static Table concatenate(List<Table> parts) {
        Table first = parts.get(0);
        int width = first.columns().size();
        var names = new Dictionary.Builder[width];
        for (int c = 0; c < width; c++) {
            names[c] = new Dictionary.Builder();
        }
        var codes = new ArrayList<int[][]>();
        for (Table part : parts) {
            var ofPart = new int[width][];
            for (int c = 0; c < width; c++) {
                Dictionary dictionary =
                        first.columns().get(c).type() == ColumnType.NAME ? part.dictionary(c) : Dictionary.empty();
                ofPart[c] = new int[dictionary.size()];
                for (int code = 0; code < dictionary.size(); code++) {
                    ofPart[c][code] = names[c].add(dictionary, code);
                }
            }
            codes.add(ofPart);
        }
        var dictionaries = new Dictionary[width];
        for (int c = 0; c < width; c++) {
            dictionaries[c] = names[c].build();
        }
        var segments = new ArrayList<Segment>();
        for (int p = 0; p < parts.size(); p++) {
            for (Segment segment : parts.get(p).segments()) {
                segments.add(recode(segment, codes.get(p), dictionaries));
            }
        }
        return new Table(first.kind(), first.columns(), segments);
    }

    private static Segment recode(Segment segment, int[][] codes, Dictionary[] dictionaries) {
        var columns = new ArrayList<Column>();
        for (int c = 0; c < dictionaries.length; c++) {
            Column column = segment.column(c);
            if (column.type() != ColumnType.NAME) {
                columns.add(column);
                continue;
            }
            var recoded = new int[segment.rows()];
            for (int row = 0; row < recoded.length; row++) {
                int code = column.code(row);
                recoded[row] = code < 0 ? -1 : codes[c][code];
            }
            columns.add(Columns.names(dictionaries[c], recoded, recoded.length));
        }
        return new Segment(segment.rows(), columns);
    }
}
