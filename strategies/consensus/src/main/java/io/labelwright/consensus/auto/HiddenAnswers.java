package io.labelwright.consensus.auto;

import io.labelwright.consensus.crowd.ItemKeys;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Answers, of which a fifth is hidden to judge models by: each by chance, but never the last one of an item. What
 * chance an answer has follows from the item's id and from all that its annotator answered, so neither names of
 * annotators nor any order matter.
 *
 * @param rest all answers but the hidden ones, in blocks of the same items
 * @param hidden the hidden ones, in blocks of the same items
 */
record HiddenAnswers(Annotations rest, Annotations hidden) {

    private static final double SHARE = 0.2;

    static HiddenAnswers of(Annotations all, ItemKeys keys, SeededRandom random) {
        List<AnnotationBlock> rest = new ArrayList<>(all.blocks().size());
        List<AnnotationBlock> hidden = new ArrayList<>(all.blocks().size());
        long[] annotators = identities(all, keys, random);
        long count = 0;
        for (AnnotationBlock block : all.blocks()) {
            boolean[] hide = choose(block, keys, annotators, random);
            rest.add(part(block, hide, false));
            AnnotationBlock part = part(block, hide, true);
            hidden.add(part);
            count += part.answers();
        }
        return new HiddenAnswers(with(all, rest, all.answers() - count), with(all, hidden, count));
    }

    /**
     * All answers of at most so many items, which are drawn by their ids; the other items have none.
     *
     * @param most how many items to expect at most
     */
    static Annotations sample(Annotations all, int most, ItemKeys keys, SeededRandom random) {
        double share = Math.min(1, most / (double) Math.max(1, all.items()));
        List<AnnotationBlock> blocks = new ArrayList<>(all.blocks().size());
        long count = 0;
        for (AnnotationBlock block : all.blocks()) {
            var drawn = new boolean[block.answers()];
            for (int item = 0; item < block.items; item++) {
                if (random.uniform(keys.item(block.firstItem + item), 0) < share) {
                    Arrays.fill(drawn, block.start[item], block.start[item + 1], true);
                }
            }
            AnnotationBlock part = part(block, drawn, true);
            blocks.add(part);
            count += part.answers();
        }
        return with(all, blocks, count);
    }

    private static Annotations with(Annotations all, List<AnnotationBlock> blocks, long answers) {
        return new Annotations(all.classes(), all.annotators(), all.kinds(), all.items(), answers, blocks);
    }

    private static long[] identities(Annotations all, ItemKeys keys, SeededRandom random) {
        var identities = new long[all.annotatorCount()];
        for (AnnotationBlock block : all.blocks()) {
            for (int item = 0; item < block.items; item++) {
                long key = keys.item(block.firstItem + item);
                for (int a = block.start[item]; a < block.start[item + 1]; a++) {
                    identities[block.annotator[a]] += random.bits(key, keys.ofClass(block.label[a]));
                }
            }
        }
        return identities;
    }

    private static boolean[] choose(AnnotationBlock block, ItemKeys keys, long[] annotators, SeededRandom random) {
        var hide = new boolean[block.answers()];
        for (int item = 0; item < block.items; item++) {
            int from = block.start[item];
            int to = block.start[item + 1];
            int chosen = 0;
            double greatest = -1;
            int last = from;
            for (int a = from; a < to; a++) {
                // Several answers of one annotator have chances of their own.
                int repeat = a > from && block.annotator[a] == block.annotator[a - 1] ? a - from : 0;
                double u = random.uniform(keys.item(block.firstItem + item) ^ annotators[block.annotator[a]], repeat);
                hide[a] = u < SHARE;
                chosen += hide[a] ? 1 : 0;
                if (hide[a] && u > greatest) {
                    greatest = u;
                    last = a;
                }
            }
            if (chosen == to - from && chosen > 0) {
                hide[last] = false;
            }
        }
        return hide;
    }

    private static AnnotationBlock part(AnnotationBlock block, boolean[] hide, boolean hidden) {
        var start = new int[block.items + 1];
        var annotator = new int[block.answers()];
        var label = new short[block.answers()];
        int at = 0;
        for (int item = 0; item < block.items; item++) {
            start[item] = at;
            for (int a = block.start[item]; a < block.start[item + 1]; a++) {
                if (hide[a] == hidden) {
                    annotator[at] = block.annotator[a];
                    label[at++] = block.label[a];
                }
            }
        }
        start[block.items] = at;
        return new AnnotationBlock(
                block.firstItem,
                block.items,
                start,
                Arrays.copyOf(annotator, at),
                Arrays.copyOf(label, at),
                block.known);
    }
}
