package io.labelwright.spi;

import io.labelwright.spi.memory.DataSizes;
import io.labelwright.spi.memory.Footprint;
import java.io.IOException;

/**
 * A strategy with its config, ready to run once. It is a function of its inputs: the same inputs, config and seed give
 * the same tables. No statics, clock or own threads; heavy loops go through {@link StageContext#execution()}.
 */
@FunctionalInterface
public interface Strategy {

    /**
     * Reads, computes, writes.
     *
     * @throws io.labelwright.spi.problem.LabelingException for what a user can mend
     * @throws IOException when a file or service that it needs fails
     */
    void run(Inputs in, Outputs out, StageContext context) throws IOException;

    /**
     * What running would take, in a few words for {@code plan}: calls of a model, tokens, money. Asked of strategies
     * with a key that is a {@link io.labelwright.spi.describe.ServerUrl}, once what they read is there. Reaches nobody
     * and changes nothing.
     *
     * @return empty when there is nothing to say
     * @throws io.labelwright.spi.problem.LabelingException for what would make the run fail
     */
    default String forecast(Inputs in, StageContext context) throws IOException {
        return "";
    }

    /**
     * What running would hold in memory, for {@code plan} to say before anything runs. Computed of sizes alone: asked
     * when the tables are not there yet. A good estimate is right to a quarter where there is much data; for little it
     * does not matter.
     */
    default Footprint footprint(DataSizes sizes) {
        return Footprint.TABLES;
    }
}
