package io.labelwright.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreLockTest {

    @TempDir
    private Path root;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(root, problem -> {});
    }

    @Test
    void oneRunAtATimeHasTheStore() {
        Store second = Store.open(root, problem -> {});

        try (StoreLock lock = store.tryLock().orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(second.tryLock()).isEmpty();
            assertThat(store.tryLock()).isEmpty();
            assertThat(second.owner().orElseThrow().pid())
                    .isEqualTo(ProcessHandle.current().pid());
        }

        second.tryLock().orElseThrow().close();
        assertThat(second.owner()).isEmpty();
    }

    @Test
    void theSecondRunWaitsAndLearnsWhoTheFirstIs() throws Exception {
        var told = new ArrayBlockingQueue<Optional<StoreOwner>>(10);
        var waiter = new Thread(() -> store.lock(told::add).close());
        try (StoreLock lock = store.tryLock().orElseThrow()) {
            assertThat(lock).isNotNull();
            waiter.start();
            assertThat(told.poll(20, TimeUnit.SECONDS).orElseThrow().toString())
                    .startsWith("process " + ProcessHandle.current().pid() + " on ");
            assertThat(waiter.isAlive()).isTrue();
        }

        waiter.join(20_000);
        assertThat(waiter.isAlive()).isFalse();
        assertThat(told).isEmpty();
    }

    @Test
    void waitingEndsWhenItIsInterrupted() {
        try (StoreLock lock = store.tryLock().orElseThrow()) {
            assertThat(lock).isNotNull();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> store.lock(owner -> {}))
                    .isInstanceOfSatisfying(
                            LabelingException.class,
                            e -> assertThat(e.problems().get(0).code()).isEqualTo(StandardError.INTERRUPTED));
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void whatADeadOwnerLeftIsNoLock() throws Exception {
        Files.createFile(root.resolve("lock"));
        Files.writeString(root.resolve("lock-owner"), "1 2020-01-01T00:00:00Z old host\n");

        store.tryLock().orElseThrow().close();
    }

    @Test
    void anOwnerThatCannotBeReadIsNoOwner() throws Exception {
        Files.writeString(root.resolve("lock-owner"), "who knows");

        assertThat(store.owner()).isEmpty();
    }
}
