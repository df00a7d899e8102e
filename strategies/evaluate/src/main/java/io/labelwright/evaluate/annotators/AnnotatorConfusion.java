package io.labelwright.evaluate.annotators;

import io.labelwright.evaluate.metric.KeyCounts;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Writes the table {@code confusion}: for each listed annotator and true class how their answers are shared out, cells
 * with answers only. Memory is bounded: annotators take turns.
 */
final class AnnotatorConfusion {

    /** Cells that are counted at a time. */
    private static final int CELLS_PER_PASS = 1 << 19;

    private static final int STAGE = TableKind.CONFUSION.column("stage");
    private static final int ANNOTATOR = TableKind.CONFUSION.column("annotator");
    private static final int TRUTH = TableKind.CONFUSION.column("truth");
    private static final int ANSWER = TableKind.CONFUSION.column("answer");
    private static final int VALUE = TableKind.CONFUSION.column("value");
    private static final int COUNT = TableKind.CONFUSION.column("count");

    private final Annotations annotations;
    private final AnnotatorCounts counts;
    private final IntUnaryOperator truth;
    private final LabelSchema schema;

    /**
     * A writer.
     *
     * @param truth class index by item, -1 for none
     */
    AnnotatorConfusion(Annotations annotations, AnnotatorCounts counts, IntUnaryOperator truth, LabelSchema schema) {
        this.annotations = annotations;
        this.counts = counts;
        this.truth = truth;
        this.schema = schema;
    }

    void write(Outputs out, StageContext context) {
        TableBuilder rows = out.builder(TableKind.CONFUSION);
        long square = (long) schema.size() * schema.size();
        int from = 0;
        while (from < counts.size()) {
            context.checkCancelled();
            long cells = 0;
            int to = from;
            while (to < counts.size() && (to == from || cells < CELLS_PER_PASS)) {
                cells += Math.min(square, counts.count(to, Judgement.ANSWERS));
                to++;
            }
            add(rows, count(from, to), from, context.stage());
            from = to;
        }
        out.write(rows.build());
    }

    private KeyCounts count(int from, int to) {
        var placeOf = new int[annotations.annotatorCount()];
        Arrays.fill(placeOf, -1);
        for (int place = from; place < to; place++) {
            placeOf[counts.annotator(place)] = place - from;
        }
        long classes = schema.size();
        var cells = new KeyCounts();
        for (AnnotationBlock block : annotations.blocks()) {
            for (int i = 0; i < block.items; i++) {
                int known = truth.applyAsInt(block.firstItem + i);
                for (int a = block.start[i]; known >= 0 && a < block.start[i + 1]; a++) {
                    long place = placeOf[block.annotator[a]];
                    if (place >= 0) {
                        cells.add((place * classes + known) * classes + block.label[a]);
                    }
                }
            }
        }
        return cells;
    }

    private void add(TableBuilder rows, KeyCounts cells, int firstPlace, String stage) {
        long[] keys = cells.sortedKeys();
        int classes = schema.size();
        int from = 0;
        while (from < keys.length) {
            long ofTruth = keys[from] / classes;
            long answers = 0;
            int to = from;
            while (to < keys.length && keys[to] / classes == ofTruth) {
                answers += cells.count(keys[to++]);
            }
            String name = annotations.annotators().get(counts.annotator(firstPlace + (int) (ofTruth / classes)));
            for (int i = from; i < to; i++) {
                rows.text(STAGE, stage)
                        .text(ANNOTATOR, name)
                        .text(TRUTH, schema.name((int) (ofTruth % classes)))
                        .text(ANSWER, schema.name((int) (keys[i] % classes)))
                        .number(VALUE, (double) cells.count(keys[i]) / answers)
                        .number(COUNT, cells.count(keys[i]))
                        .end();
            }
            from = to;
        }
    }
}
