package io.labelwright.cli.crash;

import io.labelwright.engine.store.Store;
import io.labelwright.engine.store.database.Answer;
import io.labelwright.spi.problem.LabelingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Runs a workflow and takes answers, in a Java VM of its own, until their disk is gone. */
final class PowerLossChild {

    /** The workflow that the answers belong to. */
    static final String ASKED = "asked";

    private static final int PAUSE_MILLIS = 2;

    private PowerLossChild() {}

    /**
     * Reads lines: the number of the first run, that of the first answer, the folder of a {@link SmallWorkflow}. Prints
     * a line for each thing when it is done, not before: {@code stage NUMBER ID.}, {@code answer NUMBER.}, and
     * {@code over.} when the disk takes nothing more.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", 3);
            work(SmallWorkflow.in(Path.of(words[2])), Integer.parseInt(words[0]), Integer.parseInt(words[1]));
            say("over.");
        }
    }

    private static void work(SmallWorkflow workflow, int firstRun, int firstAnswer) throws InterruptedException {
        var people = new Thread(() -> answer(workflow.store(), firstAnswer));
        people.start();
        boolean disk = true;
        for (int run = firstRun; disk; run++) {
            int number = run;
            disk = workflow.runNumber(number, 2, id -> say("stage " + number + " " + id + "."))
                    .done();
        }
        people.join();
    }

    private static void answer(Path root, int first) {
        try (Store store = Store.open(root, problem -> {})) {
            for (int number = first; ; number++) {
                store.answers().append(List.of(answer(number)));
                say("answer " + number + ".");
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (LabelingException | InterruptedException e) {
            // The disk is gone.
        }
    }

    private static Answer answer(int number) {
        Instant time = Instant.ofEpochSecond(number);
        return new Answer(0, ASKED, "people", 0, "item " + number, "ann", "spam", null, "nö", time, null, 0);
    }

    private static void say(String line) {
        synchronized (PowerLossChild.class) {
            System.out.println(line);
        }
    }

    static Process start() throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx256m"));
        command.add(
                "-Dorg.sqlite.tmpdir=" + System.getProperty("org.sqlite.tmpdir", System.getProperty("java.io.tmpdir")));
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(PowerLossChild.class.getName());
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
