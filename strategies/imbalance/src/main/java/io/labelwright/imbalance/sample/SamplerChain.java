package io.labelwright.imbalance.sample;

import io.labelwright.spi.table.Table;
import java.util.List;
import java.util.function.Function;

/** Samplers that change a training set one after the other; each sees what the one before left. */
public final class SamplerChain {

    private final List<Sampler> samplers;

    /** These samplers, in this order. */
    public SamplerChain(List<Sampler> samplers) {
        this.samplers = List.copyOf(samplers);
    }

    /** Whether there may be more rows after than before. */
    boolean makesRows() {
        return samplers.stream().anyMatch(Sampler::makesRows);
    }

    /**
     * What becomes of a table {@code training}.
     *
     * @param rows the rows of a table that may be changed
     * @param stage names made rows: {@code STAGE:1}, {@code STAGE:2}, ...
     */
    public Table after(Table training, Function<Table, TrainingRows> rows, SamplingWork work, String stage) {
        Table table = training;
        int step = 0;
        for (Sampler sampler : samplers) {
            work.pause().run();
            TrainingRows seen = rows.apply(table);
            SamplingWork own = work.step("step " + step++);
            if (balanceable(seen, own)) {
                table = new TrainingUpdate(seen, own).after(sampler.sample(seen, own), stage);
            }
        }
        return table;
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
