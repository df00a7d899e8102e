package io.labelwright.engine.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.engine.execution.LocalExecution;
import io.labelwright.engine.plugin.LoadedRemote;
import io.labelwright.engine.store.Store;
import io.labelwright.engine.store.file.FolderFiles;
import io.labelwright.engine.store.file.Sha256;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.remote.RemoteAddress;
import io.labelwright.spi.remote.RemoteBody;
import io.labelwright.spi.remote.RemoteEntry;
import io.labelwright.spi.remote.RemoteFailure;
import io.labelwright.spi.remote.RemoteFiles;
import io.labelwright.spi.remote.RemoteListing;
import io.labelwright.spi.remote.RemoteRequest;
import io.labelwright.spi.remote.RemoteVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of a place that lists them in parts, fails, and changes, without a network. */
class FolderDownloadTest {

    private static final LocalExecution.Progress UNSEEN = (share, what) -> {};
    private static final String FOLDER = "test://place/data/";

    @TempDir
    private Path temporary;

    private Store store;
    private final Shelf shelf = new Shelf();

    @BeforeEach
    void open() {
        store = Store.open(temporary.resolve("store"), problem -> {});
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** A place of which a test sets the files, listed two at a time. */
    private static class Shelf implements RemoteFiles {

        final Map<String, String> files = new ConcurrentHashMap<>();
        final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
        final AtomicInteger listings = new AtomicInteger();
        final AtomicInteger failures = new AtomicInteger();
        volatile boolean tags = true;

        @Override
        public Set<String> schemes() {
            return Set.of("test");
        }

        @Override
        public RemoteAddress address(String path) {
            return new RemoteAddress(URI.create(path), path, List.of(), List.of("*"));
        }

        RemoteVersion version(String text) {
            return new RemoteVersion("\"" + text.hashCode() + "\"", "", text.length(), "");
        }

        @Override
        public RemoteListing list(RemoteRequest request, String from) throws IOException {
            fail();
            if (from.isEmpty()) {
                listings.incrementAndGet();
            }
            List<String> names = files.keySet().stream().sorted().toList();
            int start = from.isEmpty() ? 0 : Integer.parseInt(from);
            int end = Math.min(names.size(), start + 2);
            List<RemoteEntry> entries = new ArrayList<>();
            for (String name : names.subList(start, end)) {
                RemoteVersion version = tags ? version(files.get(name)) : new RemoteVersion("", "", -1, "");
                entries.add(new RemoteEntry(name, address(FOLDER + name), version));
            }
            return new RemoteListing(entries, end == names.size() ? "" : Integer.toString(end));
        }

        private void fail() throws IOException {
            if (failures.getAndDecrement() > 0) {
                throw new IOException("connection reset");
            }
        }

        @Override
        public Optional<RemoteBody> open(RemoteRequest request) throws IOException {
            String name = request.address().shown().substring(FOLDER.length());
            asked.add(name);
            fail();
            String text = files.get(name);
            if (text == null) {
                throw new RemoteFailure(RemoteFailure.Kind.MISSING, "is not there", null);
            }
            RemoteVersion version = version(text);
            return version.equals(request.unless())
                    ? Optional.empty()
                    : Optional.of(new RemoteBody(
                            version, 0, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
        }

        @Override
        public Optional<RemoteVersion> look(RemoteRequest request) {
            throw new AssertionError("the listing tells");
        }
    }

    private Map<String, String> bring(long most, LocalExecution.Progress progress) {
        var folder = new RemotePath(
                shelf.address(FOLDER), LoadedRemote.of(shelf), null, other -> {}, most, Place.of("flow.yaml"));
        var limits = new RemoteLimits(
                4, Duration.ofMillis(1), Duration.ofMillis(50), Duration.ofSeconds(5), 1 << 20, most, 1 << 30);
        return new FolderDownload(folder, store, limits, progress).bring();
    }

    private Map<String, String> bring() {
        return bring(1 << 20, UNSEEN);
    }

    /** What the store has of the files. */
    private Map<String, String> texts(Map<String, String> hashes) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, String> file : hashes.entrySet()) {
            texts.put(
                    file.getKey(), Files.readString(store.file(file.getValue()).orElseThrow()));
        }
        return texts;
    }

    @Test
    void filesComeInTheOrderOfCodePointsWithoutHiddenOnes() throws IOException {
        shelf.files.putAll(
                Map.of("b", "2", "a/x", "1", "\ud83d\ude00", "4", "\uffee", "3", ".git/x", "-", "a/.x", "-"));

        Map<String, String> hashes = bring();

        assertThat(texts(hashes))
                .containsExactly(
                        Map.entry("a/x", "1"),
                        Map.entry("b", "2"),
                        Map.entry("\uffee", "3"),
                        Map.entry("\ud83d\ude00", "4"));
        assertThat(shelf.listings).hasValue(2);
    }

    @Test
    void itCountsAsTheSameFolderOfThisMachine() throws IOException {
        shelf.files.putAll(Map.of("b.txt", "2", "a/x.txt", "1", ".hidden", "-"));
        Files.createDirectories(temporary.resolve("data/a"));
        Files.writeString(temporary.resolve("data/b.txt"), "2");
        Files.writeString(temporary.resolve("data/a/x.txt"), "1");

        String sha256 = store.putFolder(bring());

        assertThat(sha256).isEqualTo(store.fileHashes().sha256(temporary.resolve("data")));
        assertThat(store.folder(sha256)).isEqualTo(Map.of("b.txt", Sha256.of("2"), "a/x.txt", Sha256.of("1")));
    }

    @Test
    void onlyWhatHasChangedIsFetchedAgain() throws IOException {
        shelf.files.putAll(Map.of("a", "1", "b", "2", "c", "3"));
        bring();
        shelf.asked.clear();
        assertThat(bring()).hasSize(3);
        assertThat(shelf.asked).isEmpty();
        assertThat(shelf.listings).hasValue(3);

        shelf.files.put("b", "two");
        shelf.files.remove("c");
        shelf.files.put("d", "4");
        assertThat(texts(bring())).isEqualTo(Map.of("a", "1", "b", "two", "d", "4"));
        assertThat(shelf.asked).containsExactlyInAnyOrder("b", "d");
    }

    @Test
    void whereAListingTellsNoVersionsEachFileIsAskedAbout() throws IOException {
        shelf.tags = false;
        shelf.files.putAll(Map.of("a", "1", "b", "2"));
        bring();
        shelf.asked.clear();
        shelf.files.put("b", "two");

        assertThat(texts(bring())).isEqualTo(Map.of("a", "1", "b", "two"));
        assertThat(shelf.asked).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void copiesThatAreGoneAreFetchedAgain() throws IOException {
        shelf.files.putAll(Map.of("a", "1", "b", "2"));
        Map<String, String> hashes = bring();
        Files.delete(store.file(hashes.get("a")).orElseThrow());
        shelf.asked.clear();

        assertThat(texts(bring())).isEqualTo(Map.of("a", "1", "b", "2"));
        assertThat(shelf.asked).containsExactly("a");
    }

    @Test
    void whatFailsIsTriedAgain() throws IOException {
        shelf.files.putAll(Map.of("a", "1", "b", "2", "c", "3"));
        shelf.failures.set(3);

        assertThat(texts(bring())).hasSize(3);

        shelf.failures.set(100);
        assertThatThrownBy(this::bring)
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining(FOLDER + " could not be reached: connection reset");
    }

    @Test
    void aFolderThatChangesWhileItIsReadIsReadAsItIsInTheEnd() throws IOException {
        shelf.files.putAll(Map.of("a", "1", "b", "2"));
        Map<String, String> hashes = bring(1 << 20, (share, what) -> {
            if (what.startsWith("fetching") && shelf.listings.get() == 1) {
                shelf.files.put("a", "one");
                shelf.files.put("c", "3");
            }
        });

        assertThat(texts(hashes)).isEqualTo(Map.of("a", "one", "b", "2", "c", "3"));
    }

    @Test
    void aFolderThatNeverComesToRestIsRefused() {
        shelf.files.put("a", "0");
        var changes = new AtomicInteger();

        assertThatThrownBy(() -> bring(1 << 20, (share, what) -> {
                    if (what.startsWith("lists")) {
                        shelf.files.put("a", "x".repeat(changes.incrementAndGet()));
                    }
                }))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining(FOLDER + " changed while it was read, 3 times");
    }

    @Test
    void aFileThatGoesAwayMeanwhileIsNamed() {
        shelf.files.putAll(Map.of("a", "1", "b", "2"));

        assertThatThrownBy(() -> bring(1 << 20, (share, what) -> {
                    if (what.startsWith("lists")) {
                        return;
                    }
                    shelf.files.remove("b");
                }))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining(FOLDER + "b is not there");
    }

    @Test
    void emptyAndTooLargeFoldersAreRefusedBeforeAnythingIsFetched() {
        assertThatThrownBy(this::bring).hasMessageContaining(FOLDER + " holds no file");
        shelf.files.put(".hidden", "1");
        assertThatThrownBy(this::bring).hasMessageContaining(FOLDER + " holds no file");
        shelf.files.putAll(Map.of("a", "x".repeat(700_000), "b", "x".repeat(700_000)));
        assertThatThrownBy(this::bring)
                .hasMessageContaining("holds 1 MiB, more than the 1 MiB that are fetched at most");
        assertThat(shelf.asked).isEmpty();
    }

    @Test
    void aListingWithoutEndIsCut() {
        var endless = new Shelf() {
            @Override
            public RemoteListing list(RemoteRequest request, String from) {
                return new RemoteListing(List.of(), "more");
            }
        };
        var folder = new RemotePath(
                endless.address(FOLDER), LoadedRemote.of(endless), null, other -> {}, 1 << 20, Place.of("flow.yaml"));
        var limits = new RemoteLimits(1, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(5), 1, 1, 1);

        assertThatThrownBy(() -> new FolderDownload(folder, store, limits, UNSEEN).bring())
                .hasMessageContaining("holds more than the 100000 files");
    }

    @Test
    void whoeverStopsItIsNotHeldAndLosesNothing() throws Exception {
        for (int i = 0; i < 50; i++) {
            shelf.files.put("f" + i, "text " + i);
        }
        assertThatThrownBy(() -> bring(1 << 20, (share, what) -> {
                    if (what.startsWith("fetching file 20 ")) {
                        throw new LabelingException(StandardError.INTERRUPTED, "stop");
                    }
                }))
                .hasMessageContaining("stop");
        int before = shelf.asked.size();

        assertThat(texts(bring())).hasSize(50);
        assertThat(Set.copyOf(shelf.asked)).hasSize(50);
        // The first 19 were here.
        assertThat(shelf.asked).hasSizeLessThanOrEqualTo(before + 31);
    }

    @Test
    void contentsThatAreDamagedAreNone() {
        String contents = FolderFiles.contents(Map.of("a b:1\n", Sha256.of("1")));

        assertThat(FolderFiles.ofContents(contents)).isEqualTo(Map.of("a b:1\n", Sha256.of("1")));
        for (int length = 0; length < contents.length(); length++) {
            assertThat(FolderFiles.ofContents(contents.substring(0, length))).isEmpty();
        }
        assertThat(FolderFiles.ofContents(contents + "1:a")).isEmpty();
        assertThat(FolderFiles.ofContents(contents.replace(":a", "99999:a"))).isEmpty();
    }
}
