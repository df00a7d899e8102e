package io.labelwright.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One workflow with many consensus methods on the answers of one crowd, run by the program itself. A method is its
 * name, with settings behind a question mark where it has some: {@code label-model?dependencies=detect}. Accuracy in
 * percent of the items whose truth is known; where several classes are equally good, the item counts as the share of
 * the true one among them.
 */
final class CrowdRun {

    private CrowdRun() {}

    /**
     * Accuracy by method.
     *
     * @param program the launcher of the distribution
     * @param answers a file with the header {@code task,worker,label}
     * @param truth a file with the header {@code task,label}
     */
    static Map<String, Double> accuracies(Path program, Path answers, Path truth, List<String> methods)
            throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("accuracy-");
        run(program, answers.toAbsolutePath(), workflow(answers.toAbsolutePath(), methods), work);
        var accuracies = new LinkedHashMap<String, Double>();
        for (int at = 0; at < methods.size(); at++) {
            accuracies.put(methods.get(at), accuracy(truth, work.resolve("m" + at + ".csv")));
        }
        return accuracies;
    }

    private static String workflow(Path answers, List<String> methods) {
        var yaml = new StringBuilder("""
                workflow: accuracy
                labels: {task: classification, classes: from_data}
                stages:
                  - id: answers
                    uses: import/csv
                    with: {path: %s, annotations: {item: task, annotator: worker, label: label}}
                """.formatted(answers));
        for (int at = 0; at < methods.size(); at++) {
            String[] method = methods.get(at).split("[?=]", -1);
            String setting = method.length == 3 ? ", " + method[1] + ": " + method[2] : "";
            yaml.append("""
                      - id: m%1$d
                        uses: consensus/%2$s
                        needs: [answers]
                        with: {repeated_answers: keep_all%3$s}
                      - id: m%1$d-labels
                        uses: export/csv
                        needs: [m%1$d]
                        with: {table: labels, path: m%1$d.csv, probabilities: true}
                    """.formatted(at, method[0], setting));
        }
        return yaml.toString();
    }

    private static void run(Path program, Path answers, String workflow, Path work)
            throws IOException, InterruptedException {
        String folder = String.valueOf(answers.getParent());
        Path file = Files.writeString(work.resolve("workflow.yaml"), workflow);
        Process process = new ProcessBuilder(
                        program.toAbsolutePath().toString(), "run", "--allow-read", folder, file.toString())
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
}
