package io.labelwright.engine.store;

import io.labelwright.engine.store.database.AnswerLog;
import io.labelwright.engine.store.database.AuditLog;
import io.labelwright.engine.store.database.Checkpoints;
import io.labelwright.engine.store.database.Database;
import io.labelwright.engine.store.file.CorruptFileException;
import io.labelwright.engine.store.file.FileProblems;
import io.labelwright.engine.store.file.FolderFiles;
import io.labelwright.engine.store.file.Folders;
import io.labelwright.engine.store.file.HashedOutput;
import io.labelwright.engine.store.file.IoConsumer;
import io.labelwright.engine.store.file.Sha256;
import io.labelwright.engine.store.table.TableFile;
import io.labelwright.engine.table.TableSize;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A folder and a database that keep what runs made.
 *
 * <pre>
 * format              format of the store
 * objects/ab/cdef...  tables and other bytes, each under the SHA-256 of its bytes
 * store.db            records of stages and runs, answers of people, checkpoints; unless a server keeps them
 * file-hashes.json    hashes of source files, by size and times
 * remote-files.json   versions of remote files, whose bytes are objects
 * set-aside/          what was damaged
 * tmp/                files that are being written
 * lock, lock-owner    which run has the store
 * </pre>
 *
 * What a method that puts something has returned from is there after a kill and after a power loss. A file is written
 * under a temporary name, made durable, and given its final name in one step; an object never takes the place of one
 * that is there. Readers check hashes: an object or a record that is damaged is moved to {@code set-aside}, reported as
 * a warning, and from then on not there, so that the stage is computed again. Answers of people are no cache: a damaged
 * log of them, or a database that can't be read, stops whoever asks. Several threads and processes may use one store at
 * once; a run takes the {@link #lock} so as not to do another run's work twice.
 *
 * <p>All methods throw {@link LabelingException} when the disk or the database fails.
 */
public final class Store implements AutoCloseable {

    private static final int MOST_BYTES = Integer.MAX_VALUE - 16;

    private final StoreFolder folder;
    private final ObjectFiles objects;
    private final Database database;
    private final RunLog runs;
    private final FileHashes fileHashes;
    private final RemoteCopies remoteCopies;

    /** Whether a file is one that a store in this folder keeps for itself, so that nobody else may write it. */
    public static boolean owns(Path root, Path file) {
        return new StoreFolder(root).owns(file);
    }

    private Store(StoreFolder folder, SetAside setAside, Database database, InstantSource clock) {
        this.folder = folder;
        this.objects = new ObjectFiles(folder.objects(), folder.temporary(), setAside);
        this.database = database;
        this.runs = new RunLog(database.runs(), this::isAlive);
        var records = new RecordFiles(folder.temporary(), setAside);
        this.fileHashes = new FileHashes(folder.fileHashes(), records, clock);
        this.remoteCopies = new RemoteCopies(folder.remoteFiles(), records);
    }

    /**
     * Opens a store in a folder, or makes one where there is none.
     *
     * @param root its folder
     * @param problems told of everything that is damaged, from any thread
     * @throws LabelingException when the folder cannot be used, holds other things, or is of a newer version
     */
    public static Store open(Path root, Consumer<Problem> problems) {
        return open(StoreLocation.of(root), problems);
    }

    /** As {@link #open(Path, Consumer)}, for a store whose database may be on a server. */
    public static Store open(StoreLocation location, Consumer<Problem> problems) {
        return open(location, problems, InstantSource.system());
    }

    /**
     * An empty store in memory, in place of one that is not there yet: whoever only looks makes none. No tables can be
     * put there.
     */
    public static Store empty(StoreLocation location, Consumer<Problem> problems) {
        var folder = new StoreFolder(location.folder());
        return new Store(folder, new SetAside(folder.setAside(), problems), Database.empty(), InstantSource.system());
    }

    /** Whether a store would be made if this one was opened. */
    public static boolean isMissing(StoreLocation location) {
        Path folder = location.folder();
        if (location.database() != null || isStore(folder)) {
            return false;
        }
        String[] names = folder.toFile().list();
        // What is no folder, or one with other things in it, is refused when it is opened.
        return names == null ? !Files.exists(folder) : names.length == 0;
    }

    static Store open(StoreLocation location, Consumer<Problem> problems, InstantSource clock) {
        var folder = new StoreFolder(location.folder());
        var setAside = new SetAside(folder.setAside(), problems);
        Database database = null;
        boolean opened = false;
        try {
            int format = folder.open();
            database = database(location, folder, setAside);
            if (format == StoreFolder.FILES) {
                String moved = new FormatOne(folder, new RecordFiles(folder.temporary(), setAside)).moveInto(database);
                database.audit().add(clock.instant(), "upgrade", "format 1 to " + StoreFolder.FORMAT, moved);
            }
            opened = true;
            return new Store(folder, setAside, database, clock);
        } catch (IOException e) {
            throw FileProblems.of(StandardError.STORE, "open the store", location.folder(), e);
        } finally {
            if (!opened && database != null) {
                database.close();
            }
        }
    }

    private static Database database(StoreLocation location, StoreFolder folder, SetAside setAside) throws IOException {
        String url = location.database();
        if (url != null) {
            return Database.postgresql(url, location.user(), location.password(), setAside::keep);
        }
        boolean made = !Files.exists(folder.database());
        Database database = Database.sqlite(folder.database(), setAside::keep);
        if (made) {
            Folders.sync(folder.root());
        }
        return database;
    }

    /** Whether there is a store in a folder. */
    public static boolean isStore(Path folder) {
        return StoreFolder.isStore(folder);
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

    /** How large the table of an object is in memory, without reading it; empty when that can't be told. */
    public Optional<TableSize> size(String sha256) {
        try {
            return objects.has(sha256) ? Optional.of(TableFile.size(objects.path(sha256))) : Optional.empty();
        } catch (IOException e) {
            // Who reads it says what is wrong.
            return Optional.empty();
        }
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
        Sha256.checked(key);
        Optional<String> body = database.stages().find(key);
        if (body.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(StageRecordJson.read(body.get()));
        } catch (CorruptFileException e) {
            database.stages().discard(key, body.get());
            return Optional.empty();
        }
    }

    /**
     * Keeps the record of a stage, unless there is one under this key whose tables are all in the store.
     *
     * @return whether this record is kept; when not, the one that is there stands
     */
    public boolean record(String key, StageRecord stage) {
        Sha256.checked(key);
        String body = StageRecordJson.write(stage);
        if (database.stages().putIfAbsent(key, body)) {
            return true;
        }
        Optional<StageRecord> before = find(key);
        if (before.isPresent() && before.get().outputs().stream().allMatch(output -> has(output.sha256()))) {
            return false;
        }
        // It promises what a damaged disk took; left alone it would make the stage run again every time.
        database.stages().put(key, body);
        return true;
    }

    /** Keeps the record of a stage in place of the one that is there, for a stage that the user ran again. */
    public void recordAgain(String key, StageRecord stage) {
        database.stages().put(Sha256.checked(key), StageRecordJson.write(stage));
    }

    /** As {@link #recordAgain} and {@link #markLatest} in one commit. */
    public void recordLatest(String workflow, String key, StageRecord stage) {
        database.stages().putLatest(workflow, stage.stage(), Sha256.checked(key), StageRecordJson.write(stage));
    }

    /** The record that a stage of a workflow had when it was last marked. */
    public Optional<StageRecord> latest(String workflow, String stage) {
        return database.stages().latest(workflow, stage).flatMap(this::find);
    }

    /** The keys that the stages of a workflow had when they were last marked, by stage. */
    public Map<String, String> latestKeys(String workflow) {
        return database.stages().latestKeys(workflow);
    }

    /** Remembers the key under which a stage of a workflow ran or was found, to tell the next run what has changed. */
    public void markLatest(String workflow, String stage, String key) {
        Sha256.checked(key);
        if (!database.stages().latest(workflow, stage).equals(Optional.of(key))) {
            database.stages().markLatest(workflow, stage, key);
        }
    }

    /** The runs. */
    public RunLog runs() {
        return runs;
    }

    /** The answers of people. */
    public AnswerLog answers() {
        return database.answers();
    }

    /** How far stages that are not done have got. */
    public Checkpoints checkpoints() {
        return database.checkpoints();
    }

    /** What was done to the store besides running. */
    public AuditLog audit() {
        return database.audit();
    }

    /**
     * What is kept under a name, whoever has kept it. To be closed.
     *
     * @throws IOException when it can't be read
     */
    public StoredMemo memo(String name) throws IOException {
        return StoredMemo.open(folder.memo().resolve(Sha256.of(name)));
    }

    /** For those who look after the store. */
    Database database() {
        return database;
    }

    StoreFolder folder() {
        return folder;
    }

    /** Hashes of source files. */
    public FileHashes fileHashes() {
        return fileHashes;
    }

    /** What is known of remote files. */
    public RemoteCopies remoteCopies() {
        return remoteCopies;
    }

    /**
     * The file of an object, for those who read it at any place and change nothing.
     *
     * @return empty when it is not there or was damaged, in which case it is set aside
     */
    public Optional<Path> file(String sha256) {
        Path file = objects.path(sha256);
        if (!objects.has(sha256)) {
            return Optional.empty();
        }
        // The memo spares reading it where nothing has touched it since.
        if (fileHashes.sha256(file).equals(sha256)) {
            return Optional.of(file);
        }
        return read(sha256, in -> file);
    }

    /**
     * The files of a folder that came from elsewhere.
     *
     * @param sha256 hash of the folder, which is the name of an object
     * @return hashes of its files by their names; empty when there is no such object
     */
    public Map<String, String> folder(String sha256) {
        if (!objects.has(sha256) || !isContents(objects.path(sha256))) {
            return Map.of();
        }
        return getBytes(sha256)
                .map(bytes -> FolderFiles.ofContents(new String(bytes, StandardCharsets.UTF_8)))
                .orElse(Map.of());
    }

    /** Most objects are large files, of which the start tells. */
    private static boolean isContents(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return FolderFiles.isContents(in);
        } catch (IOException e) {
            throw FileProblems.of(StandardError.STORE, "read", file, e);
        }
    }

    /** Keeps what is in a folder whose files are objects, and gives the hash of the folder. */
    public String putFolder(Map<String, String> hashes) {
        return putBytes(FolderFiles.contents(hashes).getBytes(StandardCharsets.UTF_8));
    }

    /** Where files are made that are about to leave: on the disk of the store, and swept when their makers die. */
    public Path temporary() {
        return folder.temporary();
    }

    /** The right to run on this store, unless another run has it. */
    public Optional<StoreLock> tryLock() {
        return StoreLock.tryAcquire(root(), folder.temporary(), database);
    }

    /**
     * The right to run on this store, as soon as no other run has it.
     *
     * @param waiting told once who has it, if somebody has
     */
    public StoreLock lock(Consumer<Optional<StoreOwner>> waiting) {
        return StoreLock.acquire(root(), folder.temporary(), database, waiting);
    }

    /** Who took the lock last and has not given it back. */
    public Optional<StoreOwner> owner() {
        return StoreLock.owner(root(), database);
    }

    /** Saves the hashes of source files and lets go of the database. */
    @Override
    public void close() {
        try {
            fileHashes.save();
        } finally {
            database.close();
        }
    }

    private String putObject(IoConsumer<HashedOutput> writer) {
        return attempt("write to", folder.objects(), () -> objects.put(writer).sha256());
    }

    private <T> Optional<T> read(String sha256, ObjectFiles.ObjectReader<T> reader) {
        return attempt("read", objects.path(sha256), () -> objects.read(sha256, reader));
    }

    boolean isAlive(StoreOwner owner) {
        if (owner.isHere()) {
            return owner.isAlive();
        }
        // Of another machine only the lock tells.
        if (!owner().equals(Optional.of(owner))) {
            return false;
        }
        Optional<StoreLock> lock = tryLock();
        lock.ifPresent(StoreLock::close);
        return lock.isEmpty();
    }

    @FunctionalInterface
    private interface Attempt<T> {
        T make() throws IOException;
    }

    private static <T> T attempt(String what, Path path, Attempt<T> attempt) {
        try {
            return attempt.make();
        } catch (IOException e) {
            throw FileProblems.of(StandardError.STORE, what, path, e);
        }
    }
}
