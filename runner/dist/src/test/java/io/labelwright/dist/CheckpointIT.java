package io.labelwright.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run is killed in the middle of Dawid-Skene on a larger crowd, and goes on from an iteration that is not the first.
 */
@Tag("durability")
class CheckpointIT {

    private static final int ITEMS = 20_000;
    private static final int ANNOTATORS = 300;
    private static final Pattern WENT_ON = Pattern.compile("agreed .* ran .*went on from iteration (\\d+)\\)");

    @TempDir
    private Path folder;

    private JarProgram program;

    /** Answers right in 60 to 90 of 100 cases, the same in every build. */
    @BeforeEach
    void writeCrowd() throws IOException {
        program = JarProgram.plain(folder);
        var random = new SplittableRandom(7);
        var rows = new StringBuilder("item,annotator,label\n");
        for (int item = 0; item < ITEMS; item++) {
            int truth = random.nextInt(4);
            for (int answer = 0; answer < 6; answer++) {
                int annotator = (item * 7 + answer * 53) % ANNOTATORS;
                boolean right = random.nextInt(100) < 60 + annotator % 31;
                rows.append(item)
                        .append(",w")
                        .append(annotator)
                        .append(',')
                        .append("abcd".charAt(right ? truth : random.nextInt(4)))
                        .append('\n');
            }
        }
        Files.writeString(folder.resolve("crowd.csv"), rows, StandardCharsets.UTF_8);
        write(2400);
    }

    /** Tolerance 0: all iterations are made. */
    private void write(int iterations) throws IOException {
        Files.writeString(folder.resolve("workflow.yaml"), """
                workflow: crowd
                labels: {task: classification, classes: [a, b, c, d]}
                stages:
                  - id: answers
                    uses: import/csv
                    with: {path: crowd.csv, annotations: {}}
                  - id: agreed
                    uses: consensus/dawid-skene
                    with: {max_iterations: %d, tolerance: 0}
                  - id: labels
                    uses: export/csv
                    with: {table: labels, path: labels.csv, probabilities: true}
                """.formatted(iterations), StandardCharsets.UTF_8);
    }

    /** Runs until a checkpoint is in the store, then kills. */
    private void killInTheMiddle() throws Exception {
        Process run = program.start(List.of(), "run", "workflow.yaml", "--threads", "2");
        // The files that the run prints to stay its own.
        Path other = Files.createDirectories(folder.resolve("look"));
        var looks = new JarProgram(other);
        String info;
        do {
            assertThat(run.isAlive())
                    .as("ends before it has kept anything: " + program.text("out.txt"))
                    .isTrue();
            info = looks.run(
                            "store",
                            "info",
                            "--json",
                            "--store",
                            folder.resolve(".labelwright").toString())
                    .out();
        } while (!info.contains("\"checkpoints\":1"));
        run.destroyForcibly();
        assertThat(run.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }

    private int wentOnFrom(JarProgram.Result run) {
        assertThat(run.code()).as(run.err()).isZero();
        Matcher found = WENT_ON.matcher(run.out());
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    @Test
    void aKilledRunGoesOnFromItsLastCheckpointToTheSameBytes() throws Exception {
        killInTheMiddle();
        var changed = program.run("plan", "workflow.yaml");
        var resumed = program.run("run", "workflow.yaml", "--threads", "1");
        byte[] labels = Files.readAllBytes(folder.resolve("labels.csv"));
        var info = program.run("store", "info", "--json");
        var whole = program.run("run", "workflow.yaml", "--store", "undisturbed");

        assertThat(changed.out()).containsPattern("agreed +consensus/dawid-skene +run +first run");
        assertThat(wentOnFrom(resumed)).isPositive();
        assertThat(info.out()).contains("\"checkpoints\":0");
        assertThat(wentOnFrom(whole)).isZero();
        assertThat(folder.resolve("labels.csv")).hasBinaryContent(labels);
    }

    @Test
    void aChangedConfigAndAskingForItBeginAnew() throws Exception {
        killInTheMiddle();

        var asked = program.run("run", "workflow.yaml", "--rerun", "agreed");
        assertThat(wentOnFrom(asked)).isZero();
        write(5);
        var other = program.run("run", "workflow.yaml");
        assertThat(wentOnFrom(other)).isZero();
        assertThat(other.out()).contains("config max_iterations 2400 -> 5");
    }
}
