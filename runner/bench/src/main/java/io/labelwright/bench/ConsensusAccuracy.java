package io.labelwright.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The table of accuracies in {@code docs/how-to/choose-a-consensus-method.md}, made by the program itself: one workflow
 * a crowd with all methods, each with its defaults. Accuracy in percent of the items whose truth is known; where
 * several classes are equally good, the item counts as the share of the true one among them.
 *
 * <pre>java -cp 'runner/bench/target/lib/*:runner/bench/target/*' io.labelwright.bench.ConsensusAccuracy \
 *     runner/dist/target/labelwright/bin/labelwright FOLDER SET,SET majority-vote,dawid-skene</pre>
 *
 * <p>A set is a folder in FOLDER with {@code answers.csv} (task,worker,label) and {@code truth.csv} (task,label).
 */
public final class ConsensusAccuracy {

    private ConsensusAccuracy() {}

    /** The program, the folder of sets, the sets, the methods. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 4) {
            throw new IllegalArgumentException("arguments: PROGRAM FOLDER SET,SET,... METHOD,METHOD,...");
        }
        List<String> sets = Arrays.asList(arguments[2].split(",", -1));
        List<String> methods = Arrays.asList(arguments[3].split(",", -1));
        Map<String, List<Double>> accuracies = new LinkedHashMap<>();
        for (String set : sets) {
            Path folder = Path.of(arguments[1], set).toAbsolutePath();
            Path work = Files.createTempDirectory("accuracy-");
            run(Path.of(arguments[0]), folder, workflow(folder, methods), work);
            for (String method : methods) {
                accuracies
                        .computeIfAbsent(method, missing -> new ArrayList<>())
                        .add(accuracy(folder.resolve("truth.csv"), work.resolve(method + ".csv")));
            }
        }
        print(System.out, sets, accuracies);
    }

    private static String workflow(Path folder, List<String> methods) {
        var yaml = new StringBuilder("""
                workflow: accuracy
                labels: {task: classification, classes: from_data}
                stages:
                  - id: answers
                    uses: import/csv
                    with: {path: %s, annotations: {item: task, annotator: worker, label: label}}
                """.formatted(folder.resolve("answers.csv")));
        for (String method : methods) {
            yaml.append("""
                      - id: %1$s
                        uses: consensus/%1$s
                        needs: [answers]
                        with: {repeated_answers: keep_all}
                      - id: %1$s-labels
                        uses: export/csv
                        needs: [%1$s]
                        with: {table: labels, path: %1$s.csv, probabilities: true}
                    """.formatted(method));
        }
        return yaml.toString();
    }

    private static void run(Path program, Path folder, String workflow, Path work)
            throws IOException, InterruptedException {
        Path file = Files.writeString(work.resolve("workflow.yaml"), workflow);
        Process process = new ProcessBuilder(
                        program.toAbsolutePath().toString(), "run", "--allow-read", folder.toString(), file.toString())
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("log").toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("the run failed:\n" + Files.readString(work.resolve("log")));
        }
    }

    /** Names in these sets need no quotes, so a line is split at its commas. */
    private static double accuracy(Path truthFile, Path labels) throws IOException {
        Map<String, String> truth = new HashMap<>();
        for (String line : Files.readAllLines(truthFile, StandardCharsets.UTF_8)) {
            String[] cells = line.split(",", -1);
            truth.put(cells[0], cells[1]);
        }
        List<String> lines = Files.readAllLines(labels, StandardCharsets.UTF_8);
        String[] header = lines.get(0).split(",", -1);
        double right = 0;
        int judged = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            String known = truth.get(cells[0]);
            if (known != null) {
                judged++;
                right += share(header, cells, known);
            }
        }
        return 100 * right / judged;
    }

    private static double share(String[] header, String[] cells, String known) {
        double best = 0;
        for (int at = 0; at < header.length; at++) {
            if (header[at].startsWith("p:") && !cells[at].isEmpty()) {
                best = Math.max(best, Double.parseDouble(cells[at]));
            }
        }
        int tied = 0;
        boolean hit = false;
        for (int at = 0; at < header.length; at++) {
            if (header[at].startsWith("p:") && !cells[at].isEmpty() && Double.parseDouble(cells[at]) >= best - 1e-9) {
                tied++;
                hit |= header[at].equals("p:" + known);
            }
        }
        return hit ? 1.0 / tied : 0;
    }

    private static void print(PrintStream out, List<String> sets, Map<String, List<Double>> accuracies) {
        out.println("| method | " + String.join(" | ", sets) + " | mean |");
        out.println("|---|" + "---|".repeat(sets.size() + 1));
        accuracies.forEach((method, values) -> {
            var line = new StringBuilder("| `").append(method).append("` |");
            double sum = 0;
            for (double value : values) {
                line.append(String.format(Locale.ROOT, " %.1f |", value));
                sum += value;
            }
            out.println(line.append(String.format(Locale.ROOT, " %.2f |", sum / values.size())));
        });
    }
}
