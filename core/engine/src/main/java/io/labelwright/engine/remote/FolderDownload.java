package io.labelwright.engine.remote;

import io.labelwright.engine.execution.LocalExecution;
import io.labelwright.engine.store.RemoteCopies;
import io.labelwright.engine.store.RemoteCopies.Copy;
import io.labelwright.engine.store.Store;
import io.labelwright.engine.store.file.FolderFiles;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.remote.RemoteEntry;
import io.labelwright.spi.remote.RemoteListing;
import io.labelwright.spi.remote.RemoteVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Brings the files of one remote folder here, each in the version that the folder's listing names: those that are here
 * already stay, those that are new or have changed are fetched, a few at a time. When any was, the folder is listed
 * once more, and what has changed meanwhile is fetched, too; a folder that never comes to rest is refused. What was
 * fetched before a run was stopped is not fetched again.
 */
final class FolderDownload {

    /** The most files of a folder. */
    private static final int MOST_FILES = 100_000;

    /** The most parts of a listing, which servers cut after a thousand files, hidden ones among them. */
    private static final int MOST_PARTS = 1000;

    private static final int BEGINNINGS = 3;
    private static final int AT_ONCE = 8;
    private static final long LOOK_UP_MILLIS = 100;
    private static final long CLEARING_SECONDS = 5;
    /** After so many files what is known of them is written down. */
    private static final int WRITTEN_DOWN = 1000;

    private final RemotePath folder;
    private final Store store;
    private final RemoteLimits limits;
    private final LocalExecution.Progress progress;
    private final RemoteCopies copies;
    private volatile boolean stopped;

    FolderDownload(RemotePath folder, Store store, RemoteLimits limits, LocalExecution.Progress progress) {
        this.folder = folder;
        this.store = store;
        this.limits = limits;
        this.progress = progress;
        this.copies = store.remoteCopies();
    }

    /**
     * Brings what is not here.
     *
     * @return the hashes of the files by their names, in the order of code points
     * @throws LabelingException when a file can't be had, or the folder is too large, empty or changes all the time
     */
    Map<String, String> bring() {
        SortedMap<String, RemoteEntry> listed = list();
        for (int beginning = 1; ; beginning++) {
            var hashes = new TreeMap<String, String>(FolderFiles::byCodePoint);
            List<RemoteEntry> wanted = new ArrayList<>();
            listed.forEach((name, entry) -> {
                Copy copy = here(entry.address().shown());
                if (copy != null && isSame(copy.version(), entry.version())) {
                    hashes.put(name, copy.sha256());
                } else {
                    wanted.add(entry);
                }
            });
            if (!fetch(wanted, hashes)) {
                return hashes;
            }
            SortedMap<String, RemoteEntry> now = list();
            if (now.equals(listed)) {
                return hashes;
            }
            if (beginning == BEGINNINGS) {
                throw RemoteProblems.of(
                        folder,
                        "changed while it was read, " + BEGINNINGS + " times",
                        "wait until whoever writes it is done, then run the same command again");
            }
            listed = now;
        }
    }

    private @Nullable Copy here(String address) {
        return copies.find(address)
                .filter(copy -> store.file(copy.sha256()).isPresent())
                .orElse(null);
    }

    private static boolean isSame(RemoteVersion here, RemoteVersion listed) {
        return !here.etag().isEmpty() && here.etag().equals(listed.etag()) && here.agreesWith(listed);
    }

    private SortedMap<String, RemoteEntry> list() {
        var files = new TreeMap<String, RemoteEntry>(FolderFiles::byCodePoint);
        progress.reached(-1, "lists " + folder.address().shown());
        try (var patience = new Patience(progress, limits)) {
            String next = "";
            for (int part = 1; part == 1 || !next.isEmpty(); part++) {
                String from = next;
                RemoteListing listing =
                        patience.insist(() -> folder.files().ask(place -> place.list(folder.request(), from)));
                listing.files().stream()
                        .filter(entry -> !isHidden(entry.name()))
                        .forEach(entry -> files.put(entry.name(), entry));
                next = listing.next();
                if (files.size() > MOST_FILES || part == MOST_PARTS) {
                    throw RemoteProblems.of(
                            folder,
                            "holds more than the " + MOST_FILES + " files that a folder may have",
                            "name a folder below it, or pack it: a ZIP archive is read as the folder");
                }
            }
        } catch (IOException e) {
            throw RemoteProblems.of(folder, e);
        }
        if (files.isEmpty()) {
            throw RemoteProblems.of(folder, "holds no file", "check the address");
        }
        checkSize(files.values());
        return files;
    }

    /** As in folders of this machine. */
    private static boolean isHidden(String name) {
        return name.startsWith(".") || name.contains("/.");
    }

    private void checkSize(Collection<RemoteEntry> files) {
        long bytes = 0;
        for (RemoteEntry file : files) {
            // Sizes come from elsewhere: their sum may be more than a number holds.
            bytes = Math.min(
                    Long.MAX_VALUE / 2,
                    bytes
                            + Math.min(
                                    Long.MAX_VALUE / 2,
                                    Math.max(0, file.version().size())));
        }
        if (bytes > limits.most()) {
            throw RemoteProblems.of(
                    folder,
                    "holds " + (bytes >> 20) + " MiB, more than the " + (limits.most() >> 20)
                            + " MiB that are fetched at most",
                    "let the operator allow more with --max-download MIB, or name a folder below it");
        }
    }

    /** Fetches files; whether any had bytes that were not here. */
    private boolean fetch(List<RemoteEntry> wanted, Map<String, String> hashes) {
        Map<String, Copy> fresh = new ConcurrentHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, task -> {
            var made = new Thread(task, "remote folder");
            made.setDaemon(true);
            return made;
        });
        boolean some = false;
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (RemoteEntry file : wanted) {
                answers.add(threads.submit(() -> fetch(file, fresh)));
            }
            for (int i = 0; i < wanted.size(); i++) {
                hashes.put(wanted.get(i).name(), await(answers.get(i), i, wanted.size()));
                some |= !fresh.isEmpty();
                if (fresh.size() >= WRITTEN_DOWN) {
                    writeDown(fresh);
                }
            }
        } finally {
            stop(threads);
            writeDown(fresh);
        }
        return some;
    }

    private void stop(ExecutorService threads) {
        stopped = true;
        threads.shutdownNow();
        try {
            // They write to the store, which may be closed next.
            threads.awaitTermination(CLEARING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stopped = false;
    }

    private void writeDown(Map<String, Copy> fresh) {
        Map<String, Copy> known = new LinkedHashMap<>(fresh);
        copies.remember(known);
        fresh.keySet().removeAll(known.keySet());
    }

    private String await(Future<String> answer, int done, int all) {
        while (true) {
            progress.reached((double) done / all, "fetching file " + (done + 1) + " of " + all);
            try {
                return answer.get(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                continue;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof LabelingException problem) {
                    throw problem;
                }
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LabelingException(
                        StandardError.INTERRUPTED, "interrupted; the same command goes on from here");
            }
        }
    }

    private String fetch(RemoteEntry file, Map<String, Copy> fresh) {
        String address = file.address().shown();
        Copy copy = here(address);
        LocalExecution.Progress stoppable = (share, what) -> {
            if (stopped) {
                throw new LabelingException(StandardError.INTERRUPTED, "the files of the folder are no longer wanted");
            }
        };
        // The folder is listed again when all are here, which shows what has changed meanwhile.
        try (var download = new Download(folder.of(file.address()), stoppable, limits, false)) {
            RemoteVersion known = copy != null && copy.version().isTold() ? copy.version() : null;
            Optional<Download.Got> got = download.bring(known, writing -> store.putStream(writing::to));
            if (got.isEmpty()) {
                return Objects.requireNonNull(copy, "a server says that nothing has changed since nothing")
                        .sha256();
            }
            fresh.put(address, new Copy(got.get().version(), got.get().sha256()));
            return got.get().sha256();
        }
    }
}
