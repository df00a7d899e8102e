package io.labelwright.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One workflow with many consensus methods on the answers of one crowd, run by the program itself. A method is its
 * name, with settings behind plus signs where it has some: {@code label-model+dependencies=detect}.
 */
final class CrowdRun {

    private CrowdRun() {}

    /**
     * What each method said of the items whose truth is known.
     *
     * @param program the launcher of the distribution
     * @param answers a file with the header {@code task,worker,label}
     * @param truth a file with the header {@code task,label}
     */
    static Map<String, Judged> judged(Path program, Path answers, Path truth, List<String> methods)
            throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("accuracy-");
        run(program, answers.toAbsolutePath(), workflow(answers.toAbsolutePath(), methods), work);
        var judged = new LinkedHashMap<String, Judged>();
        for (int at = 0; at < methods.size(); at++) {
            judged.put(methods.get(at), Judged.of(truth, work.resolve("m" + at + ".csv")));
        }
        return judged;
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
            String[] method = methods.get(at).split("\\+", -1);
            var settings = new StringBuilder();
            for (String setting : List.of(method).subList(1, method.length)) {
                settings.append(", ").append(setting.replace("=", ": "));
            }
            yaml.append("""
                      - id: m%1$d
                        uses: consensus/%2$s
                        needs: [answers]
                        with: {repeated_answers: keep_all%3$s}
                      - id: m%1$d-labels
                        uses: export/csv
                        needs: [m%1$d]
                        with: {table: labels, path: m%1$d.csv, probabilities: true}
                    """.formatted(at, method[0], settings));
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
}
