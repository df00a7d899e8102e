package io.labelwright.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
            Map<String, Double> found = CrowdRun.accuracies(
                    Path.of(arguments[0]), folder.resolve("answers.csv"), folder.resolve("truth.csv"), methods);
            found.forEach((method, accuracy) -> accuracies
                    .computeIfAbsent(method, missing -> new ArrayList<>())
                    .add(accuracy));
        }
        print(System.out, sets, accuracies);
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
