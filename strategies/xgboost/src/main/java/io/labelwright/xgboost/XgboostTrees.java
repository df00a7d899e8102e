package io.labelwright.xgboost;

import io.labelwright.spi.learn.Tree;
import io.labelwright.spi.learn.TreeLearner;
import io.labelwright.spi.learn.TreeTask;
import io.labelwright.spi.learn.TreeTask.Form;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.DMatrix.SparseType;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Grows trees with XGBoost (Chen, Guestrin 2016) on histograms, one thread a task, so that sums have one order. A
 * forest has a task of squares per output: the leaves of its trees hold shares of a class.
 */
public final class XgboostTrees implements TreeLearner {

    /** Share of the rows that a tree of a forest sees: as many different ones as a draw with replacement has. */
    private static final double ROWS = 0.632;

    /** Trees of a forest that are grown between two looks whether the run goes on. */
    private static final int PIECE = 25;

    /**
     * Values of a column that trees of a forest tell apart. Deep trees of few rows gain nothing by more: histograms are
     * what they take their time for.
     */
    private static final int BINS = 64;

    /** Made by {@link java.util.ServiceLoader}. */
    public XgboostTrees() {}

    @Override
    public List<Tree> grow(TreeTask task, Runnable pause) {
        try {
            return task.form() == Form.FOREST ? forest(task, pause) : boosted(task, pause);
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost: " + e.getMessage(), e);
        } catch (LinkageError e) {
            throw new LabelingException(
                    StandardError.PLUGIN_BROKEN,
                    null,
                    "the native library of XGBoost can't be loaded: " + cause(e).getMessage(),
                    "it needs OpenMP: the package libgomp1 of Debian and Ubuntu, libomp of Homebrew");
        }
    }

    /** What was wrong at first: a class whose start failed says so only at its first use, and of the start. */
    private static Throwable cause(Throwable e) {
        return e.getCause() == null || e.getCause() == e ? e : cause(e.getCause());
    }

    private static List<Tree> forest(TreeTask task, Runnable pause) throws XGBoostError {
        Map<String, Object> settings = settings(task);
        settings.put("objective", "reg:squarederror");
        settings.put("base_score", 0);
        settings.put("eta", 1);
        settings.put("lambda", 0);
        settings.put("max_bin", BINS);
        settings.put("subsample", ROWS);
        settings.put("colsample_bynode", Math.max(1.0 / task.columns(), 1 / Math.sqrt(task.columns())));
        List<Tree> trees = new ArrayList<>();
        int outputs = task.classes() == 2 ? 1 : task.classes();
        for (int output = 0; output < outputs; output++) {
            int is = task.classes() == 2 ? 1 : output;
            var target = new float[task.labels().length];
            for (int i = 0; i < target.length; i++) {
                target[i] = task.labels()[i] == is ? 1 : 0;
            }
            for (int from = 0; from < task.trees(); from += PIECE) {
                pause.run();
                int count = Math.min(PIECE, task.trees() - from);
                settings.put("num_parallel_tree", count);
                settings.put("seed", seed(task, from));
                for (String tree : grown(task, target, settings, 1)) {
                    // XGBoost shares the leaves among the trees of a piece, and here they are shared among all.
                    trees.add(TreeText.read(tree, output, (float) count / task.trees()));
                }
            }
        }
        return trees;
    }

    private static List<Tree> boosted(TreeTask task, Runnable pause) throws XGBoostError {
        Map<String, Object> settings = settings(task);
        settings.put("objective", "multi:softprob");
        settings.put("num_class", task.classes());
        settings.put("base_score", 0);
        settings.put("eta", task.rate());
        var target = new float[task.labels().length];
        for (int i = 0; i < target.length; i++) {
            target[i] = task.labels()[i];
        }
        pause.run();
        List<Tree> trees = new ArrayList<>();
        for (String tree : grown(task, target, settings, task.trees())) {
            trees.add(TreeText.read(tree, trees.size() % task.classes(), 1));
        }
        pause.run();
        return trees;
    }

    private static Map<String, Object> settings(TreeTask task) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("tree_method", "hist");
        settings.put("nthread", 1);
        settings.put("verbosity", 0);
        settings.put("max_depth", task.depth());
        settings.put("seed", seed(task, 0));
        return settings;
    }

    /** The seed of the trees from this one on; XGBoost takes 31 bits. */
    private static int seed(TreeTask task, int tree) {
        return (int) ((task.seed() + tree) & Integer.MAX_VALUE);
    }

    private static String[] grown(TreeTask task, float[] target, Map<String, Object> settings, int rounds)
            throws XGBoostError {
        var rows = new DMatrix(task.starts(), task.column(), task.value(), SparseType.CSR, task.columns());
        try {
            rows.setLabel(target);
            rows.setWeight(task.weights());
            Booster booster = XGBoost.train(rows, settings, rounds, Map.of(), null, null);
            try {
                return booster.getModelDump((String) null, false, "json");
            } finally {
                booster.dispose();
            }
        } finally {
            rows.dispose();
        }
    }
}
