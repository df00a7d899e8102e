package io.labelwright.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.engine.store.Store;
import io.labelwright.engine.store.database.Answer;
import io.labelwright.spi.problem.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk loses its power at random moments, while stages are committed and answers of people come in. What was
 * acknowledged is there when the power is back, nothing is torn, and the same run ends with the same bytes.
 *
 * <p>Only what was acknowledged before the power went counts. The kernel answers an fsync that the switch catches in
 * its middle with success, although what it was to keep is lost; no machine without power would answer at all.
 */
@Tag("durability")
class PowerLossTest {

    private static final int ROUNDS = Integer.getInteger("labelwright.power.rounds", 20);
    private static final long SEED = Long.getLong("labelwright.seed", 20261125L);

    private static final int MEGABYTES = 64;

    /** How many losses a disk sees, and a process, before the next one, which begins with the making of the store. */
    private static final int LOSSES_A_DISK = 5;

    /** The power goes before that many stages are done, and a while later at most. */
    private static final int MOST_STAGES = 15;

    private static final int MOST_WAIT_MICROS = 50_000;
    private static final int MOST_OPENING_MICROS = 500_000;

    @TempDir(factory = MemoryDisk.class)
    private Path place;

    private Worker worker;

    @AfterEach
    void killTheWorker() throws InterruptedException {
        if (worker != null) {
            worker.kill();
        }
    }

    /** The means of this test work: they take what was not synced, and nothing else. */
    @Test
    void aPowerLossTakesWhatWasNotSynced() throws Exception {
        try (LoopDisk disk = LoopDisk.make(place.resolve("power"), MEGABYTES)) {
            LoopDisk.Switch power = disk.powerSwitch();
            Files.writeString(disk.folder().resolve("unsynced"), "gone");
            Path synced = disk.folder().resolve("synced");
            try (var channel = FileChannel.open(synced, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                channel.write(StandardCharsets.UTF_8.encode("here"));
                channel.force(true);
            }
            Path later = disk.folder().resolve("later");
            Files.writeString(later, "gone");

            power.off();
            disk.restart();

            assertThat(synced).hasContent("here");
            assertThat(later).doesNotExist();
        }
    }

    @Test
    void nothingThatWasAcknowledgedIsLost() throws Exception {
        SmallWorkflow whole = SmallWorkflow.make(place.resolve("whole"));
        var random = new Random(SEED);
        var answered = new ArrayList<Integer>();
        int stages = 0;
        int answers = 0;
        try (LoopDisk disk = LoopDisk.make(place.resolve("power"), MEGABYTES)) {
            SmallWorkflow flow = SmallWorkflow.in(disk.folder().resolve("flow"));
            for (int round = 0; round < ROUNDS; round++) {
                String what = "seed " + SEED + ", round " + round;
                boolean fresh = round % LOSSES_A_DISK == 0;
                if (fresh) {
                    if (round > 0) {
                        worker.kill();
                        disk.format(MEGABYTES);
                    }
                    worker = new Worker();
                    answered.clear();
                    SmallWorkflow.make(flow.folder());
                    disk.sync();
                }
                int first = 1000 * round;
                worker.losePower(disk, flow, first, random, fresh);
                NavigableMap<Integer, Set<String>> done = worker.stages();
                answered.addAll(worker.answers());
                answers += worker.answers().size();
                stages += done.values().stream().mapToInt(Set::size).sum();
                worker.letGo(disk);

                check(flow, what);
                assertThat(answers(flow)).as(what).containsAll(answered);
                // And one that had not begun: the store takes new work.
                done.put(done.isEmpty() ? first : done.lastKey() + 1, Set.of());
                for (Map.Entry<Integer, Set<String>> run : done.entrySet()) {
                    var again = new TreeSet<String>();
                    flow.runNumber(run.getKey(), 1, again::add).isDone();
                    again.retainAll(run.getValue());
                    assertThat(again).as(what + ", lost").isEmpty();
                    whole.runNumber(run.getKey(), 1, id -> {}).isDone();
                }
                Map<String, String> exports = whole.exports();
                flow.exports().forEach((name, text) -> {
                    if (!name.startsWith(".labelwright-")) {
                        assertThat(text).as(what + ", " + name).isEqualTo(exports.get(name));
                    }
                });
            }
            worker.kill();
        }
        assertThat(stages).isPositive();
        System.out.println("PowerLossTest: " + ROUNDS + " losses of power, seed " + SEED + "; " + stages
                + " stages and " + answers + " answers were acknowledged, none was lost");
    }

    /** Nothing is torn. The memo of hashes of source files alone is not synced: torn, it is set aside. */
    private static void check(SmallWorkflow flow, String what) throws IOException {
        flow.objects();
        if (Store.isStore(flow.store())) {
            flow.assertStoreIsWhole();
            try (Stream<Path> files = Files.list(flow.store().resolve("set-aside"))) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .as(what)
                        .allMatch(name -> name.startsWith(".labelwright-file-hashes.json"));
            }
        }
    }

    private static List<Integer> answers(SmallWorkflow workflow) {
        var problems = new ArrayList<Problem>();
        try (Store store = Store.open(workflow.store(), problems::add)) {
            List<Integer> numbers = store.answers().read(PowerLossChild.ASKED).stream()
                    .map(Answer::item)
                    .map(item -> Integer.valueOf(item.substring("item ".length())))
                    .toList();
            assertThat(problems).isEmpty();
            return numbers;
        }
    }

    /** A process that works until its disk is gone, and what it said until then. */
    private static final class Worker {

        private final Process process = PowerLossChild.start();
        private final List<String> said = new ArrayList<>();
        private List<String> acknowledged = List.of();

        Worker() throws IOException {
            var listener = new Thread(this::listen);
            listener.setDaemon(true);
            listener.start();
        }

        private void listen() {
            try (var out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    synchronized (said) {
                        said.add(line);
                        said.notifyAll();
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private List<String> lines() {
            synchronized (said) {
                return List.copyOf(said);
            }
        }

        private void await(Predicate<List<String>> enough) throws InterruptedException {
            synchronized (said) {
                for (int i = 0; i < 600 && !enough.test(said) && process.isAlive(); i++) {
                    said.wait(100);
                }
            }
        }

        /** Lets it work on a disk, and takes the power away. */
        void losePower(LoopDisk disk, SmallWorkflow flow, int first, Random random, boolean fresh)
                throws IOException, InterruptedException {
            synchronized (said) {
                said.clear();
            }
            LoopDisk.Switch power = disk.powerSwitch();
            process.getOutputStream()
                    .write((first + " " + first + " " + flow.folder() + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            if (fresh) {
                // From the opening of the store on.
                TimeUnit.MICROSECONDS.sleep(random.nextInt(MOST_OPENING_MICROS));
            } else {
                int count = random.nextInt(MOST_STAGES);
                await(lines ->
                        lines.stream().filter(line -> line.startsWith("stage")).count() >= count);
                TimeUnit.MICROSECONDS.sleep(random.nextInt(MOST_WAIT_MICROS));
            }
            acknowledged = lines();
            power.off();
        }

        /** The runs that had begun to be done, each with the stages that were. */
        NavigableMap<Integer, Set<String>> stages() {
            var stages = new TreeMap<Integer, Set<String>>();
            words("stage")
                    .forEach(words -> stages.computeIfAbsent(Integer.valueOf(words[1]), run -> new TreeSet<>())
                            .add(words[2]));
            return stages;
        }

        List<Integer> answers() {
            return words("answer").map(words -> Integer.valueOf(words[1])).toList();
        }

        private Stream<String[]> words(String first) {
            return acknowledged.stream()
                    .map(line -> line.replace(".", "").split(" "))
                    .filter(words -> words[0].equals(first));
        }

        /** Waits until it has noticed, so that the disk can start again. */
        void letGo(LoopDisk disk) throws IOException, InterruptedException {
            await(lines -> lines.contains("over."));
            disk.restart();
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }
}
