package io.labelwright.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the program asks of the operating system, as strace sees it: past everything that the engine could get wrong
 * about its own file system, and with SQLite's calls. Needs strace, and for one test libfiu; skipped by name elsewhere.
 */
@Tag("durability")
class SystemCallsIT {

    private static final String CHANGES =
            "/^(open|creat|rename|link|unlink|mkdir|rmdir|symlink|truncate|chmod|mknod).*";
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern SYNCED = Pattern.compile("f(?:data)?sync\\(\\d+<([^>]*)>");

    /** The run's beginning and its end, and the log of the database, which is new at each start. */
    private static final int MOST_SYNCS_OF_A_RUN = 8;

    /** So many fsyncs the first thread makes at least. */
    private static final int MOST_SURE = 13;

    private static String wanted = "";

    @TempDir
    private Path place;

    private Path folder;
    private JarProgram program;
    private Path trace;

    @BeforeEach
    void makeProgram() throws IOException {
        // Also under a temporary folder that is a link, strace says the real path.
        folder = Files.createDirectory(place.toRealPath().resolve("flow"));
        trace = folder.resolveSibling("trace.txt");
        program = new JarProgram(folder);
        program.copyExample("dawid-skene-1979");
    }

    @Test
    void aRunChangesNoFileButItsStoreItsOutputsAndTemporaryOnes() throws Exception {
        Path temporary = Files.createDirectory(place.toRealPath().resolve("temporary"));

        var result = traced(List.of("-e", "trace=" + CHANGES), "-XX:-UsePerfData", "-Djava.io.tmpdir=" + temporary);

        assertThat(result.code()).as(result.err()).isZero();
        var changed = new TreeSet<Path>();
        for (String call : Files.readAllLines(trace)) {
            boolean opens = call.contains("open");
            boolean changes =
                    !opens || call.contains("O_WRONLY") || call.contains("O_RDWR") || call.contains("O_CREAT");
            Matcher path = QUOTED.matcher(call);
            while (changes && path.find()) {
                changed.add(folder.resolve(path.group(1)).normalize());
            }
        }
        assertThat(changed).contains(folder.resolve("out/labels.csv")).hasSizeGreaterThan(20);
        changed.removeIf(path -> path.startsWith(folder.resolve(".labelwright"))
                || path.startsWith(folder.resolve("out"))
                || path.startsWith(temporary)
                || path.startsWith("/dev")
                || path.startsWith("/proc"));
        assertThat(changed).isEmpty();
    }

    @Test
    void anArtifactCostsAtMostTwoSyncsAndAStageOneMore() throws Exception {
        var result = traced(List.of("-e", "trace=fsync,fdatasync,sync,syncfs,msync,sync_file_range"));

        assertThat(result.code()).as(result.err()).isZero();
        List<String> synced = synced();
        List<String> objects = within(synced, ".labelwright/(objects/|tmp/).*");
        List<String> exports = within(synced, "out(/.*)?");
        List<String> database = within(synced, ".labelwright/store.db-wal");
        System.out.println("SystemCallsIT: fsyncs of a first run of 5 stages: " + objects.size() + " for "
                + files(objects)
                + " objects, " + exports.size() + " for " + files(exports) + " exported files, " + database.size()
                + " for the log of the database, " + synced.size() + " in all");
        // A file is written under a temporary name: one for its bytes, one for its folder. The format file is one, too.
        assertThat(objects).hasSizeBetween(1, 2 * files(objects));
        assertThat(exports).hasSizeBetween(1, 2 * files(exports));
        assertThat(database).hasSizeBetween(5, 5 + MOST_SYNCS_OF_A_RUN);
    }

    private static List<String> within(List<String> synced, String paths) {
        return synced.stream().filter(path -> path.matches(paths)).toList();
    }

    private static int files(List<String> synced) {
        return (int)
                synced.stream().filter(path -> path.endsWith(".tmp")).distinct().count();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 9, 13, 16, 20})
    void anFsyncThatFailsIsNeverTakenForSuccess(int which) throws Exception {
        var result = traced(List.of("-e", "trace=fsync", "-e", "inject=fsync:error=EIO:when=" + which));

        // Of each thread the fsync of that number. What SQLite does about the folder of a new log, and about the
        // database when the log is cleared away at the end, it keeps to itself: the log is safe already, and stays.
        List<String> silent = List.of(folder + "/.labelwright", folder + "/.labelwright/store.db");
        boolean failed = Files.readAllLines(trace).stream()
                .filter(call -> call.contains("(INJECTED)"))
                .map(SYNCED::matcher)
                .anyMatch(call -> call.find() && !silent.contains(call.group(1)));
        assertThat(failed || which > MOST_SURE).isTrue();
        if (failed) {
            assertFailedClearly(result);
        }
        assertGoesOn();
    }

    @Test
    void theFirstFsyncFailsAndAllThatComeAfterItWork() throws Exception {
        var result = program.runUnder(fiu("onetime,failinfo=5"), List.of(), "run", "workflow.yaml");

        assertFailedClearly(result);
        assertGoesOn();
    }

    @Test
    void noFsyncWorksAnyMore() throws Exception {
        Path workflow = folder.resolve("workflow.yaml");
        String yaml = Files.readString(workflow);
        Files.writeString(workflow, yaml.replace("smoothing: 0", "smoothing: 1"));
        assertThat(program.run("run", "workflow.yaml").code()).isZero();
        delete("out");
        Files.writeString(workflow, yaml);

        var result = program.runUnder(fiu("failinfo=5"), List.of(), "run", "workflow.yaml");

        assertFailedClearly(result);
        assertThat(folder.resolve("out/labels.csv")).doesNotExist();
        assertGoesOn();
    }

    /** libfiu makes fsync fail in a process that it is loaded into. */
    private static List<String> fiu(String how) {
        if (!starts("fiu-run", "-x", "true")) {
            Assumptions.abort("needs fiu-run (Debian: fiu-utils)");
        }
        return List.of(
                "fiu-run",
                "-x",
                "-c",
                "enable name=posix/io/sync/fsync," + how,
                "-c",
                "enable name=posix/io/sync/fdatasync," + how);
    }

    private static void assertFailedClearly(JarProgram.Result result) {
        assertThat(result.code()).as(result.err()).isBetween(1, 2);
        assertThat(result.err())
                .containsPattern("LBL-400[14]")
                .containsAnyOf("Input/output error", "disk I/O error")
                .contains("check the disk")
                .doesNotContain("Exception", "\tat ");
    }

    private void assertGoesOn() throws Exception {
        var again = program.run("run", "workflow.yaml");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(folder.resolve("out/labels.csv")).hasContent(undisturbed());
    }

    /** What a run exports that nothing disturbs. */
    private String undisturbed() throws Exception {
        if (wanted.isEmpty()) {
            var other = new JarProgram(Files.createDirectory(place.resolve("undisturbed")));
            other.copyExample("dawid-skene-1979");
            assertThat(other.run("run", "workflow.yaml").code()).isZero();
            wanted = Files.readString(place.resolve("undisturbed/out/labels.csv"));
        }
        return wanted;
    }

    private JarProgram.Result traced(List<String> what, String... flags) throws Exception {
        List<String> strace =
                new ArrayList<>(List.of("strace", "-f", "--seccomp-bpf", "-qq", "-y", "-e", "signal=none"));
        strace.addAll(List.of("-o", trace.toString()));
        if (!starts("strace", "-f", "--seccomp-bpf", "-o", trace.toString(), "true")) {
            Assumptions.abort("needs strace 5.3 or newer that may trace");
        }
        strace.addAll(what);
        return program.runUnder(strace, List.of(flags), "run", "workflow.yaml");
    }

    private static boolean starts(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What was synced, once for each time, relative to the folder. */
    private List<String> synced() throws IOException {
        return Files.readAllLines(trace).stream()
                .map(SYNCED::matcher)
                .filter(Matcher::find)
                .map(call -> folder.relativize(Path.of(call.group(1))).toString())
                .toList();
    }

    private void delete(String below) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(below))) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
