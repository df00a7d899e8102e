package io.labelwright.bench;

import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.table.Dictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Answers of a crowd whose activity is heavy-tailed (the n-th annotator answers in proportion to n^-0.7) and whose
 * accuracy lies between chance and perfect. The same arguments give the same answers.
 */
final class SyntheticCrowd {

    private final int items;
    private final int redundancy;
    private final int annotators;
    private final int classes;
    private final RandomSequence random = SeededRandom.of(20240229).sequence(0);

    SyntheticCrowd(int items, int redundancy, int annotators, int classes) {
        this.items = items;
        this.redundancy = redundancy;
        this.annotators = annotators;
        this.classes = classes;
    }

    /** The answers in blocks. */
    Annotations annotations() {
        double[] activity = cumulatedActivity();
        var accuracy = new double[annotators];
        for (int w = 0; w < annotators; w++) {
            accuracy[w] = 1.0 / classes + (1 - 1.0 / classes) * random.nextDouble();
        }
        List<AnnotationBlock> blocks = new ArrayList<>();
        for (int first = 0; first < items; first += AnnotationBlock.ITEMS) {
            blocks.add(block(first, Math.min(AnnotationBlock.ITEMS, items - first), activity, accuracy));
        }
        var names = new ArrayList<String>();
        var kinds = new ArrayList<String>();
        for (int w = 0; w < annotators; w++) {
            names.add("w" + w);
            kinds.add("human");
        }
        return new Annotations(classes, Dictionary.of(names), kinds, items, (long) items * redundancy, blocks);
    }

    private double[] cumulatedActivity() {
        var cumulated = new double[annotators];
        double sum = 0;
        for (int w = 0; w < annotators; w++) {
            sum += Math.pow(w + 1, -0.7);
            cumulated[w] = sum;
        }
        for (int w = 0; w < annotators; w++) {
            cumulated[w] /= sum;
        }
        return cumulated;
    }

    private AnnotationBlock block(int first, int count, double[] activity, double[] accuracy) {
        var start = new int[count + 1];
        var annotator = new int[count * redundancy];
        var label = new short[count * redundancy];
        var known = new short[count];
        Arrays.fill(known, (short) -1);
        for (int item = 0; item < count; item++) {
            int from = item * redundancy;
            start[item + 1] = from + redundancy;
            int truth = random.nextInt(classes);
            for (int a = from; a < from + redundancy; a++) {
                int at = Arrays.binarySearch(activity, random.nextDouble());
                annotator[a] = Math.min(annotators - 1, at < 0 ? ~at : at);
            }
            Arrays.sort(annotator, from, from + redundancy);
            for (int a = from; a < from + redundancy; a++) {
                boolean right = random.nextDouble() < accuracy[annotator[a]];
                label[a] = (short) (right ? truth : random.nextInt(classes));
            }
        }
        return new AnnotationBlock(first, count, start, annotator, label, known);
    }
}
