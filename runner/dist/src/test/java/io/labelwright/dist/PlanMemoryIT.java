package io.labelwright.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The heap that {@code plan} states is right to a quarter: a run gets through in a quarter more, and does not in a
 * quarter less. So the smallest heap that is enough lies within 25 % of what was stated, without anybody having to look
 * for it.
 */
@Isolated("may take much memory")
@Tag("memory")
class PlanMemoryIT {

    private static final long MEBIBYTE = 1 << 20;

    /**
     * As the launcher runs, on a machine of two processors: more of them read more of a file at a time. What counts is
     * space: how much of the time goes into cleaning up hangs on what else the machine does.
     */
    private static final List<String> AS_LAUNCHED =
            List.of("-XX:+UseParallelGC", "-XX:-UseGCOverheadLimit", "-XX:ActiveProcessorCount=2");

    @TempDir
    private Path folder;

    @Test
    void ofACrowdsAnswersAndTheirConsensus() throws Exception {
        var random = new Random(11);
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("answers.csv"))) {
            out.write("item,annotator,label\n");
            for (int item = 0; item < 120_000; item++) {
                for (int answer = 0; answer < 5; answer++) {
                    int annotator = answer * 200 + random.nextInt(200);
                    out.write("i" + item + ",w" + annotator + ",c" + random.nextInt(10) + "\n");
                }
            }
        }

        assertThePlanIsRight("[c0, c1, c2, c3, c4, c5, c6, c7, c8, c9]", """
                - {id: answers, uses: import/csv, with: {path: answers.csv, annotations: {}}}
                - {id: agreed, uses: consensus/dawid-skene, with: {max_iterations: 3}}
                - {id: out, uses: export/csv, with: {table: labels, path: out/labels.csv}}
                """);
    }

    @Test
    void ofNumbersAndRowsMadeOfThem() throws Exception {
        var random = new Random(12);
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("rows.csv"))) {
            out.write("id,label,p0,p1,p2,p3,p4,p5,p6,p7,p8,p9,p10,p11,p12,p13,p14,p15,p16,p17,p18,p19\n");
            for (int item = 0; item < 100_000; item++) {
                out.write("n" + item + (random.nextInt(20) == 0 ? ",rare" : ",common"));
                for (int column = 0; column < 20; column++) {
                    out.write("," + random.nextInt(100_000) / 10_000.0);
                }
                out.write('\n');
            }
        }

        assertThePlanIsRight("[rare, common]", """
                - id: rows
                  uses: import/csv
                  with: {path: rows.csv, items: {id: id, features: "p*"}, labels: {item: id, label: label}}
                - {id: more, uses: imbalance/smote}
                """);
    }

    @Test
    void ofTextsAndTheirWords() throws Exception {
        var random = new Random(13);
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("texts.csv"))) {
            out.write("id,text\n");
            for (int item = 0; item < 10_000; item++) {
                out.write("t" + item + ",");
                for (int word = 0; word < 160; word++) {
                    // Half of a text is made of some thirty words, and of the others most are seldom, as in any
                    // language.
                    boolean common = random.nextBoolean();
                    out.write(" ab" + (common ? random.nextInt(30) : (int) Math.pow(60_000, random.nextDouble())));
                }
                out.write('\n');
            }
        }

        assertThePlanIsRight("[ham, spam]", """
                - {id: texts, uses: import/csv, with: {path: texts.csv, items: {id: id, text: text}}}
                - {id: words, uses: features/tfidf}
                """);
    }

    /**
     * The model has its memory outside of the heap. What the process takes is looked at with a heap that is full, since
     * how much of it the JVM has used so far hangs on when it cleaned up.
     */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the most that a process took stands in /proc")
    void ofAModelOutsideOfTheHeap() throws Exception {
        var random = new Random(14);
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("texts.csv"))) {
            out.write("id,text\n");
            for (int item = 0; item < 200; item++) {
                out.write("t" + item + ",");
                for (int word = 0; word < 120; word++) {
                    out.write(" "
                            + List.of("a", "letter", "about", "money", "lost", "in", "winter")
                                    .get(random.nextInt(7)));
                }
                out.write('\n');
            }
        }
        JsonNode memory = memory("[ham, spam]", """
                - {id: texts, uses: import/csv, with: {path: texts.csv, items: {id: id, text: text}}}
                - {id: meaning, uses: features/text-embedding}
                """);
        long heap = memory.path("heap").asLong() / MEBIBYTE * 5 / 4;
        long stated = memory.path("process").asLong()
                + heap * MEBIBYTE
                - memory.path("heap").asLong();
        assertThat(memory.path("outside").asLong()).as("outside of the heap").isGreaterThan(40 * MEBIBYTE);

        var flags = new ArrayList<>(AS_LAUNCHED);
        flags.addAll(List.of("-Xms" + heap + "m", "-Xmx" + heap + "m", "-XX:+AlwaysPreTouch"));
        Process process = JarProgram.plain(folder).start(flags, "run", "workflow.yaml", "-q");
        long most = 0;
        do {
            most = Math.max(most, most(process));
        } while (!process.waitFor(20, TimeUnit.MILLISECONDS));

        System.out.println("PlanMemoryIT: " + stated / MEBIBYTE + " MiB of the process stated, " + most / MEBIBYTE
                + " MiB measured");
        assertThat(process.exitValue())
                .as(JarProgram.plain(folder).text("err.txt"))
                .isZero();
        assertThat(most).isCloseTo(stated, Percentage.withPercentage(25));
    }

    /** The most bytes that a process had in memory at once so far; 0 when it is over. */
    private static long most(Process process) throws IOException {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            if (process.isAlive()) {
                throw e;
            }
            return 0;
        }
    }

    private JsonNode memory(String classes, String stages) throws Exception {
        String yaml = "workflow: memory\nlabels: {task: classification, classes: " + classes + "}\nstages:\n";
        Files.writeString(folder.resolve("workflow.yaml"), yaml + stages.indent(2));
        var plan = JarProgram.plain(folder).runWith(AS_LAUNCHED, "plan", "workflow.yaml", "--json");
        assertThat(plan.code()).as(plan.err()).isZero();
        return JsonMapper.shared().readTree(plan.out()).path("memory");
    }

    private void assertThePlanIsRight(String classes, String stages) throws Exception {
        long heap = memory(classes, stages).path("heap").asLong() / MEBIBYTE;
        var program = JarProgram.plain(folder);
        assertThat(heap).as("not what any run needs").isGreaterThan(48);

        var less = run(program, heap * 3 / 4, "less");
        var more = run(program, heap * 5 / 4, "more");

        System.out.println("PlanMemoryIT: " + heap + " MiB stated; " + heap * 3 / 4 + " MiB: exit code " + less.code()
                + ", " + heap * 5 / 4 + " MiB: exit code " + more.code());
        assertThat(more.code())
                .as("a quarter more than %d MiB\n%s", heap, more.err())
                .isZero();
        assertThat(less.code())
                .as("a quarter less than %d MiB\n%s", heap, less.err())
                .isNotZero();
        assertThat(less.err()).containsAnyOf("LBL-4002", "memory");
    }

    private static JarProgram.Result run(JarProgram program, long mebibytes, String store) throws Exception {
        var flags = new ArrayList<>(AS_LAUNCHED);
        flags.add("-Xmx" + mebibytes + "m");
        return program.runWith(flags, "run", "workflow.yaml", "-q", "--store", store);
    }
}
