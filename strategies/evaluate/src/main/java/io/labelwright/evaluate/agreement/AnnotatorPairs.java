package io.labelwright.evaluate.agreement;

import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.kernel.Accumulator;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Totals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cohen's kappa, plain and weighted, of pairs of annotators over the items that both answered. What is compared is
 * bounded, by rules that do not depend on the order of rows: the {@link #MOST_ANNOTATORS} annotators with the most
 * answers (then by name), and of their pairs the {@link #MOST_PAIRS} with the most shared items (then by name). So
 * memory is bounded for any number of annotators, and time is O(answers * answers per item), a few passes.
 */
public final class AnnotatorPairs {

    /** Annotators whose pairs are looked at. */
    static final int MOST_ANNOTATORS = 512;

    /** Pairs that are compared. */
    static final int MOST_PAIRS = 10_000;

    /** Cells of one counting pass: 16 MB a thread. */
    private static final int CELLS_PER_PASS = 1 << 21;

    private static final int NOT_COMPARED = -1;

    /**
     * One pair.
     *
     * @param first index of one annotator
     * @param second index of the other, later in order
     * @param shared items that both answered
     * @param kappa NaN where both always name one and the same class
     * @param weightedKappa the same with weights
     */
    public record Pair(int first, int second, long shared, double kappa, double weightedKappa) {}

    private record Candidate(int a, int b, long shared) {}

    private final Annotations annotations;
    private final Execution execution;
    private final Weights weights;
    /** Annotator indexes that are compared, by name. */
    private final int[] chosen;

    private final int[] placeOf;

    private AnnotatorPairs(Annotations annotations, Execution execution, Weights weights) {
        this.annotations = annotations;
        this.execution = execution;
        this.weights = weights;
        this.placeOf = new int[annotations.annotatorCount()];
        this.chosen = choose();
        Arrays.fill(placeOf, NOT_COMPARED);
        for (int place = 0; place < chosen.length; place++) {
            placeOf[chosen[place]] = place;
        }
    }

    /** The pairs with at least so many shared items, most shared items first, then by name. */
    public static List<Pair> of(Annotations annotations, Execution execution, Weights weights, int minShared) {
        return new AnnotatorPairs(annotations, execution, weights).compare(minShared);
    }

    /** How many annotators have their pairs looked at. */
    public static int compared(Annotations annotations) {
        return Math.min(MOST_ANNOTATORS, annotations.annotatorCount());
    }

    private int[] choose() {
        int annotators = annotations.annotatorCount();
        Totals answers =
                execution.total(annotations.blocks(), Shape.of(annotators, 0), annotations.answers(), (block, into) -> {
                    for (int a = 0; a < block.answers(); a++) {
                        into.cells[block.annotator[a]]++;
                    }
                });
        // Stable, and annotators are numbered by name: the number settles ties.
        return IntStream.range(0, annotators)
                .boxed()
                .sorted(Comparator.comparingLong(annotator -> -answers.count(annotator)))
                .limit(MOST_ANNOTATORS)
                .mapToInt(annotator -> annotator)
                .sorted()
                .toArray();
    }

    private List<Pair> compare(int minShared) {
        List<Candidate> candidates = candidates(minShared);
        int classes = annotations.classes();
        int cellsPerPair = 2 * classes + 2;
        int pairsPerPass = Math.max(1, CELLS_PER_PASS / cellsPerPair);
        var pairs = new ArrayList<Pair>();
        var table = new PairTable(classes);
        for (int from = 0; from < candidates.size(); from += pairsPerPass) {
            List<Candidate> part = candidates.subList(from, Math.min(candidates.size(), from + pairsPerPass));
            var numberOf = new int[triangle(chosen.length, 0)];
            Arrays.fill(numberOf, NOT_COMPARED);
            for (int p = 0; p < part.size(); p++) {
                numberOf[triangle(part.get(p).b(), part.get(p).a())] = p;
            }
            Totals totals = execution.total(
                    annotations.blocks(),
                    Shape.of((long) part.size() * cellsPerPair, 0),
                    annotations.items(),
                    (block, into) -> countAnswers(block, numberOf, cellsPerPair, into));
            for (int p = 0; p < part.size(); p++) {
                Candidate pair = part.get(p);
                pairs.add(pair(pair, totals, p * cellsPerPair, table));
            }
        }
        return pairs;
    }

    private List<Candidate> candidates(int minShared) {
        Totals shared = execution.total(
                annotations.blocks(), Shape.of(triangle(chosen.length, 0), 0), annotations.items(), this::countShared);
        var candidates = new ArrayList<Candidate>();
        for (int a = 0; a < chosen.length; a++) {
            for (int b = a + 1; b < chosen.length; b++) {
                long items = shared.count(triangle(b, a));
                if (items >= minShared) {
                    candidates.add(new Candidate(a, b, items));
                }
            }
        }
        // Stable, and the pairs come in order of names already.
        candidates.sort(Collections.reverseOrder(Comparator.comparingLong(Candidate::shared)));
        return candidates.subList(0, Math.min(MOST_PAIRS, candidates.size()));
    }

    /** Position of a pair of places, the larger one first, in a triangle without its diagonal. */
    private static int triangle(int larger, int smaller) {
        return larger * (larger - 1) / 2 + smaller;
    }

    private void countShared(AnnotationBlock block, Accumulator into) {
        var places = new int[chosen.length];
        var labels = new short[chosen.length];
        for (int i = 0; i < block.items; i++) {
            int n = lastAnswers(block, i, places, labels);
            for (int x = 1; x < n; x++) {
                int row = triangle(places[x], 0);
                for (int y = 0; y < x; y++) {
                    into.cells[row + places[y]]++;
                }
            }
        }
    }

    // Per pair: items on which both agree, the sum of distances, then answers of the one by class, then those of the
    // other. Distances are below 2^30 and items below 2^31.
    private void countAnswers(AnnotationBlock block, int[] numberOf, int cellsPerPair, Accumulator into) {
        var places = new int[chosen.length];
        var labels = new short[chosen.length];
        int classes = (cellsPerPair - 2) / 2;
        long[] cells = into.cells;
        for (int i = 0; i < block.items; i++) {
            int n = lastAnswers(block, i, places, labels);
            for (int x = 1; x < n; x++) {
                int row = triangle(places[x], 0);
                for (int y = 0; y < x; y++) {
                    int pair = numberOf[row + places[y]];
                    if (pair != NOT_COMPARED) {
                        int at = pair * cellsPerPair;
                        cells[at] += labels[x] == labels[y] ? 1 : 0;
                        cells[at + 1] += weights.distance(labels[x], labels[y]);
                        cells[at + 2 + labels[y]]++;
                        cells[at + 2 + classes + labels[x]]++;
                    }
                }
            }
        }
    }

    /**
     * The last answer of each compared annotator to an item, by place: answers of an item are sorted by annotator, and
     * annotators by name, so places ascend.
     */
    private int lastAnswers(AnnotationBlock block, int item, int[] places, short[] labels) {
        int n = 0;
        for (int a = block.start[item]; a < block.start[item + 1]; a++) {
            int place = placeOf[block.annotator[a]];
            if (place == NOT_COMPARED) {
                continue;
            }
            if (n > 0 && places[n - 1] == place) {
                n--;
            }
            places[n] = place;
            labels[n++] = block.label[a];
        }
        return n;
    }

    private Pair pair(Candidate pair, Totals totals, int at, PairTable table) {
        int classes = annotations.classes();
        for (int k = 0; k < classes; k++) {
            table.one[k] = totals.count(at + 2 + k);
            table.other[k] = totals.count(at + 2 + classes + k);
        }
        table.agreeing = totals.count(at);
        table.distance = totals.count(at + 1);
        table.items = pair.shared();
        return new Pair(chosen[pair.a()], chosen[pair.b()], pair.shared(), table.kappa(), table.weightedKappa(weights));
    }
}
