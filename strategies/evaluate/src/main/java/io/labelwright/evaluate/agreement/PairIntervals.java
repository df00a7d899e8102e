package io.labelwright.evaluate.agreement;

import io.labelwright.evaluate.agreement.AnnotatorPairs.Pair;
import io.labelwright.evaluate.metric.KeyCounts;
import io.labelwright.math.interval.Interval;
import io.labelwright.math.interval.Percentiles;
import io.labelwright.math.random.Multinomial;
import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.table.Dictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Percentile intervals of the kappas of listed pairs: the items that a pair shares are drawn anew, a multinomial draw
 * over the cells of its table. Pairs get theirs in the order of the list, until {@link #MOST_DRAWS} cells were drawn.
 * Draws depend on the stage's seed and the names of the pair.
 */
final class PairIntervals {

    /** Cells that are drawn for all pairs together: some seconds. */
    static final long MOST_DRAWS = 100_000_000;

    /** Cells of tables that are held at a time. */
    private static final int CELLS_PER_PASS = 1 << 19;

    /**
     * Intervals of one pair.
     *
     * @param kappa null when no draw has one
     * @param weightedKappa null when no draw has one
     */
    record Intervals(@Nullable Interval kappa, @Nullable Interval weightedKappa) {}

    private final Annotations annotations;
    private final Weights weights;
    private final int replicates;
    private final double confidence;
    private final StageContext context;
    private long drawsLeft = MOST_DRAWS;

    PairIntervals(Annotations annotations, AgreementConfig config, StageContext context) {
        this.annotations = annotations;
        this.weights = config.weights();
        this.replicates = config.bootstrap();
        this.confidence = config.level();
        this.context = context;
    }

    /** Intervals of the first pairs, as many as get them. */
    List<Intervals> of(List<Pair> pairs) {
        var intervals = new ArrayList<Intervals>();
        long classes = annotations.classes();
        int from = 0;
        while (replicates > 0 && from < pairs.size() && drawsLeft > 0) {
            long cells = 0;
            int to = from;
            while (to < pairs.size() && (to == from || cells < CELLS_PER_PASS)) {
                cells += Math.min(classes * classes, pairs.get(to).shared());
                to++;
            }
            List<Pair> part = pairs.subList(from, to);
            addIntervals(part, count(part), intervals);
            from = to;
        }
        return intervals;
    }

    /** Counts the cells of these pairs. */
    private KeyCounts count(List<Pair> pairs) {
        // By the first of a pair the second ones, ascending, and the numbers of these pairs.
        var seconds = new int[annotations.annotatorCount()][];
        var numbers = new int[seconds.length][];
        IntStream.range(0, pairs.size())
                .boxed()
                .collect(Collectors.groupingBy(p -> pairs.get(p).first()))
                .forEach((first, ofFirst) -> {
                    ofFirst.sort(Comparator.comparingInt(p -> pairs.get(p).second()));
                    numbers[first] = ofFirst.stream().mapToInt(p -> p).toArray();
                    seconds[first] = ofFirst.stream()
                            .mapToInt(p -> pairs.get(p).second())
                            .toArray();
                });
        var counts = new KeyCounts();
        for (AnnotationBlock block : annotations.blocks()) {
            context.checkCancelled();
            for (int i = 0; i < block.items; i++) {
                count(block, i, seconds, numbers, counts);
            }
        }
        return counts;
    }

    private void count(AnnotationBlock block, int item, int[][] seconds, int[][] numbers, KeyCounts counts) {
        int to = block.start[item + 1];
        for (int a = block.start[item]; a < to; a++) {
            int[] ofFirst = seconds[block.annotator[a]];
            if (ofFirst == null || !isLast(block, a, to)) {
                continue;
            }
            for (int b = a + 1; b < to; b++) {
                int at = isLast(block, b, to) ? Arrays.binarySearch(ofFirst, block.annotator[b]) : -1;
                if (at >= 0) {
                    counts.add(key(numbers[block.annotator[a]][at], block.label[a], block.label[b]));
                }
            }
        }
    }

    private static boolean isLast(AnnotationBlock block, int answer, int end) {
        return answer + 1 == end || block.annotator[answer + 1] != block.annotator[answer];
    }

    private long key(long pair, int one, int other) {
        long classes = annotations.classes();
        return (pair * classes + one) * classes + other;
    }

    private void addIntervals(List<Pair> pairs, KeyCounts counts, List<Intervals> into) {
        long[] keys = counts.sortedKeys();
        long perPair = (long) annotations.classes() * annotations.classes();
        SeededRandom random = SeededRandom.of(context.seed()).stream("pairs");
        Dictionary names = annotations.annotators();
        int from = 0;
        for (int p = 0; p < pairs.size() && drawsLeft > 0; p++) {
            int to = from;
            while (to < keys.length && keys[to] / perPair == p) {
                to++;
            }
            context.checkCancelled();
            Pair pair = pairs.get(p);
            SeededRandom own = random.stream(names.get(pair.first())).stream(names.get(pair.second()));
            into.add(draw(Arrays.copyOfRange(keys, from, to), counts, own));
            drawsLeft -= (long) (to - from) * replicates;
            from = to;
        }
    }

    private Intervals draw(long[] keys, KeyCounts counts, SeededRandom random) {
        int classes = annotations.classes();
        var one = new int[keys.length];
        var other = new int[keys.length];
        var observed = new long[keys.length];
        for (int i = 0; i < keys.length; i++) {
            one[i] = (int) (keys[i] / classes % classes);
            other[i] = (int) (keys[i] % classes);
            observed[i] = counts.count(keys[i]);
        }
        var table = new PairTable(Arrays.stream(new int[][] {one, other})
                .flatMapToInt(Arrays::stream)
                .sorted()
                .distinct()
                .toArray());
        var drawn = new long[keys.length];
        var kappas = new double[replicates];
        var weighted = new double[replicates];
        for (int r = 0; r < replicates; r++) {
            RandomSequence sequence = random.sequence(r);
            Multinomial.resample(sequence, observed, drawn);
            table.clear();
            for (int i = 0; i < keys.length; i++) {
                table.add(one[i], other[i], drawn[i], weights);
            }
            kappas[r] = table.kappa();
            weighted[r] = table.weightedKappa(weights);
        }
        return new Intervals(Percentiles.of(kappas, confidence), Percentiles.of(weighted, confidence));
    }
}
