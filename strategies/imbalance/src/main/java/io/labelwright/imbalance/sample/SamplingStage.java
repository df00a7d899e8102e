package io.labelwright.imbalance.sample;

import io.labelwright.math.training.TrainingTable;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.memory.DataSizes;
import io.labelwright.spi.memory.Footprint;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.List;
import java.util.function.Function;

/**
 * Lets samplers change the training set, one after the other. Rows of other parts than the training part, and what of
 * it stays, keep their order; made rows come behind. A row of {@code training} that is made names its parents.
 */
public final class SamplingStage implements Strategy {

    private final SampleOptions options;
    private final List<String> features;
    private final List<String> categorical;
    private final SamplerChain samplers;

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
        this(options, features, List.of(), samplers);
    }

    /**
     * A stage.
     *
     * @param features the sets of features to look at; all where there is none
     * @param categorical columns of features whose numbers are codes of categories
     * @param samplers each sees what the one before left
     */
    public SamplingStage(SampleOptions options, List<String> features, List<String> categorical, Sampler... samplers) {
        this.options = options;
        this.features = features;
        this.categorical = categorical;
        this.samplers = new SamplerChain(List.of(samplers));
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        Table training = TrainingTable.of(in);
        Function<Table, TrainingRows> rows = table -> TrainingRows.of(table, in.schema(), options.fitOn(), features);
        var coded = new CodedColumns(training, categorical);
        Table sampled = samplers.after(coded.named(), rows, SamplingWork.of(out, context), context.stage());
        training = coded.numbered(sampled);
        out.write(training);
        int[] counts = rows.apply(training).counts();
        for (int k = 0; k < counts.length; k++) {
            out.fact("rows[" + in.schema().name(k) + "]", counts[k]);
        }
    }

    @Override
    public Footprint footprint(DataSizes sizes) {
        boolean again = sizes.rows(TableKind.TRAINING) > 0;
        TableKind from = again ? TableKind.TRAINING : TableKind.FEATURES;
        long rows = again ? sizes.rows(from) : sizes.items();
        // How skewed the classes are is not known: two classes that become equal are twice the larger one at most.
        long after = samplers.makesRows() ? 2 * rows : rows;
        long numbers = rows * sizes.numbers(from) * Double.BYTES;
        return Footprint.working(numbers).writing(TableKind.TRAINING, after, sizes.numbers(from), sizes.text(from));
    }
}
