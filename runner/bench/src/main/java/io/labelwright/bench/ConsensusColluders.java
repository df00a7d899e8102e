package io.labelwright.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The table of colluders in {@code docs/how-to/choose-a-consensus-method.md}: accuracy with so many new annotators who
 * all say what the worst annotator says, less the accuracy of majority vote without them, in points. The worst is who
 * is wrong most often among those with 20 answers or more to items of known truth.
 *
 * <pre>java -cp 'runner/bench/target/lib/*:runner/bench/target/*' io.labelwright.bench.ConsensusColluders \
 *     runner/dist/target/labelwright/bin/labelwright FOLDER SET,SET 1,2,3 majority-vote,dawid-skene</pre>
 *
 * <p>Sets are as for {@link ConsensusAccuracy}, methods as for {@link CrowdRun}.
 */
public final class ConsensusColluders {

    private static final int LEAST_ANSWERS = 20;
    private static final String MAJORITY = "majority-vote";

    private ConsensusColluders() {}

    /** The program, the folder of sets, the sets, the numbers of colluders, the methods. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 5) {
            throw new IllegalArgumentException("arguments: PROGRAM FOLDER SET,SET,... 1,2,... METHOD,METHOD,...");
        }
        Path program = Path.of(arguments[0]);
        List<String> sets = Arrays.asList(arguments[2].split(",", -1));
        List<String> methods = Arrays.asList(arguments[4].split(",", -1));
        Map<String, Double> majority = new HashMap<>();
        for (String set : sets) {
            Path folder = Path.of(arguments[1], set);
            CrowdRun.judged(program, folder.resolve("answers.csv"), folder.resolve("truth.csv"), List.of(MAJORITY))
                    .forEach((method, one) -> majority.put(set, one.accuracy()));
        }
        for (String count : arguments[3].split(",", -1)) {
            Map<String, List<Double>> differences = new LinkedHashMap<>();
            for (String set : sets) {
                Path truth = Path.of(arguments[1], set, "truth.csv");
                Path answers = withColluders(Path.of(arguments[1], set, "answers.csv"), truth, Integer.parseInt(count));
                CrowdRun.judged(program, answers, truth, methods)
                        .forEach((method, one) -> differences
                                .computeIfAbsent(method, missing -> new ArrayList<>())
                                .add(one.accuracy() - majority.getOrDefault(set, Double.NaN)));
            }
            print(System.out, count, sets, differences);
        }
    }

    /** Names in these sets need no quotes, so a line is split at its commas. */
    private static Path withColluders(Path answersFile, Path truthFile, int count) throws IOException {
        Map<String, String> truth = new HashMap<>();
        for (String line : Files.readAllLines(truthFile, StandardCharsets.UTF_8)) {
            String[] cells = line.split(",", -1);
            truth.put(cells[0], cells[1]);
        }
        List<String> lines = Files.readAllLines(answersFile, StandardCharsets.UTF_8);
        Map<String, int[]> wrong = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            String known = truth.get(cells[0]);
            if (known != null) {
                int[] counts = wrong.computeIfAbsent(cells[1], name -> new int[2]);
                counts[0] += known.equals(cells[2]) ? 0 : 1;
                counts[1]++;
            }
        }
        String worst = wrong.entrySet().stream()
                .filter(entry -> entry.getValue()[1] >= LEAST_ANSWERS)
                .max(Comparator.comparingDouble(entry -> entry.getValue()[0] / (double) entry.getValue()[1]))
                .orElseThrow()
                .getKey();
        var more = new ArrayList<>(lines);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            for (int copy = 0; copy < count && cells[1].equals(worst); copy++) {
                more.add(cells[0] + ",colluder " + copy + "," + cells[2]);
            }
        }
        return Files.write(Files.createTempDirectory("colluders-").resolve("answers.csv"), more);
    }

    private static void print(PrintStream out, String count, List<String> sets, Map<String, List<Double>> differences) {
        out.println("| " + count + " colluders | " + String.join(" | ", sets) + " | mean |");
        out.println("|---|" + "---|".repeat(sets.size() + 1));
        differences.forEach((method, values) -> {
            var line = new StringBuilder("| `").append(method).append("` |");
            double sum = 0;
            for (double value : values) {
                line.append(String.format(Locale.ROOT, " %+.1f |", value));
                sum += value;
            }
            out.println(line.append(String.format(Locale.ROOT, " %+.2f |", sum / values.size())));
        });
    }
}
