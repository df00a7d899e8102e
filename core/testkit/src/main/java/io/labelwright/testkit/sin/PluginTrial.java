package io.labelwright.testkit.sin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A folder in which the program runs a small workflow with a plug-in, each time in a process of its own. The workflow
 * has two imports, the stage {@code judged} that uses {@link Sin#STRATEGY}, the stage {@code sibling} that does
 * without, and an export of each.
 */
public final class PluginTrial {

    private static final long MOST_SECONDS = 300;

    private static final String WORKFLOW = """
            workflow: trial
            labels: {task: classification, classes: [ham, spam]}
            stages:
              - {id: messages, uses: import/csv, with: {path: messages.csv, items: {id: id, text: text}}}
              - {id: answers, uses: import/csv, needs: [], with: {path: answers.csv, annotations: {}}}
              - {id: sibling, uses: consensus/majority-vote, needs: [messages, answers]}
              - {id: sibling-out, uses: export/csv, with: {table: labels, path: out/sibling.csv}}
              - {id: judged, uses: consensus/judge, needs: [messages, answers], timeout: 60s}
              - {id: judged-out, uses: export/csv, with: {table: labels, path: out/judged.csv}}
            """;

    private final Path folder;
    private final List<String> program;

    /**
     * A trial.
     *
     * @param folder an empty folder
     * @param program the program and the arguments that come before its own, for example {@code java -jar
     *     labelwright.jar}
     */
    public PluginTrial(Path folder, List<String> program) {
        this.folder = folder;
        this.program = List.copyOf(program);
        write("flow.yaml", WORKFLOW);
        write("messages.csv", "id,text\nm1,hello\nm2,buy now\nm3,good morning\nm4,cheap\n");
        write("answers.csv", "item,annotator,label\nm1,ann,ham\nm1,ben,ham\nm2,ann,spam\nm2,cem,spam\nm3,ben,ham\n");
    }

    /**
     * What a run left behind.
     *
     * @param outputs the exported files by name
     */
    public record Ended(int code, String out, String err, SortedMap<String, String> outputs) {

        @Override
        public String toString() {
            return "exit code " + code + "\n" + out + "\n" + err;
        }
    }

    /** The folder. */
    public Path folder() {
        return folder;
    }

    /** Puts a plug-in in, in place of the one that has this name. */
    public PluginTrial install(String name, PluginJar plugin) {
        plugin.writeTo(folder.resolve("plugins").resolve(name).resolve(name + ".jar"));
        return this;
    }

    /** Takes a plug-in out. */
    public PluginTrial uninstall(String name) {
        delete(folder.resolve("plugins").resolve(name));
        return this;
    }

    /** Forgets all that runs have left. */
    public PluginTrial clean() {
        delete(folder.resolve(".labelwright"));
        delete(folder.resolve("out"));
        return this;
    }

    /** Gives the judging stage a time limit. */
    public PluginTrial timeout(String limit) {
        write("flow.yaml", WORKFLOW.replace("timeout: 60s", "timeout: " + limit));
        return this;
    }

    /** {@code run flow.yaml --json} with more arguments. */
    public Ended run(String... more) {
        var arguments = new ArrayList<>(List.of("run", "flow.yaml", "--json", "--plugins", "plugins"));
        arguments.addAll(List.of(more));
        return call(arguments);
    }

    /** The program with these arguments. */
    public Ended call(List<String> arguments) {
        try {
            var command = new ArrayList<>(program);
            command.addAll(arguments);
            Path out = folder.resolve("stdout.txt");
            Path err = folder.resolve("stderr.txt");
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("LABELWRIGHT_"));
            Process process = builder.start();
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError(command + " is not done after " + MOST_SECONDS + " s");
            }
            return new Ended(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8),
                    outputs());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Holds what a failed run left to what every failure must keep: in words, as one object, without a trace. */
    public static void assertTold(Ended ended, int code, String... says) {
        assertThat(ended.code()).as(ended.toString()).isEqualTo(code);
        assertThat(ended.out().strip())
                .as("one object on stdout")
                .startsWith("{")
                .endsWith("}")
                .doesNotContain("\n");
        assertThat(ended.err())
                .doesNotContain("\tat ", "defect of Labelwright", "\u001b", "\u202e", "\r", "\u0000")
                .contains(says);
        assertThat(ended.out()).doesNotContain("\u001b", "\u202e", "\u0000");
    }

    /** Holds the store to having nothing damaged and nothing half-written. */
    public void assertStoreIsWhole() {
        for (String left : List.of(".labelwright/set-aside", ".labelwright/tmp")) {
            try (Stream<Path> files =
                    Files.exists(folder.resolve(left)) ? Files.list(folder.resolve(left)) : Stream.<Path>empty()) {
                assertThat(files.toList()).as(left).isEmpty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private SortedMap<String, String> outputs() throws IOException {
        var outputs = new TreeMap<String, String>();
        Path out = folder.resolve("out");
        if (Files.isDirectory(out)) {
            try (Stream<Path> files = Files.list(out)) {
                for (Path file : files.toList()) {
                    outputs.put(out.relativize(file).toString(), Files.readString(file, StandardCharsets.UTF_8));
                }
            }
        }
        return outputs;
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path path) {
        if (Files.exists(path)) {
            try (Stream<Path> files = Files.walk(path)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
