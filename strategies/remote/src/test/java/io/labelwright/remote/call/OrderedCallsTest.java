package io.labelwright.remote.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.StageContext;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.testkit.TestContext;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

final class OrderedCallsTest {

    private static final CallFailure DOWN = CallFailure.server("it is down", null);

    /** Calls that answer with their number. */
    private abstract static class Numbers implements CallPlan<Integer> {
        final List<Integer> settled = new ArrayList<>();
        final AtomicInteger running = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();
        int safe;

        abstract int ask(int index) throws CallFailure, InterruptedException;

        @Override
        public boolean admits(int index) {
            return true;
        }

        @Override
        public Integer known(int index) {
            return null;
        }

        @Override
        public Integer call(int index) throws CallFailure {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            try {
                return ask(index);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw CallFailure.server("interrupted", null);
            } finally {
                running.decrementAndGet();
            }
        }

        @Override
        public void settle(int index, Integer answer) {
            assertThat(answer).isEqualTo(index);
            settled.add(answer);
        }

        @Override
        public void settled() {
            safe = settled.size();
        }
    }

    private static OrderedCalls calls(StageContext context, int concurrency) {
        return new OrderedCalls(context, concurrency, "calls");
    }

    private static OrderedCalls calls(int concurrency) {
        return calls(TestContext.create(), concurrency);
    }

    @Test
    void asManyAsAllowedAreUnderWay() throws IOException {
        var allRunning = new CountDownLatch(4);
        var numbers = new Numbers() {
            @Override
            int ask(int index) throws InterruptedException {
                allRunning.countDown();
                allRunning.await();
                return index;
            }
        };

        assertThat(calls(4).run(40, numbers)).isEqualTo(40);
        assertThat(numbers.settled).hasSize(40).doesNotHaveDuplicates();
        assertThat(numbers.most.get()).isEqualTo(4);
        assertThat(numbers.safe).isEqualTo(40);
    }

    @Test
    void whatIsKnownIsNotAskedFor() throws IOException {
        var asked = new BitSet();
        var numbers = new Numbers() {
            @Override
            int ask(int index) {
                synchronized (asked) {
                    asked.set(index);
                }
                return index;
            }

            @Override
            public Integer known(int index) {
                return index % 2 == 0 ? index : null;
            }
        };

        calls(3).run(10, numbers);

        assertThat(numbers.settled).hasSize(10);
        assertThat(asked.stream()).containsExactly(1, 3, 5, 7, 9);
    }

    @Test
    void aRefusalWaitsForThoseUnderWayAndThenEndsAll() throws IOException {
        IntPredicate fits = index -> index < 5;
        var numbers = new Numbers() {
            @Override
            int ask(int index) {
                return index;
            }

            @Override
            public boolean admits(int index) {
                // The fourth fits only when the others are done.
                return fits.test(index) && (index != 3 || settled.size() == 3);
            }
        };

        assertThat(calls(8).run(10, numbers)).isEqualTo(5);
        assertThat(numbers.settled).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }

    @Test
    void afterAFailureNoOtherBeginsAndWhatArrivesIsTaken() {
        var failed = new CountDownLatch(1);
        var numbers = new Numbers() {
            @Override
            int ask(int index) throws CallFailure, InterruptedException {
                if (index == 1) {
                    failed.countDown();
                    throw DOWN;
                }
                failed.await();
                return index;
            }
        };

        assertThatThrownBy(() -> calls(3).run(100, numbers)).isSameAs(DOWN);
        assertThat(numbers.settled).contains(0, 2).hasSizeLessThan(100);
        assertThat(numbers.safe).isEqualTo(numbers.settled.size());
        assertThat(numbers.running.get()).isZero();
    }

    @Test
    void aRunThatIsStoppedKeepsWhatHasArrived() {
        var first = new CountDownLatch(1);
        var numbers = new Numbers() {
            @Override
            int ask(int index) throws InterruptedException {
                if (index > 0) {
                    first.await();
                }
                return index;
            }
        };

        assertThatThrownBy(() -> calls(stoppedWhen(numbers, 1), 3).run(100, numbers))
                .isInstanceOfSatisfying(
                        LabelingException.class,
                        e -> assertThat(e.problems().get(0).code()).isEqualTo(StandardError.INTERRUPTED));
        assertThat(numbers.settled).containsExactly(0);
        assertThat(numbers.safe).isEqualTo(1);
        assertThat(numbers.running.get()).as("calls under way").isZero();
    }

    /** A context whose run is stopped once so many answers are there. */
    private static StageContext stoppedWhen(Numbers numbers, int settled) {
        StageContext context = TestContext.create();
        return (StageContext) Proxy.newProxyInstance(
                OrderedCallsTest.class.getClassLoader(),
                new Class<?>[] {StageContext.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("progress") && numbers.settled.size() >= settled) {
                        throw new LabelingException(StandardError.INTERRUPTED, "stopped");
                    }
                    return method.invoke(context, arguments);
                });
    }
}
