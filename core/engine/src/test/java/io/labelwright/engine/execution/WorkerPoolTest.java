package io.labelwright.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class WorkerPoolTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void everyPieceIsDoneOnce(int threads) {
        var done = new AtomicIntegerArray(1000);
        try (var pool = new WorkerPool(threads)) {
            pool.forEach(1000, (lane, index) -> {
                assertThat(lane).isBetween(0, threads - 1);
                done.incrementAndGet(index);
            });
        }

        for (int i = 0; i < 1000; i++) {
            assertThat(done.get(i)).isEqualTo(1);
        }
    }

    @Test
    void piecesOfOneLaneNeverRunTogether() {
        var busy = new AtomicIntegerArray(3);
        try (var pool = new WorkerPool(3)) {
            pool.forEach(2000, (lane, index) -> {
                assertThat(busy.incrementAndGet(lane)).isEqualTo(1);
                busy.decrementAndGet(lane);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void piecesMayHandOutPiecesThemselves(int threads) {
        var done = new AtomicInteger();
        try (var pool = new WorkerPool(threads)) {
            pool.forEach(
                    8,
                    (lane, index) -> pool.forEach(
                            8, (inner, piece) -> pool.forEach(4, (deepest, one) -> done.incrementAndGet())));
        }

        assertThat(done).hasValue(8 * 8 * 4);
    }

    @Test
    void workGoesOnWhileAllOtherThreadsAreBusy() throws InterruptedException {
        var release = new CountDownLatch(1);
        var started = new CountDownLatch(2);
        try (var pool = new WorkerPool(2)) {
            var other = new Thread(() -> pool.forEach(2, (lane, index) -> {
                started.countDown();
                await(release);
            }));
            other.start();
            assertThat(started.await(5, TimeUnit.SECONDS)).isTrue();
            var done = new AtomicInteger();

            pool.forEach(10, (lane, index) -> done.incrementAndGet());

            assertThat(done).hasValue(10);
            release.countDown();
            other.join();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void theFailureOfAPieceIsThrownAndEndsTheRest(int threads) {
        var done = new AtomicInteger();
        try (var pool = new WorkerPool(threads)) {
            assertThatThrownBy(() -> pool.forEach(1_000_000, (lane, index) -> {
                        if (index == 100) {
                            throw new IllegalStateException("piece 100");
                        }
                        done.incrementAndGet();
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("piece 100");
            assertThat(done.get()).isLessThan(1_000_000 - 1);

            var after = new AtomicInteger();
            pool.forEach(50, (lane, index) -> after.incrementAndGet());
            assertThat(after).as("the pool works on after a failure").hasValue(50);
        }
    }

    @Test
    void noPieceRunsAnyMoreWhenAFailureIsThrown() {
        var running = new AtomicInteger();
        try (var pool = new WorkerPool(4)) {
            for (int round = 0; round < 50; round++) {
                assertThatThrownBy(() -> pool.forEach(1000, (lane, index) -> {
                            running.incrementAndGet();
                            try {
                                if (index % 7 == 3) {
                                    throw new AssertionError("an error, not an exception");
                                }
                            } finally {
                                running.decrementAndGet();
                            }
                        }))
                        .isInstanceOf(AssertionError.class);
                assertThat(running).hasValue(0);
            }
        }
    }

    @Test
    void anInterruptEndsTheWorkAndStaysVisible() throws InterruptedException {
        var interrupted = new AtomicBoolean();
        var entered = new CountDownLatch(2);
        var release = new CountDownLatch(1);
        try (var pool = new WorkerPool(2)) {
            var caller = new Thread(() -> {
                try {
                    pool.forEach(2, (lane, index) -> {
                        entered.countDown();
                        if (lane == 1) {
                            await(release);
                        } else {
                            await(entered);
                        }
                    });
                } catch (io.labelwright.spi.problem.LabelingException e) {
                    interrupted.set(Thread.currentThread().isInterrupted());
                }
            });
            caller.start();
            assertThat(entered.await(5, TimeUnit.SECONDS)).isTrue();
            caller.interrupt();
            release.countDown();
            caller.join();
        }

        assertThat(interrupted).isTrue();
    }
}
