package io.labelwright.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Totals;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalExecutionTest {

    private static final double[][] BLOCKS = blocks();

    private static double[][] blocks() {
        var random = new SplittableRandom(7);
        var blocks = new double[101][];
        for (int b = 0; b < blocks.length; b++) {
            blocks[b] = random.doubles(b % 13, -1, 1).toArray();
        }
        return blocks;
    }

    private static LocalExecution on(WorkerPool pool) {
        return new LocalExecution(pool, (share, what) -> {});
    }

    private static Totals total(WorkerPool pool) {
        return on(pool).total(List.of(BLOCKS), new Shape(1, 2), 10_000, (block, into) -> {
            for (double value : block) {
                into.add(0, value);
                into.sums[0] += value * 1e-9;
                into.sums[1] += Math.exp(40 * value);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void totalsHaveTheSameBitsForAnyNumberOfThreads(int threads) {
        try (var one = new WorkerPool(1);
                var many = new WorkerPool(threads)) {
            Totals expected = total(one);
            for (int round = 0; round < 20; round++) {
                Totals totals = total(many);

                assertThat(totals.count(0)).isEqualTo(expected.count(0));
                assertThat(totals.sum(0)).isEqualTo(expected.sum(0));
                assertThat(totals.sum(1)).isEqualTo(expected.sum(1));
            }
        }
    }

    @Test
    void manyCellsOfSeveralThreadsAreAddedUp() {
        int cells = 100_001;
        var both = new CountDownLatch(2);
        try (var pool = new WorkerPool(2)) {
            Totals totals = on(pool).total(List.of(1, 2), new Shape(cells, 0), 2, (block, into) -> {
                both.countDown();
                // So that each thread has one of them.
                assertThatCode(() -> both.await()).doesNotThrowAnyException();
                for (int cell = 0; cell < cells; cell++) {
                    into.cells[cell] += (long) block * cell;
                }
            });

            for (int cell = 0; cell < cells; cell++) {
                assertThat(totals.count(cell)).isEqualTo(3L * cell);
            }
        }
    }

    @Test
    void totalsOfNothingAreZero() {
        try (var pool = new WorkerPool(2)) {
            Totals totals = on(pool).total(List.of(), new Shape(2, 2), 0, (block, into) -> into.add(0, 1));

            assertThat(totals.cell(1)).isZero();
            assertThat(totals.sum(1)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void rowsComeInTheOrderOfTheBlocks(int threads) {
        List<Integer> blocks = IntStream.range(0, 60).boxed().toList();
        try (var pool = new WorkerPool(threads)) {
            List<Table> tables = on(pool).map(
                            blocks,
                            () -> List.of(
                                    new TableBuilder(TableKind.GOLD),
                                    new TableBuilder(
                                            TableKind.WEIGHTS, List.of(ColumnSpec.named("of")), java.util.Map.of())),
                            (index, block, rows) -> {
                                for (int i = 0; i < block % 4; i++) {
                                    rows[0].text(0, "item " + block + "." + i).end();
                                }
                                rows[1].text(0, "item " + block)
                                        .text(2, "even " + block % 2)
                                        .end();
                            });

            var items = new ArrayList<String>();
            tables.get(0).segments().forEach(segment -> {
                for (int row = 0; row < segment.rows(); row++) {
                    items.add(segment.column(0).text(row));
                }
            });
            var expected = new ArrayList<String>();
            blocks.forEach(
                    block -> IntStream.range(0, block % 4).forEach(i -> expected.add("item " + block + "." + i)));
            assertThat(items).isEqualTo(expected);
            assertThat(tables.get(1).rows()).isEqualTo(60);
            assertThat(tables.get(1).dictionary(2).size()).isEqualTo(2);
        }
    }

    @Test
    void noBlocksGiveEmptyTablesWithTheirColumns() {
        try (var pool = new WorkerPool(2)) {
            List<Table> tables = on(pool).map(
                            List.of(),
                            () -> List.of(new TableBuilder(
                                    TableKind.LABELS, List.of(ColumnSpec.number("p:ham")), java.util.Map.of())),
                            (index, block, rows) -> rows[0].end());

            assertThat(tables).singleElement().satisfies(table -> {
                assertThat(table.rows()).isZero();
                assertThat(table.find("p:ham")).isPositive();
            });
        }
    }

    @Test
    void theCheckpointCanEndTheWork() {
        var reached = new AtomicInteger();
        try (var pool = new WorkerPool(3)) {
            var execution = new LocalExecution(pool, (share, what) -> {
                if (reached.incrementAndGet() == 5) {
                    throw new LabelingException(StandardError.INTERRUPTED, "cancelled");
                }
            });

            assertThatThrownBy(() ->
                            execution.total(List.of(BLOCKS), new Shape(1, 0), 10, (block, into) -> into.add(0, 1)))
                    .isInstanceOf(LabelingException.class)
                    .hasMessageContaining("cancelled");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void everyPieceIsDoneOnceInALaneOfItsOwn(int threads) {
        try (var pool = new WorkerPool(threads)) {
            var execution = new LocalExecution(pool, (share, what) -> {});
            var done = new int[1000];
            var busy = new AtomicIntegerArray(execution.lanes());
            var clashes = new AtomicInteger();

            execution.forEach(done.length, (lane, index) -> {
                if (busy.incrementAndGet(lane) > 1) {
                    clashes.incrementAndGet();
                }
                done[index]++;
                busy.decrementAndGet(lane);
            });

            assertThat(done).containsOnly(1);
            assertThat(clashes).hasValue(0);
        }
    }
}
