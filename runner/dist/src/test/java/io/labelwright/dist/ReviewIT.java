package io.labelwright.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers of people outlive kills, come from several processes at once, and end in the labels. */
class ReviewIT {

    private static final long SEED = Long.getLong("labelwright.seed", 20261126L);
    private static final String HEADER = "item,annotator,label\n";

    @TempDir
    private Path folder;

    @Tag("durability")
    @Test
    void whatAnImportAcknowledgedIsThereAfterKills() throws Exception {
        var program = new JarProgram(folder);
        program.copyExample("review");
        assertThat(program.run("run", "workflow.yaml").code()).isEqualTo(3);
        assertThat(program.run("review", "export", "workflow.yaml", "tasks.csv").code())
                .isZero();
        List<String> items = Files.readAllLines(folder.resolve("tasks.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1)[1])
                .toList();
        var random = new Random(SEED);
        var acknowledged = new ArrayList<String>();
        for (int i = 0; i < items.size(); i++) {
            write("one.csv", HEADER + items.get(i) + ",ann,spam\n");
            Process process = program.start(List.of(), "review", "import", "workflow.yaml", "one.csv");
            boolean ended = process.waitFor(i % 2 == 0 ? 60_000 : 200 + random.nextInt(1200), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            if (ended && process.exitValue() == 0) {
                acknowledged.add(items.get(i));
            }
            if (i == items.size() / 2) {
                program.run("run", "workflow.yaml");
            }
        }
        assertThat(acknowledged).as("seed " + SEED).isNotEmpty();
        StringBuilder all = new StringBuilder(HEADER);
        items.forEach(item -> all.append(item).append(",ann,spam\n"));
        write("all.csv", all.toString());
        var rest = program.run("review", "import", "workflow.yaml", "all.csv", "--json");
        assertThat(rest.code()).as(rest.toString()).isZero();
        assertThat(number(rest.out(), "known")).as("seed " + SEED).isGreaterThanOrEqualTo(acknowledged.size());
        assertThat(number(rest.out(), "known") + number(rest.out(), "taken")).isEqualTo(items.size());

        var last = program.run("run", "workflow.yaml");

        assertThat(last.code()).as(last.toString()).isZero();
        List<String> labels = Files.readAllLines(folder.resolve("out/labels.csv"));
        for (String item : items) {
            assertThat(labels).contains(item + ",spam,1.0,labelled,people,given by ann");
        }
        assertThat(program.run("store", "check").code()).isZero();
    }

    @Test
    void importersAtTheSameTimeLoseNothing() throws Exception {
        var program = new JarProgram(folder);
        program.copyExample("review");
        List<String> items = Files.readAllLines(folder.resolve("messages.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", 2)[0])
                .toList();
        var importers = new ArrayList<Process>();
        for (String name : List.of("ann", "bob", "ann")) {
            StringBuilder answers = new StringBuilder(HEADER);
            items.forEach(item -> answers.append(item).append(',').append(name).append(",ham\n"));
            write(name + ".csv", answers.toString());
            importers.add(program.start(List.of(), "review", "import", "workflow.yaml", name + ".csv"));
        }
        for (Process importer : importers) {
            assertThat(importer.waitFor()).isZero();
        }

        var info = program.run("store", "info", "--json");
        var ran = program.run("run", "workflow.yaml");

        assertThat(number(info.out(), "answers")).isEqualTo(2 * items.size());
        assertThat(ran.code()).as(ran.toString()).isZero();
        assertThat(Files.readAllLines(folder.resolve("out/labels.csv")).stream().skip(1))
                .allMatch(row -> row.endsWith("ham,1.0,labelled,people,\"given by ann, bob\""));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    private static int number(String json, String name) {
        int at = json.indexOf("\"" + name + "\":") + name.length() + 3;
        int end = at;
        while (end < json.length() && Character.isDigit(json.charAt(end))) {
            end++;
        }
        return Integer.parseInt(json.substring(at, end));
    }
}
