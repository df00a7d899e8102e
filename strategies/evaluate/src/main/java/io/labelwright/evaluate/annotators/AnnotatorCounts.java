package io.labelwright.evaluate.annotators;

import io.labelwright.evaluate.annotators.Judgement.References;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Totals;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Whole numbers about all annotators together and about those with the most answers, then by name. Memory O(annotators
 * + {@link #CELLS_PER_PASS}) and for the result O(listed annotators * classes); time O(answers * classes named per
 * item) a pass.
 */
final class AnnotatorCounts {

    /** Cells of one counting pass: 16 MB a thread. */
    private static final int CELLS_PER_PASS = 1 << 21;

    private final int classes;
    private final int[] listed;
    private final Totals pooled;
    private final long[][] ofListed;

    private AnnotatorCounts(int classes, int[] listed, Totals pooled, long[][] ofListed) {
        this.classes = classes;
        this.listed = listed;
        this.pooled = pooled;
        this.ofListed = ofListed;
    }

    static AnnotatorCounts of(Annotations annotations, References references, int most, StageContext context) {
        int classes = annotations.classes();
        Totals pooled = context.execution()
                .total(annotations.blocks(), new Shape(Judgement.COUNTS, 0), annotations.answers(), (block, into) -> {
                    var judgement = new Judgement(classes, references);
                    for (int i = 0; i < block.items; i++) {
                        judgement.count(block, i, null, into.cells, false);
                    }
                });
        context.checkCancelled();
        int[] listed = choose(annotations, most, context);
        int ofOne = Judgement.COUNTS + classes;
        int perPass = Math.max(1, CELLS_PER_PASS / ofOne);
        var ofListed = new long[listed.length][];
        for (int from = 0; from < listed.length; from += perPass) {
            context.checkCancelled();
            int to = Math.min(listed.length, from + perPass);
            var placeOf = new int[annotations.annotatorCount()];
            Arrays.fill(placeOf, -1);
            for (int l = from; l < to; l++) {
                placeOf[listed[l]] = (l - from) * ofOne;
            }
            Totals totals = context.execution()
                    .total(
                            annotations.blocks(),
                            Shape.of((long) (to - from) * ofOne, 0),
                            annotations.answers(),
                            (block, into) -> {
                                var judgement = new Judgement(classes, references);
                                for (int i = 0; i < block.items; i++) {
                                    judgement.count(block, i, placeOf, into.cells, true);
                                }
                            });
            for (int l = from; l < to; l++) {
                int at = (l - from) * ofOne;
                ofListed[l] =
                        IntStream.range(at, at + ofOne).mapToLong(totals::count).toArray();
            }
        }
        return new AnnotatorCounts(classes, listed, pooled, ofListed);
    }

    private static int[] choose(Annotations annotations, int most, StageContext context) {
        int annotators = annotations.annotatorCount();
        var answers = new long[annotators];
        for (AnnotationBlock block : annotations.blocks()) {
            context.checkCancelled();
            for (int a = 0; a < block.answers(); a++) {
                answers[block.annotator[a]]++;
            }
        }
        // Stable, and annotators are numbered by name: the number settles ties.
        return IntStream.range(0, annotators)
                .filter(annotator -> answers[annotator] > 0)
                .boxed()
                .sorted(Comparator.comparingLong(annotator -> -answers[annotator]))
                .limit(most)
                .mapToInt(annotator -> annotator)
                .toArray();
    }

    /** How many annotators are listed. */
    int size() {
        return listed.length;
    }

    /** Index of the annotator at a place of the list. */
    int annotator(int place) {
        return listed[place];
    }

    /** A count of the annotator at a place of the list. */
    long count(int place, int what) {
        return ofListed[place][what];
    }

    /** How often the annotator at a place answered a class. */
    long answers(int place, int k) {
        return ofListed[place][Judgement.COUNTS + k];
    }

    int classes() {
        return classes;
    }

    /** A count over all annotators. */
    long pooled(int what) {
        return pooled.count(what);
    }
}
