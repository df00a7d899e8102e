package io.labelwright.engine.store;

import io.labelwright.engine.store.file.CorruptFileException;
import io.labelwright.engine.store.file.FileProblems;
import io.labelwright.engine.store.file.HashedOutput;
import io.labelwright.engine.store.file.IoConsumer;
import io.labelwright.engine.store.file.Sha256;
import io.labelwright.engine.store.table.TableFile;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A folder that keeps what runs made.
 *
 * <pre>
 * format              format of the store
 * objects/ab/cdef...  tables and other bytes, each under the SHA-256 of its bytes
 * stages/KEY.json     record of the stage with that key: what it read, wrote, counted
 * latest/HASH.json    for each stage of each workflow the key that it had last
 * runs/ID.json        records of runs
 * file-hashes.json    hashes of source files, by size and times
 * set-aside/          damaged files
 * tmp/                files that are being written
 * lock, lock-owner    which run has the store
 * </pre>
 *
 * What a method that puts something has returned from is there after a kill and after a power loss. A file is written
 * under a temporary name, made durable, and given its final name in one step; an object or a stage's record never takes
 * the place of one that is there. Readers check hashes: what is damaged is moved to {@code set-aside}, reported as a
 * warning, and from then on not there, so that the stage is computed again. Several threads and processes may use one
 * store at once; a run takes the {@link #lock} so as not to do another run's work twice.
 *
 * <p>All methods throw {@link LabelingException} when the disk fails.
 */
public final class Store implements AutoCloseable {

    private static final int LONGEST_RUN_ID = 100;
    private static final int MOST_BYTES = Integer.MAX_VALUE - 16;

    private final StoreFolder folder;
    private final ObjectFiles objects;
    private final RecordFiles records;
    private final FileHashes fileHashes;

    /** Whether a file is one that a store in this folder keeps for itself, so that nobody else may write it. */
    public static boolean owns(Path root, Path file) {
        return new StoreFolder(root).owns(file);
    }

    private Store(StoreFolder folder, Consumer<Problem> problems, InstantSource clock) {
        this.folder = folder;
        var setAside = new SetAside(folder.setAside(), problems);
        this.objects = new ObjectFiles(folder.objects(), folder.temporary(), setAside);
        this.records = new RecordFiles(folder.temporary(), setAside);
        this.fileHashes = new FileHashes(folder.fileHashes(), records, clock);
    }

    /**
     * Opens a store, or makes one where there is none.
     *
     * @param root its folder
     * @param problems told of every damaged file, from any thread
     * @throws LabelingException when the folder cannot be used, holds other things, or is of a newer version
     */
    public static Store open(Path root, Consumer<Problem> problems) {
        return open(root, problems, InstantSource.system());
    }

    static Store open(Path root, Consumer<Problem> problems, InstantSource clock) {
        var folder = new StoreFolder(root);
        try {
            folder.open();
        } catch (IOException e) {
            throw FileProblems.of(StandardError.STORE, "open the store", root, e);
        }
        return new Store(folder, problems, clock);
    }

    /** The folder. */
    public Path root() {
        return folder.root();
    }

    /** Keeps a table and gives the name of its object. The same table gives the same name, see {@link TableFile}. */
    public String put(Table table) {
        return putObject(out -> TableFile.write(table, out));
    }

    /** The table of an object; empty when it is not there or was damaged. */
    public Optional<Table> get(String sha256) {
        return read(sha256, TableFile::read);
    }

    /** Keeps bytes that are no table. */
    public String putBytes(byte[] bytes) {
        return putObject(out -> out.write(bytes));
    }

    /** Keeps bytes as they are written; the writer need not close the stream. */
    public String putStream(IoConsumer<? super OutputStream> writer) {
        return putObject(writer::accept);
    }

    /** The bytes of an object, at most 2 GiB; empty when it is not there or was damaged. */
    public Optional<byte[]> getBytes(String sha256) {
        return read(sha256, in -> {
            if (in.remaining() > MOST_BYTES) {
                throw new IOException("an object of " + in.remaining() + " bytes does not fit in an array");
            }
            return in.getBytes((int) in.remaining());
        });
    }

    /** Whether there is an object of that name, without looking at its bytes. */
    public boolean has(String sha256) {
        return objects.has(sha256);
    }

    /** The record of the stage with this key. */
    public Optional<StageRecord> find(String key) {
        Path file = stageFile(key);
        return attempt("read", file, () -> {
            Optional<String> text = records.read(file);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(StageRecordJson.read(text.get()));
            } catch (CorruptFileException e) {
                records.discard(file, String.valueOf(e.getMessage()));
                return Optional.empty();
            }
        });
    }

    /**
     * Keeps the record of a stage, unless there is one under this key whose tables are all in the store.
     *
     * @return whether this record is kept; when not, the one that is there stands
     */
    public boolean record(String key, StageRecord stage) {
        Path file = stageFile(key);
        String json = StageRecordJson.write(stage);
        return attempt("write", file, () -> {
            if (records.putIfAbsent(file, json)) {
                return true;
            }
            Optional<StageRecord> before = find(key);
            if (before.isPresent() && before.get().outputs().stream().allMatch(output -> has(output.sha256()))) {
                return false;
            }
            // It promises what a damaged disk took; left alone it would make the stage run again every time.
            records.replace(file, json);
            return true;
        });
    }

    /** Keeps the record of a stage in place of the one that is there, for a stage that the user ran again. */
    public void recordAgain(String key, StageRecord stage) {
        Path file = stageFile(key);
        run("write", file, () -> records.replace(file, StageRecordJson.write(stage)));
    }

    /** The record that a stage of a workflow had when {@link #markLatest} was last called for it. */
    public Optional<StageRecord> latest(String workflow, String stage) {
        return latestKey(workflow, stage).flatMap(this::find);
    }

    /** Remembers the key under which a stage of a workflow ran or was found, to tell the next run what has changed. */
    public void markLatest(String workflow, String stage, String key) {
        Sha256.checked(key);
        if (!latestKey(workflow, stage).equals(Optional.of(key))) {
            Path file = latestFile(workflow, stage);
            run("write", file, () -> records.replaceWithoutSync(file, "\"" + key + "\""));
        }
    }

    /** Keeps the record of a run, a JSON text, in place of the one before. */
    public void writeRun(String id, String json) {
        Path file = runFile(id);
        run("write", file, () -> records.replace(file, json));
    }

    /** The record of a run. */
    public Optional<String> readRun(String id) {
        Path file = runFile(id);
        return attempt("read", file, () -> records.read(file));
    }

    /** Ids of all runs, sorted. */
    public List<String> runs() {
        return attempt("list", folder.runs(), () -> {
            var ids = new ArrayList<String>();
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.runs(), "*.json")) {
                for (Path file : files) {
                    String name = String.valueOf(file.getFileName());
                    ids.add(name.substring(0, name.length() - ".json".length()));
                }
            }
            Collections.sort(ids);
            return ids;
        });
    }

    /** Hashes of source files. */
    public FileHashes fileHashes() {
        return fileHashes;
    }

    /** The right to run on this store, unless another run has it. */
    public Optional<StoreLock> tryLock() {
        return StoreLock.tryAcquire(root(), folder.temporary());
    }

    /**
     * The right to run on this store, as soon as no other run has it.
     *
     * @param waiting told once who has it, if somebody has
     */
    public StoreLock lock(Consumer<Optional<StoreOwner>> waiting) {
        return StoreLock.acquire(root(), folder.temporary(), waiting);
    }

    /** Who took the lock last and has not given it back. */
    public Optional<StoreOwner> owner() {
        return StoreLock.owner(root());
    }

    /** Saves the hashes of source files. Nothing else waits for this. */
    @Override
    public void close() {
        fileHashes.save();
    }

    private String putObject(IoConsumer<HashedOutput> writer) {
        return attempt("write to", folder.objects(), () -> objects.put(writer).sha256());
    }

    private <T> Optional<T> read(String sha256, ObjectFiles.ObjectReader<T> reader) {
        return attempt("read", objects.path(sha256), () -> objects.read(sha256, reader));
    }

    private Optional<String> latestKey(String workflow, String stage) {
        Path file = latestFile(workflow, stage);
        return attempt("read", file, () -> records.read(file).map(json -> json.substring(1, json.length() - 1)));
    }

    private Path stageFile(String key) {
        return folder.stages().resolve(Sha256.checked(key) + ".json");
    }

    /** Named by a hash: no id of a workflow or stage can be too long or odd for a file name. */
    private Path latestFile(String workflow, String stage) {
        return folder.latest().resolve(Sha256.of(workflow + "\n" + stage) + ".json");
    }

    private Path runFile(String id) {
        boolean good = !id.isEmpty() && id.length() <= LONGEST_RUN_ID && id.charAt(0) != '.';
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            good &= c == '.' || c == '_' || c == '-' || (c < 128 && Character.isLetterOrDigit(c));
        }
        if (!good) {
            throw new IllegalArgumentException("'" + id + "' is no id of a run: letters, digits, '.', '_', '-'");
        }
        return folder.runs().resolve(id + ".json");
    }

    @FunctionalInterface
    private interface Attempt<T> {
        T make() throws IOException;
    }

    @FunctionalInterface
    private interface Step {
        void make() throws IOException;
    }

    private static <T> T attempt(String what, Path path, Attempt<T> attempt) {
        try {
            return attempt.make();
        } catch (IOException e) {
            throw FileProblems.of(StandardError.STORE, what, path, e);
        }
    }

    private static void run(String what, Path path, Step step) {
        try {
            step.make();
        } catch (IOException e) {
            throw FileProblems.of(StandardError.STORE, what, path, e);
        }
    }
}
