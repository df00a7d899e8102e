package io.labelwright.consensus.labelmodel;

import io.labelwright.consensus.Crowd;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.TestStage;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Answers of labeling functions of which some take over those of another: a function of a group says, with the
 * probability of the kind, what the first of its group says, also nothing, and otherwise answers on its own.
 */
final class PlantedFunctions {

    /**
     * A kind of data.
     *
     * @param items how many there are
     * @param classes how many there are
     * @param functions how many there are
     * @param copied how often the others of a group say what the first says
     * @param worst accuracy of the first function; the others' are spread from here to {@code best}
     * @param best accuracy of the last function
     * @param least coverage is between this and {@code most}
     * @param most greatest coverage
     * @param oneSided share of the functions that know one class only
     * @param skew share of the first class; the others share the rest
     * @param groups sizes of the groups; the functions of the first are the first, and so on
     */
    record Kind(
            int items,
            int classes,
            int functions,
            double copied,
            double worst,
            double best,
            double least,
            double most,
            double oneSided,
            double skew,
            List<Integer> groups) {

        Kind without() {
            return new Kind(items, classes, functions, copied, worst, best, least, most, oneSided, skew, List.of());
        }
    }

    private final int[] truth;
    private final int[][] said;
    private final int[] first;
    private final int classes;

    private PlantedFunctions(int[] truth, int[][] said, int[] first, int classes) {
        this.truth = truth;
        this.said = said;
        this.first = first;
        this.classes = classes;
    }

    static PlantedFunctions of(Kind kind, long seed) {
        var random = new SplittableRandom(seed);
        var truth = new int[kind.items()];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = random.nextDouble() < kind.skew() ? 0 : 1 + random.nextInt(kind.classes() - 1);
        }
        var first = new int[kind.functions()];
        int next = 0;
        for (int size : kind.groups()) {
            Arrays.fill(first, next, next + size, next);
            next += size;
        }
        for (int a = next; a < first.length; a++) {
            first[a] = a;
        }
        var said = new int[kind.functions()][kind.items()];
        for (int a = 0; a < first.length; a++) {
            double accuracy = kind.worst() + (kind.best() - kind.worst()) * a / (first.length - 1);
            double coverage = kind.least() + (kind.most() - kind.least()) * random.nextDouble();
            int only = random.nextDouble() < kind.oneSided() ? random.nextInt(kind.classes()) : -1;
            for (int i = 0; i < truth.length; i++) {
                int wrong = (truth[i] + 1 + random.nextInt(kind.classes() - 1)) % kind.classes();
                int own = random.nextDouble() < accuracy ? truth[i] : wrong;
                boolean speaks = random.nextDouble() < coverage && (only < 0 || own == only);
                boolean copies = random.nextDouble() < kind.copied();
                said[a][i] = first[a] < a && copies ? said[first[a]][i] : speaks ? own : -1;
            }
        }
        return new PlantedFunctions(truth, said, first, kind.classes());
    }

    /** The same without all functions of a group but the first. */
    PlantedFunctions withoutFollowers() {
        int[] kept = IntStream.range(0, first.length).filter(a -> first[a] == a).toArray();
        return new PlantedFunctions(
                truth,
                Arrays.stream(kept).mapToObj(a -> said[a]).toArray(int[][]::new),
                IntStream.range(0, kept.length).toArray(),
                classes);
    }

    Crowd crowd() {
        var crowd = new Crowd(truth.length, classes);
        for (int i = 0; i < truth.length; i++) {
            for (int a = 0; a < said.length; a++) {
                if (said[a][i] >= 0) {
                    crowd.answer(i, a, said[a][i]);
                }
            }
        }
        return crowd;
    }

    CollectingOutputs run(LabelModelConfig config) {
        return TestStage.of(new LabelModelFactory()).run(config, crowd().inputs());
    }

    /** Whether two functions were planted together. */
    boolean together(int a, int b) {
        return first[a] == first[b];
    }

    /** How many pairs were planted together. */
    int pairsPlanted() {
        int pairs = 0;
        for (int a = 0; a < first.length; a++) {
            for (int b = a + 1; b < first.length; b++) {
                pairs += together(a, b) ? 1 : 0;
            }
        }
        return pairs;
    }

    /** Share of right labels among items with answers, in percent; an item left open is not right. */
    double accuracy(CollectingOutputs out) {
        int right = 0;
        int answered = 0;
        for (CollectedRow row : out.rows(TableKind.LABELS)) {
            int item = Integer.parseInt(row.text("item").substring(1));
            if (!row.isMissing("p:c0")) {
                answered++;
                right += !row.isMissing("label") && row.text("label").equals(Crowd.className(truth[item])) ? 1 : 0;
            }
        }
        return 100.0 * right / answered;
    }

    /** Pairs that a run found: {@code {a, b}}. */
    static List<int[]> pairs(CollectingOutputs out) {
        return out.rows(TableKind.METRICS).stream()
                .filter(row -> row.text("metric").equals("dependence"))
                .map(row -> Arrays.stream(row.text("x").split(", ", -1))
                        .mapToInt(name -> Integer.parseInt(name.substring(1)))
                        .toArray())
                .toList();
    }
}
