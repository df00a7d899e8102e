package io.labelwright.prelabel.classifier;

import io.labelwright.prelabel.classifier.ClassifierConfig.Model;
import io.labelwright.spi.memory.DataSizes;
import io.labelwright.spi.memory.Footprint;
import io.labelwright.spi.table.TableKind;

/**
 * What growing trees with XGBoost takes: outside of the heap the rows and a histogram for each node of a tree, which
 * for deep trees is most of it; in the heap the trees and the text that they are read from. Measured on 8,000 rows of
 * 100 numbers and on 30,000 of 20, in two and six classes.
 */
final class TreeMemory {

    /** The code of the library, and what it sets up. */
    private static final long LIBRARY = 14L << 20;

    /** An entry in the matrix, its bin, and its copy on the way from Java. */
    private static final int ENTRY = 20;

    /** Slope, curvature and score of a row for a class. */
    private static final int ROW = 24;

    /** Sums of a bin. */
    private static final int BIN = 16;

    private static final int BINS_OF_FOREST = 64;
    private static final int BINS_OF_BOOSTING = 256;

    /** Nodes of a deep tree for each row; trees of classes that are easy to tell apart have fewer. */
    private static final double NODES = 0.2;

    /** A node as text, as which it is for a while on both sides. */
    private static final int TEXT = 130;

    /** Trees of a forest that are text at the same time. */
    private static final int PIECE = 25;

    /** A node that was read. */
    private static final int NODE = 21;

    private TreeMemory() {}

    /** Adds what trees take to what the features do. */
    static Footprint added(Footprint features, ClassifierConfig config, DataSizes sizes) {
        boolean forest = config.model() == Model.RANDOM_FOREST;
        long classes = Math.max(2, sizes.classes());
        long columns = sizes.numbers(TableKind.FEATURES);
        long labelled = Math.min(sizes.rows(TableKind.LABELS), sizes.items());
        int lanes = Math.min(sizes.threads(), config.folds());
        // Of several folds each lacks a part; at the end one tree sees all.
        double rows = labelled * Math.max(1, lanes * (config.folds() - 1.0) / config.folds());
        double nodes = Math.min(NODES * rows, lanes * Math.scalb(1.0, Training.depth(config)));
        long trees = Training.trees(config) * (forest && classes == 2 ? 1 : classes);
        double text = nodes * TEXT * (forest ? Math.min(PIECE, trees) : trees);
        double histograms = nodes * columns * BIN * (forest ? BINS_OF_FOREST : BINS_OF_BOOSTING);
        double heap = text + nodes * trees * NODE + rows * columns * (Integer.BYTES + Float.BYTES);
        return new Footprint(
                features.working() + Math.round(heap),
                LIBRARY + Math.round(text + histograms + rows * (columns * ENTRY + classes * ROW)),
                features.tables());
    }
}
