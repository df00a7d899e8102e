package io.labelwright.engine.remote;

import io.labelwright.engine.execution.LocalExecution;
import io.labelwright.engine.store.RemoteCopies;
import io.labelwright.engine.store.RemoteCopies.Copy;
import io.labelwright.engine.store.Store;
import io.labelwright.engine.store.file.FileProblems;
import io.labelwright.engine.store.file.IoConsumer;
import io.labelwright.engine.store.file.PendingFile;
import io.labelwright.engine.store.file.Written;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.remote.RemoteVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What one run has to do with remote places. A file that is read is asked about once in a run, so that all its stages
 * see the same bytes, and comes here only when it is not here yet or has changed; its bytes are an object of the store,
 * so a file counts by its content wherever it lies, and so does a folder. A file that is written is made here first and
 * leaves when it is whole. Safe for several threads.
 */
public final class RemoteTraffic {

    /** When a place is asked. */
    public enum Asking {
        /** Once for each file: a run. */
        ALWAYS,
        /** Only about files that were never read: whoever wants to know what the last run knew. */
        WITHOUT_COPY,
        /** Never: whoever only looks. */
        NEVER
    }

    private static final RemoteVersion NOTHING_TOLD = new RemoteVersion("", "", -1, "");

    private final Store store;
    private final RemoteCopies copies;
    private final Asking asking;
    private final Map<String, String> known = new ConcurrentHashMap<>();
    private final Map<String, Object> locks = new ConcurrentHashMap<>();

    /** The traffic of a run on a store. */
    public RemoteTraffic(Store store, Asking asking) {
        this.store = store;
        this.copies = store.remoteCopies();
        this.asking = asking;
    }

    /** Whether remote places are left alone, so that what is said of their files is what was known last. */
    public boolean onlyLooks() {
        return asking == Asking.NEVER;
    }

    /**
     * The hash of a file's bytes, which are here then.
     *
     * @return empty when it was never read and may not be asked for
     * @throws LabelingException when it can't be had
     */
    public String sha256(RemotePath path, LocalExecution.Progress progress) {
        String address = path.address().shown();
        synchronized (locks.computeIfAbsent(address, missing -> new Object())) {
            String before = known.get(address);
            if (before != null) {
                return before;
            }
            String sha256 = ask(path, progress);
            if (!sha256.isEmpty()) {
                known.put(address, sha256);
            }
            return sha256;
        }
    }

    private String ask(RemotePath path, LocalExecution.Progress progress) {
        Copy copy = copies.find(path.address().shown()).orElse(null);
        if (asking == Asking.NEVER) {
            return copy == null ? "" : copy.sha256();
        }
        boolean here = copy != null && isHere(path, copy.sha256());
        if (copy != null && here && asking == Asking.WITHOUT_COPY) {
            return copy.sha256();
        }
        if (path.isFolder()) {
            return folder(path, progress);
        }
        RemoteVersion version = copy != null && here && copy.version().isTold() ? copy.version() : null;
        progress.reached(-1, "asks " + path.address().shown());
        Download.Got got = download(path, version, progress);
        return got == null && copy != null ? copy.sha256() : got == null ? "" : got.sha256();
    }

    private boolean isHere(RemotePath path, String sha256) {
        return store.file(sha256).isPresent()
                && (!path.isFolder()
                        || store.folder(sha256).values().stream()
                                .allMatch(file -> store.file(file).isPresent()));
    }

    private String folder(RemotePath path, LocalExecution.Progress progress) {
        RemoteLimits limits = RemoteLimits.usual(path.most(), room());
        Map<String, String> files = new FolderDownload(path, store, limits, progress).bring();
        String sha256 = store.putFolder(files);
        copies.remember(path.address().shown(), new Copy(NOTHING_TOLD, sha256));
        return sha256;
    }

    private Download.@Nullable Got download(
            RemotePath path, @Nullable RemoteVersion version, LocalExecution.Progress progress) {
        try (var download = new Download(path, progress, RemoteLimits.usual(path.most(), room()))) {
            Optional<Download.Got> got = download.bring(version, writing -> store.putStream(writing::to));
            got.ifPresent(fresh -> copies.remember(path.address().shown(), new Copy(fresh.version(), fresh.sha256())));
            return got.orElse(null);
        }
    }

    private long room() {
        try {
            return Files.getFileStore(store.root()).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    /**
     * The bytes of a file as a file here, which must not be changed.
     *
     * @throws LabelingException when it can't be had
     */
    public Path file(RemotePath path, LocalExecution.Progress progress) {
        return copy(path, sha256(path, progress));
    }

    private Path copy(RemotePath path, String sha256) {
        return store.file(sha256)
                .orElseThrow(() -> new LabelingException(
                        StandardError.STORE,
                        path.place(),
                        "the copy of " + path.address().shown() + " is no longer in the store",
                        "run the same command again: it is fetched once more"));
    }

    /**
     * The files of a folder as files here, which must not be changed, by their names in it and in the order of code
     * points.
     *
     * @throws LabelingException when one can't be had
     */
    public Map<String, Path> files(RemotePath folder, LocalExecution.Progress progress) {
        Map<String, Path> files = new LinkedHashMap<>();
        store.folder(sha256(folder, progress)).forEach((name, sha256) -> files.put(name, copy(folder, sha256)));
        return files;
    }

    /**
     * What has become of a file that was written.
     *
     * @param sha256 the hash of what was written
     * @return null when it is there as it was written, or nobody may be asked
     */
    public @Nullable String changeOf(RemotePath path, String sha256, LocalExecution.Progress progress) {
        if (asking == Asking.NEVER) {
            return null;
        }
        String address = path.address().shown();
        RemoteVersion now = look(path, progress).orElse(null);
        if (now == null) {
            return address + " is not there";
        }
        Copy written = copies.find(address).orElse(null);
        boolean same = written != null
                        && written.sha256().equals(sha256)
                        && written.version().isTold()
                ? written.version().agreesWith(now)
                : now.sha256().equals(sha256);
        return same ? null : address + " was changed since it was written";
    }

    private static Optional<RemoteVersion> look(RemotePath path, LocalExecution.Progress progress) {
        try (var patience = new Patience(progress, RemoteLimits.usual(0, 0))) {
            return patience.insist(() -> path.files().ask(files -> files.look(path.request())));
        } catch (IOException e) {
            throw RemoteProblems.of(path, e);
        }
    }

    /**
     * Writes a file.
     *
     * @param writer writes its bytes
     * @throws LabelingException when it can't be made or does not get there; then what was there still is
     */
    public Written put(RemotePath path, IoConsumer<? super OutputStream> writer, LocalExecution.Progress progress) {
        Path folder = store.temporary();
        try (PendingFile pending = PendingFile.begin(folder)) {
            writer.accept(pending.output());
            Written written = pending.finish();
            send(path, pending.path(), written, progress);
            return written;
        } catch (IOException e) {
            throw FileProblems.of(StandardError.INPUT_OUTPUT, "write", folder, e);
        }
    }

    private void send(RemotePath path, Path file, Written written, LocalExecution.Progress progress) {
        progress.reached(-1, "sending " + (written.bytes() >> 20) + " MiB");
        RemoteLimits limits = RemoteLimits.sending(written.bytes());
        try (var patience = new Patience(progress, limits)) {
            RemoteVersion version =
                    patience.insist(() -> path.files().ask(files -> files.put(path.request(), file, written.sha256())));
            copies.remember(path.address().shown(), new Copy(version, written.sha256()));
        } catch (IOException e) {
            throw RemoteProblems.of(path, e);
        }
    }
}
