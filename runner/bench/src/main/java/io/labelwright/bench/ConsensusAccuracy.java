package io.labelwright.bench;

import java.io.IOException;
import java.io.PrintStream;
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
            Map<String, Judged> found = CrowdRun.judged(
                    Path.of(arguments[0]), folder.resolve("answers.csv"), folder.resolve("truth.csv"), methods);
            found.forEach((method, one) ->
                    judged.computeIfAbsent(method, missing -> new ArrayList<>()).add(one));
        }
        print(System.out, sets, judged);
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
