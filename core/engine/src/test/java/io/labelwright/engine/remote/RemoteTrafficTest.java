package io.labelwright.engine.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.engine.plugin.LoadedRemote;
import io.labelwright.engine.store.Store;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.remote.RemoteAddress;
import io.labelwright.spi.remote.RemoteBody;
import io.labelwright.spi.remote.RemoteFailure;
import io.labelwright.spi.remote.RemoteFiles;
import io.labelwright.spi.remote.RemoteRequest;
import io.labelwright.spi.remote.RemoteVersion;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that leave for a place which fails or is not waited for. */
class RemoteTrafficTest {

    @TempDir
    private Path folder;

    private Store store;
    private final Shelf shelf = new Shelf();

    @BeforeEach
    void open() {
        store = Store.open(folder.resolve("store"), problem -> {});
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** A place that says what is done to it. */
    private static class Shelf implements RemoteFiles {

        final List<String> done = new CopyOnWriteArrayList<>();
        volatile boolean stalls;

        @Override
        public Set<String> schemes() {
            return Set.of("test");
        }

        @Override
        public RemoteAddress address(String path) {
            return new RemoteAddress(URI.create(path), path, List.of(), List.of("*"));
        }

        @Override
        public Optional<RemoteBody> open(RemoteRequest request) throws IOException {
            throw new RemoteFailure(RemoteFailure.Kind.MISSING, "is not there", null);
        }

        @Override
        public Optional<RemoteVersion> look(RemoteRequest request) {
            return Optional.empty();
        }

        @Override
        public RemoteVersion put(RemoteRequest request, Path file, String sha256) throws IOException {
            done.add("begins " + Files.readString(file));
            if (!stalls) {
                throw new RemoteFailure(RemoteFailure.Kind.DENIED, "may not be written", null);
            }
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                takeBack();
            }
            throw new InterruptedIOException();
        }

        /** Takes its time, as a server does. */
        private void takeBack() {
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                return;
            }
            done.add("takes back");
        }
    }

    private void put(Runnable watching) {
        var path = new RemotePath(
                shelf.address("test://place/out.csv"),
                LoadedRemote.of(shelf),
                null,
                other -> {},
                1 << 20,
                Place.of("flow.yaml"));
        new RemoteTraffic(store, RemoteTraffic.Asking.ALWAYS)
                .put(
                        path,
                        out -> out.write("labels".getBytes(StandardCharsets.UTF_8)),
                        (share, what) -> watching.run());
    }

    private void assertNothingIsLeft() throws IOException {
        assertThat(store.remoteCopies().find("test://place/out.csv")).isEmpty();
        try (Stream<Path> left = Files.list(store.temporary())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void whoeverCancelsAnExportWaitsUntilItIsTakenBack() throws IOException {
        shelf.stalls = true;

        assertThatThrownBy(() -> put(() -> {
                    if (!shelf.done.isEmpty()) {
                        throw new LabelingException(StandardError.INTERRUPTED, "stop");
                    }
                }))
                .hasMessageContaining("stop");

        assertThat(shelf.done).containsExactly("begins labels", "takes back");
        assertNothingIsLeft();
    }

    @Test
    void anExportThatFailsLeavesNothing() throws IOException {
        assertThatThrownBy(() -> put(() -> {}))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("test://place/out.csv may not be written");

        assertThat(shelf.done).containsExactly("begins labels");
        assertNothingIsLeft();
    }
}
