package io.labelwright.engine.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.engine.execution.LocalExecution;
import io.labelwright.engine.plugin.LoadedRemote;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.remote.RemoteAddress;
import io.labelwright.spi.remote.RemoteBody;
import io.labelwright.spi.remote.RemoteFailure;
import io.labelwright.spi.remote.RemoteFiles;
import io.labelwright.spi.remote.RemoteRequest;
import io.labelwright.spi.remote.RemoteVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transfers over a place that breaks off, stalls, lies and changes, without a network. */
class DownloadTest {

    private static final LocalExecution.Progress UNSEEN = (share, what) -> {};
    private static final RemoteLimits QUICK = new RemoteLimits(
            4, Duration.ofMillis(1), Duration.ofMillis(50), Duration.ofMillis(300), 1 << 20, 1 << 20, 1 << 30);

    /** A place whose file and whose manners a test sets. */
    private static class Unsteady implements RemoteFiles {

        volatile byte[] content = new byte[0];
        volatile String tag = "\"1\"";
        /** How many bytes are sent before the transfer breaks off; negative for all. */
        volatile int breaksAfter = -1;
        /** How often it still breaks off. */
        final AtomicInteger breaks = new AtomicInteger();

        volatile boolean parts = true;
        volatile long announced = -2;
        final List<Long> asked = new ArrayList<>();

        @Override
        public Set<String> schemes() {
            return Set.of("test");
        }

        @Override
        public RemoteAddress address(String path) {
            return new RemoteAddress(URI.create(path), path, List.of(), List.of("*"));
        }

        RemoteVersion version() {
            return new RemoteVersion(tag, "", announced == -2 ? content.length : announced, "");
        }

        @Override
        public Optional<RemoteBody> open(RemoteRequest request) throws IOException {
            asked.add(request.from());
            if (request.unless() != null && request.unless().etag().equals(tag)) {
                return Optional.empty();
            }
            if (request.match() != null && !request.match().etag().equals(tag)) {
                throw new RemoteFailure(RemoteFailure.Kind.CHANGED, "changed", null);
            }
            int from = parts ? (int) request.from() : 0;
            byte[] rest = Arrays.copyOfRange(content, from, content.length);
            InputStream bytes = breaksAfter >= 0 && breaks.getAndDecrement() > 0
                    ? breaking(Arrays.copyOf(rest, Math.min(rest.length, breaksAfter)))
                    : new ByteArrayInputStream(rest);
            return Optional.of(new RemoteBody(version(), from, bytes));
        }

        private static InputStream breaking(byte[] start) {
            InputStream end = new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new IOException("connection reset");
                }

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    throw new IOException("connection reset");
                }
            };
            return new SequenceInputStream(new ByteArrayInputStream(start), end);
        }

        @Override
        public Optional<RemoteVersion> look(RemoteRequest request) {
            return Optional.of(version());
        }
    }

    private static RemotePath at(RemoteFiles files) {
        return new RemotePath(
                files.address("test://place/file"),
                LoadedRemote.of(files),
                null,
                other -> {},
                1 << 20,
                Place.of("flow.yaml"));
    }

    /** Brings the file and gives its bytes; null when it is known already. */
    private static byte @Nullable [] bring(
            RemoteFiles files, @Nullable RemoteVersion known, RemoteLimits limits, LocalExecution.Progress progress) {
        var kept = new ByteArrayOutputStream();
        try (var download = new Download(at(files), progress, limits)) {
            return download.bring(known, writing -> {
                        kept.reset();
                        try {
                            writing.to(kept);
                        } catch (IOException e) {
                            throw new AssertionError("only the disk fails with this", e);
                        }
                        return "hash";
                    })
                    .map(got -> kept.toByteArray())
                    .orElse(null);
        }
    }

    private static byte[] bring(RemoteFiles files) {
        byte[] bytes = bring(files, null, QUICK, UNSEEN);
        assertThat(bytes).isNotNull();
        return bytes;
    }

    private static byte[] random(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000, 300_000, 1_000_000})
    void whatIsThereComesWhole(int size) {
        var files = new Unsteady();
        files.content = random(size);
        assertThat(bring(files)).isEqualTo(files.content);
    }

    @Test
    void aKnownVersionDoesNotCome() {
        var files = new Unsteady();
        files.content = random(10);
        assertThat(bring(files, files.version(), QUICK, UNSEEN)).isNull();
    }

    @Test
    void itGoesOnWhereItBrokeOff() {
        var files = new Unsteady();
        files.content = random(100_000);
        files.breaksAfter = 30_000;
        files.breaks.set(3);
        assertThat(bring(files)).isEqualTo(files.content);
        assertThat(files.asked).containsExactly(0L, 30_000L, 60_000L, 90_000L);
    }

    @Test
    void aPlaceThatKeepsBreakingOffIsGivenUp() {
        var files = new Unsteady();
        files.content = random(100_000);
        files.breaksAfter = 10;
        files.breaks.set(Integer.MAX_VALUE);
        assertThatThrownBy(() -> bring(files)).isInstanceOfSatisfying(LabelingException.class, e -> {
            assertThat(e.problems().get(0).code()).isEqualTo(StandardError.REMOTE);
            assertThat(e).hasMessageContaining("test://place/file could not be reached: connection reset");
        });
        assertThat(files.asked).hasSize(QUICK.attempts());
    }

    @Test
    void withoutPartsItBeginsAnew() {
        var files = new Unsteady();
        files.content = random(50_000);
        files.parts = false;
        files.breaksAfter = 20_000;
        files.breaks.set(1);
        assertThat(bring(files)).isEqualTo(files.content);
    }

    @Test
    void aWeakTagIsNotGoneOnWith() {
        var files = new Unsteady();
        files.content = random(50_000);
        files.tag = "W/\"1\"";
        files.breaksAfter = 20_000;
        files.breaks.set(1);
        assertThat(bring(files)).isEqualTo(files.content);
        assertThat(files.asked).containsExactly(0L, 0L);
    }

    @Test
    void oneVersionOrNone() {
        // It changes at the moment at which it breaks off, every time.
        var files = new Unsteady() {
            @Override
            public Optional<RemoteBody> open(RemoteRequest request) throws IOException {
                Optional<RemoteBody> body = super.open(request);
                content = random(content.length + 1);
                tag = "\"" + content.length + "\"";
                return body;
            }
        };
        files.content = random(50_000);
        files.breaksAfter = 20_000;
        files.breaks.set(Integer.MAX_VALUE);
        assertThatThrownBy(() -> bring(files))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("changed while it was read, 3 times");
    }

    @Test
    void aChangeDuringTheTransferIsSeenAtItsEnd() {
        var files = new Unsteady() {
            private int looks;

            @Override
            public Optional<RemoteVersion> look(RemoteRequest request) {
                return Optional.of(looks++ == 0 ? new RemoteVersion("\"other\"", "", -1, "") : version());
            }
        };
        files.content = random(1000);
        assertThat(bring(files)).isEqualTo(files.content);
        assertThat(files.asked).containsExactly(0L, 0L);
    }

    @Test
    void lessThanAnnouncedIsNotTheFile() {
        var files = new Unsteady();
        files.content = random(1000);
        files.announced = 1001;
        assertThatThrownBy(() -> bring(files)).hasMessageContaining("ended after 1000 of 1001 bytes");
    }

    @Test
    void moreThanAnnouncedIsNotTheFile() {
        var files = new Unsteady();
        files.content = random(1000);
        files.announced = 999;
        assertThatThrownBy(() -> bring(files)).hasMessageContaining("sends more than the 999 bytes");
    }

    @Test
    void aBodyWithoutEndIsCut() {
        var files = new Unsteady() {
            @Override
            public Optional<RemoteBody> open(RemoteRequest request) {
                InputStream endless = new InputStream() {
                    @Override
                    public int read() {
                        return 'a';
                    }

                    @Override
                    public int read(byte[] buffer, int offset, int length) {
                        return length;
                    }
                };
                return Optional.of(new RemoteBody(new RemoteVersion("", "", -1, ""), 0, endless));
            }
        };
        assertThatThrownBy(() -> bring(files)).hasMessageContaining("is larger than the 1 MiB");
    }

    @Test
    void aDiskWithoutRoomIsSaidBefore() {
        var files = new Unsteady();
        files.content = random(1000);
        var tight = new RemoteLimits(1, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(5), 1, 1 << 20, 999);
        assertThatThrownBy(() -> bring(files, null, tight, UNSEEN)).hasMessageContaining("room for 999");
    }

    @Test
    void silenceIsAFailureLikeAnyOther() {
        var stalls = new AtomicInteger(1);
        var files = new Unsteady() {
            @Override
            public Optional<RemoteBody> open(RemoteRequest request) throws IOException {
                Optional<RemoteBody> body = super.open(request);
                return stalls.getAndDecrement() <= 0
                        ? body
                        : Optional.of(new RemoteBody(version(), request.from(), stalled()));
            }

            private InputStream stalled() {
                return new InputStream() {
                    @Override
                    public int read() throws IOException {
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            throw new IOException(e);
                        }
                        return -1;
                    }

                    @Override
                    public int read(byte[] buffer, int offset, int length) throws IOException {
                        return read();
                    }
                };
            }
        };
        files.content = random(1000);
        assertThat(bring(files)).isEqualTo(files.content);
        assertThat(files.asked).hasSize(2);
    }

    @Test
    void whoeverWaitsIsNotHeld() {
        var asked = new AtomicInteger();
        var files = new Unsteady() {
            @Override
            public Optional<RemoteBody> open(RemoteRequest request) throws IOException {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                return Optional.empty();
            }
        };
        var patient = new RemoteLimits(
                5, Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(5), 1, 1 << 20, 1 << 20);
        assertThatThrownBy(() -> bring(files, null, patient, (share, what) -> {
                    if (asked.incrementAndGet() == 3) {
                        throw new LabelingException(StandardError.INTERRUPTED, "stop");
                    }
                }))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("stop");
    }

    @Test
    void aPlaceThatIsBusyIsLeftAloneForAWhile() {
        var refusals = new AtomicInteger(2);
        var files = new Unsteady() {
            @Override
            public Optional<RemoteBody> open(RemoteRequest request) throws IOException {
                if (refusals.getAndDecrement() > 0) {
                    throw new RemoteFailure(RemoteFailure.Kind.BUSY, "busy", null, Duration.ofMillis(5));
                }
                return super.open(request);
            }
        };
        files.content = random(10);
        assertThat(bring(files)).isEqualTo(files.content);
    }

    @Test
    void codeThatFailsIsToldAsADefectOfIt() {
        var files = new Unsteady() {
            @Override
            public Optional<RemoteBody> open(RemoteRequest request) {
                throw new IllegalStateException("oops");
            }
        };
        assertThatThrownBy(() -> bring(files))
                .isInstanceOfSatisfying(
                        LabelingException.class,
                        e -> assertThat(e.problems().get(0).code()).isEqualTo(StandardError.PLUGIN_BROKEN));
    }
}
