package io.labelwright.engine.remote;

import io.labelwright.engine.execution.LocalExecution;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.remote.RemoteBody;
import io.labelwright.spi.remote.RemoteFailure;
import io.labelwright.spi.remote.RemoteRequest;
import io.labelwright.spi.remote.RemoteVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings one remote file here, whole and in one version. A transfer that breaks off goes on where it stopped when the
 * server has a strong entity tag for the file and still the same one, else it begins anew; both a few times, with
 * longer and longer pauses, or those that the server asks for. At the end the server is asked once more whether the
 * file is still what was read: one that changes while it is read is refused, as are one that is shorter or longer than
 * announced and one that is too large. Whoever waits is asked ten times a second whether to go on.
 */
final class Download implements AutoCloseable {

    private static final int BUFFER = 1 << 18;

    /** How often a file may begin anew because it changed or could not be gone on with. */
    private static final int BEGINNINGS = 3;

    private final RemotePath path;
    private final LocalExecution.Progress progress;
    private final RemoteLimits limits;
    private final Patience patience;
    private final boolean asksAtTheEnd;

    Download(RemotePath path, LocalExecution.Progress progress, RemoteLimits limits) {
        this(path, progress, limits, true);
    }

    /**
     * A file of which others may look whether it has changed meanwhile.
     *
     * @param asksAtTheEnd whether the server is asked once more
     */
    Download(RemotePath path, LocalExecution.Progress progress, RemoteLimits limits, boolean asksAtTheEnd) {
        this.asksAtTheEnd = asksAtTheEnd;
        this.path = path;
        this.progress = progress;
        this.limits = limits;
        this.patience = new Patience(progress, limits);
    }

    /** Keeps what a writer writes and gives the hash of it. */
    @FunctionalInterface
    interface Keeper {
        String keep(Writing writing);
    }

    /** Writes a file. */
    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** What came: which version, and the hash of its bytes. */
    record Got(RemoteVersion version, String sha256) {}

    /** The server failed, and not the disk that the file is written to. */
    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken(IOException why) {
            super(why);
        }
    }

    /** The file is to be read from its start once more. */
    private static final class BeginAnew extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BeginAnew(String why) {
            super(why);
        }
    }

    /**
     * Brings the file.
     *
     * @param known the version that is here already; null for none
     * @param keeper is given what to write, perhaps several times, and keeps it when all is written
     * @return empty when the version that is here is still the one
     * @throws LabelingException when it can't be had
     */
    Optional<Got> bring(@Nullable RemoteVersion known, Keeper keeper) {
        try {
            for (int beginning = 1; ; beginning++) {
                Optional<RemoteBody> opened = open(path.request().unless(known));
                if (opened.isEmpty()) {
                    return Optional.empty();
                }
                try (RemoteBody body = opened.get()) {
                    String sha256 = keeper.keep(out -> copy(body, out));
                    checkUnchanged(body.version());
                    return Optional.of(new Got(body.version(), sha256));
                } catch (BeginAnew e) {
                    if (beginning == BEGINNINGS) {
                        throw RemoteProblems.of(
                                path,
                                e.getMessage() + ", " + BEGINNINGS + " times",
                                "wait until whoever writes it is done, then run the same command again");
                    }
                    progress.reached(-1, "begins anew: it " + e.getMessage());
                } catch (Broken e) {
                    throw (IOException) e.getCause();
                }
            }
        } catch (IOException e) {
            throw RemoteProblems.of(path, e);
        }
    }

    private Optional<RemoteBody> open(RemoteRequest request) throws IOException {
        return patience.insist(() -> path.files().ask(files -> files.open(request)));
    }

    private void copy(RemoteBody first, OutputStream out) throws IOException {
        RemoteVersion version = first.version();
        long size = version.size();
        checkSize(size);
        var buffer = new byte[BUFFER];
        long done = 0;
        int failures = 0;
        long checked = 0;
        RemoteBody body = first;
        try {
            while (true) {
                int read;
                try {
                    RemoteBody now = body;
                    read = patience.call(() -> now.bytes().read(buffer));
                    if (read < 0 && size >= 0 && done < size) {
                        throw new IOException("it ended after " + done + " of " + size + " bytes");
                    }
                } catch (IOException e) {
                    // What has moved on is worth more patience than what stands still.
                    failures = done - checked >= limits.worth() ? 1 : failures + 1;
                    checked = done;
                    if (failures >= limits.attempts()) {
                        throw new Broken(e);
                    }
                    body.close();
                    patience.pause(failures, null);
                    body = goOn(version, done, e);
                    continue;
                }
                if (read < 0) {
                    return;
                }
                done += read;
                if (size >= 0 && done > size) {
                    throw RemoteProblems.of(
                            path, "sends more than the " + size + " bytes that it announced", "ask whoever runs it");
                }
                checkSize(done);
                out.write(buffer, 0, read);
                progress.reached(size > 0 ? (double) done / size : -1, "fetching " + megabytes(done, size));
            }
        } finally {
            body.close();
        }
    }

    /** The rest of a transfer that broke off. */
    private RemoteBody goOn(RemoteVersion version, long done, IOException why) {
        if (!version.isStrong() && done > 0) {
            throw new BeginAnew("broke off (" + why.getMessage() + ") and its server has no entity tag to go on with");
        }
        try {
            RemoteBody rest = open(path.request().from(done, version))
                    .orElseThrow(() -> new BeginAnew("broke off and its server sends no more of it"));
            if (rest.from() != done || !rest.version().agreesWith(version)) {
                rest.close();
                throw new BeginAnew(
                        rest.from() == done ? "changed while it was read" : "broke off and its server sends no parts");
            }
            return rest;
        } catch (RemoteFailure e) {
            if (e.kind() == RemoteFailure.Kind.CHANGED || e.kind() == RemoteFailure.Kind.MISSING) {
                throw new BeginAnew("changed while it was read");
            }
            throw new Broken(e);
        } catch (IOException e) {
            throw new Broken(e);
        }
    }

    /** A server may mix two versions in one answer when the file is written over meanwhile. */
    private void checkUnchanged(RemoteVersion read) throws IOException {
        if (!read.isTold() || !asksAtTheEnd) {
            return;
        }
        Optional<RemoteVersion> now;
        try {
            now = patience.insist(() -> path.files().ask(files -> files.look(path.request())));
        } catch (RemoteFailure e) {
            // Some servers answer nothing but GET; addresses that are signed for GET are denied anything else.
            return;
        }
        if (now.isEmpty() || !now.get().agreesWith(read)) {
            throw new BeginAnew("changed while it was read");
        }
    }

    private void checkSize(long bytes) {
        if (bytes > limits.most()) {
            throw RemoteProblems.of(
                    path,
                    "is larger than the " + (limits.most() >> 20) + " MiB that are fetched at most",
                    "let the operator allow more with --max-download MIB");
        }
        if (bytes > limits.room()) {
            throw RemoteProblems.of(
                    path,
                    "has " + bytes + " bytes, and the disk of the store has room for " + limits.room(),
                    "free some space, or put the store elsewhere with --store DIR");
        }
    }

    private static String megabytes(long done, long size) {
        return (done >> 20) + (size < 0 ? "" : " of " + (size >> 20)) + " MiB";
    }

    @Override
    public void close() {
        patience.close();
    }
}
