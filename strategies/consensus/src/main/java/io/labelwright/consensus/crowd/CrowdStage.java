package io.labelwright.consensus.crowd;

import io.labelwright.consensus.annotator.AnnotatorHistory;
import io.labelwright.consensus.annotator.AnnotatorReport;
import io.labelwright.consensus.annotator.ClassPriors;
import io.labelwright.consensus.calibration.Tempering;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.consensus.ConsensusOptions;
import io.labelwright.spi.consensus.LabelWriter;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.label.ItemLabels;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Rows;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stage of a consensus method, without the method: the answers on one side, the tables {@code labels},
 * {@code annotators} and {@code confusion} on the other. A method asks for {@link #answers}, computes, and hands back
 * its {@link Posteriors}:
 *
 * <pre>{@code
 * var stage = CrowdStage.open(in, out, context, config.options());
 * Model model = fit(stage.answers(), stage.execution(), stage.givenPriors());
 * stage.write((index, block, q) -> model.posteriors(block, q), model.priors());
 * }</pre>
 *
 * <p>Methods see only the classes that can occur ({@link OccurringClasses}), numbered from 0. An item of known truth
 * (gold that may teach) is its class with certainty, whatever a method says about it.
 */
public final class CrowdStage {

    private final Outputs out;
    private final StageContext context;
    private final ConsensusOptions options;
    private final LabelSchema schema;
    private final Dictionary items;
    private final ItemLabels before;
    private final OccurringClasses occurring;
    private final Annotations answers;
    private final double @Nullable [] givenPriors;
    private final @Nullable AnnotatorHistory history;

    private CrowdStage(Inputs in, Outputs out, StageContext context, ConsensusOptions options) {
        this.out = out;
        this.context = context;
        this.options = options;
        this.schema = in.schema();
        this.items = in.items().ids();
        this.before = in.labels();
        Annotations all = in.annotations(options.query());
        double[] priors = ClassPriors.given(options.priors(), schema);
        AnnotatorHistory past = AnnotatorHistory.of(in, out, options, all.annotators());
        this.occurring = OccurringClasses.of(all, context.execution(), priors, past);
        this.history = past == null ? null : past.compact(occurring.classes());
        this.answers = occurring.compact(all);
        this.givenPriors = occurring.compact(priors);
    }

    /** Reads what the common options ask for. */
    public static CrowdStage open(Inputs in, Outputs out, StageContext context, ConsensusOptions options) {
        return new CrowdStage(in, out, context, options);
    }

    /** The answers, with classes that can occur only. There may be one class, or none. */
    public Annotations answers() {
        return answers;
    }

    /** How many classes can occur. */
    public int classes() {
        return occurring.size();
    }

    /** Index in the workflow of each class that can occur, ascending. */
    public int[] classIndexes() {
        return occurring.classes().clone();
    }

    /** Where to compute. */
    public Execution execution() {
        return context.execution();
    }

    /** The stage's seed, progress and cancellation. */
    public StageContext context() {
        return context;
    }

    /** Numbers for the names of items and classes, made at each call. */
    public ItemKeys keys() {
        var names = new String[classes()];
        for (int c = 0; c < names.length; c++) {
            names[c] = schema.name(occurring.classes()[c]);
        }
        return new ItemKeys(items, names);
    }

    /** Class priors of the workflow over the occurring classes, summing to 1; null when none are given. */
    public double @Nullable [] givenPriors() {
        return givenPriors == null ? null : givenPriors.clone();
    }

    /** How the annotators answered before, over the occurring classes; null when that is not asked for. */
    public @Nullable AnnotatorHistory history() {
        return history;
    }

    /**
     * Writes the three tables. The confusion matrices and accuracies of annotators are made of the posteriors: expected
     * answers under them, with the hierarchical prior of {@link io.labelwright.consensus.annotator.ConfusionSmoothing}
     * for the matrices.
     *
     * @param posteriors what the method believes
     * @param priors share of each occurring class, for {@code tie: prior}
     */
    public void write(Posteriors posteriors, double[] priors) {
        var labels = new LabelWriter(context.stage(), options, schema, before, spread(priors));
        var decided = new short[answers.items()];
        short[] inverse = occurring.inverse();
        List<Table> tables = execution()
                .map(
                        answers.blocks(),
                        () -> List.of(out.builder(TableKind.LABELS, LabelWriter.columns(schema))),
                        (index, block, rows) -> write(index, block, posteriors, labels, rows[0], inverse, decided));
        out.write(tables.get(0));
        AnnotatorReport.of(answers, execution(), decided)
                .withHistory(history)
                .withPosteriors(execution(), block -> posteriorsOf(indexOf(block), block, posteriors))
                .write(context.stage(), schema, occurring.classes(), out);
    }

    /**
     * The same beliefs, tempered by how much mistakes at the same item go together, where {@code calibrate} asks for
     * it; the best class of each item stays the best.
     */
    public Posteriors calibrated(boolean calibrate, Posteriors posteriors) {
        if (!calibrate || classes() < 2) {
            return posteriors;
        }
        var tempering = Tempering.of(
                answers,
                classes(),
                (block, q) -> {
                    double[] believed = posteriorsOf(indexOf(block), block, posteriors);
                    System.arraycopy(believed, 0, q, 0, q.length);
                },
                execution());
        out.fact("mistake_correlation", tempering.correlation());
        return (index, block, q) -> {
            posteriors.fill(index, block, q);
            tempering.temper(block, classes(), q);
        };
    }

    private void write(
            int index,
            AnnotationBlock block,
            Posteriors posteriors,
            LabelWriter labels,
            Rows rows,
            short[] inverse,
            short[] decided) {
        int k = classes();
        double[] q = posteriorsOf(index, block, posteriors);
        var one = new double[schema.size()];
        for (int i = 0; i < block.items; i++) {
            int answered = block.start[i + 1] - block.start[i];
            if (answered > 0) {
                occurring.spread(q, i * k, one);
            }
            int label = labels.write(rows, block.firstItem + i, answered, one, 0);
            decided[block.firstItem + i] = label < 0 ? -1 : inverse[label];
        }
    }

    private double[] posteriorsOf(int index, AnnotationBlock block, Posteriors posteriors) {
        int k = classes();
        var q = new double[block.items * k];
        if (k > 1) {
            posteriors.fill(index, block, q);
        } else {
            // Where there is one class nothing is left to find out.
            Arrays.fill(q, 1);
        }
        for (int i = 0; i < block.items; i++) {
            int known = block.known[i];
            if (known >= 0) {
                Arrays.fill(q, i * k, (i + 1) * k, 0);
                q[i * k + known] = 1;
            }
        }
        return q;
    }

    private int indexOf(AnnotationBlock block) {
        int from = 0;
        int to = answers.blocks().size() - 1;
        while (from < to) {
            int middle = (from + to + 1) >>> 1;
            if (answers.blocks().get(middle).firstItem <= block.firstItem) {
                from = middle;
            } else {
                to = middle - 1;
            }
        }
        return from;
    }

    private double[] spread(double[] priors) {
        var all = new double[schema.size()];
        occurring.spread(priors, 0, all);
        return all;
    }
}
