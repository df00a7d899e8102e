package io.labelwright.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The table of accuracies in {@code docs/how-to/choose-a-consensus-method.md}, made by the program itself: one workflow
 * a crowd with all methods, each with its defaults or with keys that are named. Accuracy in percent of the items whose
 * truth is known; the mean's difference to two of the methods with a 95 % interval ({@link PairedBootstrap}); the mean
 * expected calibration error in points ({@link Judged}).
 *
 * <pre>java -cp 'runner/bench/target/lib/*:runner/bench/target/*' io.labelwright.bench.ConsensusAccuracy \
 *     runner/dist/target/labelwright/bin/labelwright FOLDER SET,SET majority-vote,dawid-skene,dawid-skene+calibrate=true
 * </pre>
 *
 * <p>A set is a folder in FOLDER with {@code answers.csv} (task,worker,label) and {@code truth.csv} (task,label).
 */
public final class ConsensusAccuracy {

    private static final String MAJORITY = "majority-vote";
    private static final String AUTO = "auto";
    private static final int RESAMPLES = 2000;
    private static final long SEED = 0;

    private ConsensusAccuracy() {}

    /** The program, the folder of sets, the sets, the methods. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 4) {
            throw new IllegalArgumentException("arguments: PROGRAM FOLDER SET,SET,... METHOD[+KEY=VALUE],METHOD,...");
        }
        List<String> sets = Arrays.asList(arguments[2].split(",", -1));
        List<String> methods = Arrays.asList(arguments[3].split(",", -1));
        Map<String, List<Judged>> judged = new LinkedHashMap<>();
        for (String set : sets) {
            Path folder = Path.of(arguments[1], set).toAbsolutePath();
            Path work = Files.createTempDirectory("accuracy-");
            run(Path.of(arguments[0]), folder, workflow(folder, methods), work);
            for (String method : methods) {
                judged.computeIfAbsent(method, missing -> new ArrayList<>())
                        .add(Judged.of(folder.resolve("truth.csv"), work.resolve(stage(method) + ".csv")));
            }
        }
        print(System.out, sets, judged);
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
            String[] parts = method.split("\\+", -1);
            var keys = new StringBuilder();
            for (String key : List.of(parts).subList(1, parts.length)) {
                keys.append(", ").append(key.replace("=", ": "));
            }
            yaml.append("""
                      - id: %1$s
                        uses: consensus/%2$s
                        needs: [answers]
                        with: {repeated_answers: keep_all%3$s}
                      - id: %1$s-labels
                        uses: export/csv
                        needs: [%1$s]
                        with: {table: labels, path: %1$s.csv, probabilities: true}
                    """.formatted(stage(method), parts[0], keys));
        }
        return yaml.toString();
    }

    private static String stage(String method) {
        return method.replace('+', '-').replace('=', '-').replace('_', '-');
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

    private static void print(PrintStream out, List<String> sets, Map<String, List<Judged>> judged) {
        Map<String, List<double[]>> scores = new HashMap<>();
        judged.forEach((method, ofSets) ->
                scores.put(method, ofSets.stream().map(Judged::right).toList()));
        PairedBootstrap bootstrap = PairedBootstrap.of(scores, RESAMPLES, SEED);
        List<String> others =
                Stream.of(MAJORITY, AUTO).filter(judged::containsKey).toList();
        var header = new StringBuilder("| method | " + String.join(" | ", sets) + " | mean |");
        others.forEach(other -> header.append(" less `").append(other).append("` |"));
        out.println(header.append(" ECE |"));
        out.println("|---|" + "---|".repeat(sets.size() + others.size() + 2));
        judged.forEach((method, ofSets) -> {
            var line = new StringBuilder("| `").append(method).append("` |");
            ofSets.forEach(one -> line.append(String.format(Locale.ROOT, " %.1f |", one.accuracy())));
            line.append(String.format(Locale.ROOT, " %.2f |", mean(ofSets, Judged::accuracy)));
            for (String other : others) {
                line.append(other.equals(method) ? " |" : difference(bootstrap, judged, method, other));
            }
            out.println(line.append(String.format(Locale.ROOT, " %.1f |", mean(ofSets, Judged::calibrationError))));
        });
    }

    private static String difference(
            PairedBootstrap bootstrap, Map<String, List<Judged>> judged, String method, String other) {
        PairedBootstrap.Interval interval = bootstrap.difference(method, other);
        double of = mean(judged.getOrDefault(method, List.of()), Judged::accuracy)
                - mean(judged.getOrDefault(other, List.of()), Judged::accuracy);
        return String.format(Locale.ROOT, " %+.2f (%+.2f to %+.2f) |", of, 100 * interval.low(), 100 * interval.high());
    }

    private static double mean(List<Judged> sets, ToDoubleFunction<Judged> figure) {
        return sets.stream().mapToDouble(figure).average().orElseThrow();
    }
}
