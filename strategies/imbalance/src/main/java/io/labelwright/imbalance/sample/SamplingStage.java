package io.labelwright.imbalance.sample;

import io.labelwright.math.training.TrainingTable;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.table.Table;
import java.util.List;

/**
 * Lets samplers change the training set, one after the other. Rows of other parts than the training part, and what of
 * it stays, keep their order; made rows come behind. A row of {@code training} that is made names its parents.
 */
public final class SamplingStage implements Strategy {

    private final SampleOptions options;
    private final List<String> features;
    private final List<Sampler> samplers;

    /**
     * A stage that looks at features.
     *
     * @param samplers each sees what the one before left
     */
    public SamplingStage(NearOptions options, Sampler... samplers) {
        this(options.sample(), options.features(), samplers);
    }

    /**
     * A stage.
     *
     * @param features the sets of features to look at; all where there is none
     * @param samplers each sees what the one before left
     */
    public SamplingStage(SampleOptions options, List<String> features, Sampler... samplers) {
        this.options = options;
        this.features = features;
        this.samplers = List.of(samplers);
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        Table training = TrainingTable.of(in);
        SamplingWork work = SamplingWork.of(out, context);
        int step = 0;
        for (Sampler sampler : samplers) {
            context.checkCancelled();
            TrainingRows rows = TrainingRows.of(training, in.schema(), options.fitOn(), features);
            SamplingWork own = work.step("step " + step++);
            if (balanceable(rows, own)) {
                training = new TrainingUpdate(rows, own).after(sampler.sample(rows, own), context.stage());
            }
        }
        out.write(training);
        TrainingRows after = TrainingRows.of(training, in.schema(), options.fitOn(), features);
        int[] counts = after.counts();
        for (int k = 0; k < counts.length; k++) {
            out.fact("rows[" + in.schema().name(k) + "]", counts[k]);
        }
    }

    private static boolean balanceable(TrainingRows rows, SamplingWork work) {
        int present = 0;
        for (int count : rows.counts()) {
            present += count > 0 ? 1 : 0;
        }
        if (rows.several()) {
            return rows.size() > 0;
        }
        if (present == 1) {
            work.warn("all " + rows.size() + " rows are of the class '"
                    + rows.schema().name(rows.label(0)) + "': there is nothing to balance");
        }
        return present > 1;
    }
}
