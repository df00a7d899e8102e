package io.labelwright.propagate.teach;

import io.labelwright.learn.Classifier;
import io.labelwright.learn.Examples;
import io.labelwright.learn.calibration.Calibration;
import io.labelwright.math.feature.FeatureRows;
import io.labelwright.propagate.result.PropagatedRows;
import io.labelwright.propagate.seed.Seeds;
import io.labelwright.propagate.teach.TeachingOptions.Criterion;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.kernel.Selection;
import io.labelwright.spi.kernel.Stepwise;
import io.labelwright.spi.label.LabelSchema;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rounds in which classifiers learn from all examples that there are, and what each is surest of among the other items
 * becomes an example for all. One classifier teaches itself; two with features of their own teach each other. An item
 * for which two want different classes is left for later. It ends when a round adds nothing. A mistake that gets in
 * stays in: what is asked for (threshold) should be high, and classifiers that are too sure of themselves need
 * calibration.
 *
 * <p>Yarowsky 1995 (Unsupervised Word Sense Disambiguation Rivaling Supervised Methods); Blum, Mitchell 1998 (Combining
 * Labeled and Unlabeled Data with Co-Training).
 */
final class TeachingRounds implements Stepwise {

    /** Items that are one piece of work. */
    private static final int PIECE = 256;

    /** Two classifiers want different classes. */
    private static final int DISAGREED = -2;

    private final TeachingOptions options;
    private final FeatureRows[] views;
    private final Calibration[] calibrations;
    private final Seeds seeds;
    private final LabelSchema schema;
    private final StageContext context;
    /** Per item its class as an example, -1 for none. */
    private final int[] label;

    TeachingRounds(
            TeachingOptions options,
            FeatureRows[] views,
            Calibration[] calibrations,
            Seeds seeds,
            LabelSchema schema,
            StageContext context) {
        this.options = options;
        this.views = views;
        this.calibrations = calibrations;
        this.seeds = seeds;
        this.schema = schema;
        this.context = context;
        this.label = new int[views[0].rows()];
    }

    @Override
    public String words() {
        return options + " " + label.length + " " + seeds.size() + " " + views.length;
    }

    @Override
    public void begin() {
        Arrays.fill(label, -1);
        for (int i = 0; i < seeds.size(); i++) {
            label[seeds.node()[i]] = seeds.label()[i];
        }
    }

    @Override
    public double step(int index) {
        int open = (int) Arrays.stream(label).filter(one -> one < 0).count();
        var added = new int[label.length];
        Arrays.fill(added, -1);
        for (int view = 0; view < views.length; view++) {
            add(probabilities(view), added);
        }
        int count = 0;
        for (int item = 0; item < label.length; item++) {
            if (added[item] >= 0) {
                label[item] = added[item];
                count++;
            }
        }
        return open == 0 ? 0 : (double) count / open;
    }

    /** Per item the calibrated probabilities of a classifier that has learned from all examples; empty for none. */
    double[][] probabilities(int view) {
        Classifier classifier = options.learner().fit(examples(view), context::checkCancelled);
        var p = new double[label.length][];
        context.execution().forEach((label.length + PIECE - 1) / PIECE, (lane, piece) -> {
            for (int item = piece * PIECE; item < Math.min(label.length, (piece + 1) * PIECE); item++) {
                p[item] = new double[views[view].has(item) ? schema.size() : 0];
                if (p[item].length > 0) {
                    classifier.probabilities(views[view], item, p[item]);
                    calibrations[view].apply(p[item]);
                }
            }
        });
        return p;
    }

    private Examples examples(int view) {
        int[] items = IntStream.range(0, label.length)
                .filter(item -> label[item] >= 0 && views[view].has(item))
                .toArray();
        int[] labels = Arrays.stream(items).map(item -> label[item]).toArray();
        double[] ofClass = options.classWeights().of(labels, schema);
        var ofItem = new double[label.length];
        Arrays.fill(ofItem, 1);
        for (int i = 0; i < seeds.size(); i++) {
            ofItem[seeds.node()[i]] = seeds.weight()[i];
        }
        double[] weights = Arrays.stream(items)
                .mapToDouble(item -> ofItem[item] * ofClass[label[item]])
                .toArray();
        return new Examples(views[view], items, labels, weights, schema.size());
    }

    /** Adds what a classifier is surest of; where another one wants another class none of them gets it. */
    private void add(double[][] p, int[] added) {
        int groups = options.classBalanced() ? schema.size() : 1;
        var chosen = new Selection[groups];
        var counts = new int[groups];
        for (int item = 0; item < label.length; item++) {
            if (isOpen(item, p)) {
                int best = PropagatedRows.best(p[item]);
                counts[groups == 1 ? 0 : best] += passes(p[item][best]) ? 1 : 0;
            }
        }
        int fewest = Arrays.stream(counts).filter(count -> count > 0).min().orElse(0);
        for (int g = 0; g < groups; g++) {
            int most = options.criterion() == Criterion.K_BEST ? options.kBest() : groups == 1 ? counts[0] : fewest;
            chosen[g] = new Selection(most);
        }
        for (int item = 0; item < label.length; item++) {
            if (isOpen(item, p)) {
                int best = PropagatedRows.best(p[item]);
                if (passes(p[item][best])) {
                    chosen[groups == 1 ? 0 : best].offer(item, -p[item][best], 0);
                }
            }
        }
        for (Selection selection : chosen) {
            for (int place = 0; place < selection.size(); place++) {
                int item = selection.item(place);
                int best = PropagatedRows.best(p[item]);
                added[item] = added[item] == -1 || added[item] == best ? best : DISAGREED;
            }
        }
    }

    private boolean isOpen(int item, double[][] p) {
        return label[item] < 0 && p[item].length > 0;
    }

    private boolean passes(double probability) {
        return options.criterion() == Criterion.K_BEST || probability >= options.threshold();
    }

    @Override
    public boolean isDone(double residual, int index) {
        return residual == 0;
    }

    @Override
    public long size() {
        return 4L * label.length;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        for (int one : label) {
            out.writeInt(one);
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        for (int item = 0; item < label.length; item++) {
            label[item] = in.readInt();
        }
    }
}
