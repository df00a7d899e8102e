package io.labelwright.consensus.dawidskene;

import io.labelwright.consensus.annotator.AnnotatorHistory;
import io.labelwright.consensus.annotator.AnnotatorReport;
import io.labelwright.consensus.annotator.ClassPriors;
import io.labelwright.consensus.calibration.Tempering;
import io.labelwright.consensus.crowd.CrowdFootprint;
import io.labelwright.consensus.product.PairedCells;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.consensus.LabelWriter;
import io.labelwright.spi.kernel.IterativeKernel;
import io.labelwright.spi.kernel.Outcome;
import io.labelwright.spi.memory.DataSizes;
import io.labelwright.spi.memory.Footprint;
import io.labelwright.spi.table.Rows;
import io.labelwright.spi.table.TableKind;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code consensus/dawid-skene}: see {@link DawidSkeneKernel} for the model and {@link ConfusionSmoothing} for the
 * prior.
 */
final class DawidSkene implements Strategy {

    /** Fewer answers take no time, and may as well be counted anew each time. */
    private static final int INCREMENTAL_FROM = 1 << 20;

    private final DawidSkeneConfig config;

    DawidSkene(DawidSkeneConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        var schema = in.schema();
        Annotations annotations = in.annotations(config.options().query());
        AnnotatorHistory history = AnnotatorHistory.of(in, out, config.options(), annotations.annotators());
        var kernel = new DawidSkeneKernel(
                annotations.annotatorCount(),
                schema.size(),
                annotations.answers(),
                config.smoothing(),
                config.tolerance(),
                ClassPriors.given(config.options().priors(), schema),
                history);
        Fit fit = config.smoothing() > 0 && annotations.answers() >= INCREMENTAL_FROM
                ? incremental(annotations, kernel, context)
                : Fit.of(iterate(annotations, kernel, context), Function.identity());
        Parameters parameters = fit.parameters();
        Tempering tempering = tempering(annotations, schema.size(), kernel, parameters, context, out);
        var labels = new LabelWriter(context.stage(), config.options(), schema, in.labels(), parameters.priors());
        var decided = new short[annotations.items()];
        List<io.labelwright.spi.table.Table> tables = context.execution()
                .map(
                        annotations.blocks(),
                        () -> List.of(out.builder(TableKind.LABELS, LabelWriter.columns(schema))),
                        (index, block, rows) -> write(block, kernel, parameters, tempering, labels, rows[0], decided));
        out.write(tables.get(0));
        AnnotatorReport.of(annotations, context.execution(), decided)
                .withHistory(history)
                .withAccuracy(parameters.counts(), parameters.theta())
                .write(context.stage(), schema, out);
        out.fact("iterations", fit.iterations() - 1);
        out.fact("converged", fit.converged() ? 1 : 0);
        out.fact("log_likelihood_per_answer", annotations.answers() == 0 ? 0 : parameters.logLikelihood());
    }

    /** What the iterations came to. */
    private record Fit(Parameters parameters, int iterations, boolean converged) {

        static <P> Fit of(Outcome<P, ?> outcome, Function<P, Parameters> form) {
            return new Fit(form.apply(outcome.parameters()), outcome.iterations(), outcome.converged());
        }
    }

    private Fit incremental(Annotations annotations, DawidSkeneKernel model, StageContext context) {
        var kernel =
                new IncrementalKernel(model, PairedCells.of(annotations, context.execution()), context.execution());
        return Fit.of(iterate(annotations, kernel, context), kernel::plain);
    }

    private <P, S> Outcome<P, S> iterate(Annotations annotations, IterativeKernel<P, S> kernel, StageContext context) {
        // The pass over vote shares is a start, not an iteration of the method.
        return context.execution().iterate(annotations.blocks(), kernel, config.maxIterations() + 1);
    }

    @Override
    public Footprint footprint(DataSizes sizes) {
        boolean incremental = config.smoothing() > 0 && sizes.rows(TableKind.ANNOTATIONS) >= INCREMENTAL_FROM;
        return CrowdFootprint.of(
                sizes,
                incremental ? (long) Integer.BYTES * sizes.classes() : 0,
                (long) sizes.classes() * sizes.classes());
    }

    /** None unless the workflow asks for calibrated confidence. */
    private @Nullable Tempering tempering(
            Annotations annotations,
            int classes,
            DawidSkeneKernel kernel,
            Parameters parameters,
            StageContext context,
            Outputs out) {
        if (!config.calibrate()) {
            return null;
        }
        var tempering = Tempering.of(
                annotations,
                classes,
                (block, q) -> {
                    var one = new double[classes];
                    for (int item = 0; item < block.items; item++) {
                        if (block.start[item] < block.start[item + 1]) {
                            kernel.posterior(block, item, parameters, one);
                            System.arraycopy(one, 0, q, item * classes, classes);
                        }
                    }
                },
                context.execution());
        out.fact("mistake_correlation", tempering.correlation());
        return tempering;
    }

    private static void write(
            AnnotationBlock block,
            DawidSkeneKernel kernel,
            Parameters parameters,
            @Nullable Tempering tempering,
            LabelWriter labels,
            Rows rows,
            short[] decided) {
        var q = new double[parameters.priors().length];
        for (int item = 0; item < block.items; item++) {
            int answers = block.start[item + 1] - block.start[item];
            if (answers > 0) {
                kernel.posterior(block, item, parameters, q);
            }
            if (tempering != null && block.known[item] < 0) {
                tempering.temper(answers, q, 0, q.length);
            }
            int i = block.firstItem + item;
            decided[i] = (short) labels.write(rows, i, answers, q, 0);
        }
    }
}
