package io.labelwright.spi;

import io.labelwright.spi.expression.Expressions;
import io.labelwright.spi.file.StageFiles;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.learn.TreeLearner;
import io.labelwright.spi.memo.Memo;
import io.labelwright.spi.people.People;
import java.io.IOException;
import java.util.Optional;

/** What the engine lends a strategy while it runs. */
public interface StageContext {

    /** The stage's id. */
    String stage();

    /** Seed of this stage, made from the run's seed and the stage's id. */
    long seed();

    /** Runs kernels over blocks. */
    Execution execution();

    /**
     * The people that the stage asks; only strategies of the family {@code review} ask people.
     *
     * @throws UnsupportedOperationException for strategies of other families
     */
    default People people() {
        throw new UnsupportedOperationException("only strategies of the family review ask people");
    }

    /** Compiles expressions of users. */
    Expressions expressions();

    /**
     * The files that the config names.
     *
     * @throws UnsupportedOperationException where there are none to lend, as in a test that gave none
     */
    default StageFiles files() {
        throw new UnsupportedOperationException("there are no files here");
    }

    /**
     * What was found out in earlier runs and is kept. Tests keep nothing.
     *
     * @param of what is remembered, with all that it hangs on beside the keys, such as the hash of a model
     */
    default Memo memo(String of) throws IOException {
        return Memo.NONE;
    }

    /**
     * The guideline text of the workflow, of which {@code LabelSchema.guidelines()} is the version; only for strategies
     * that are {@linkplain io.labelwright.spi.describe.StrategyInfo#guided guided}. Empty when there is none.
     */
    default String guidelines() throws IOException {
        return "";
    }

    /** Grows decision trees; empty when no plug-in brings that. */
    default Optional<TreeLearner> treeLearner() {
        return Optional.empty();
    }

    /**
     * Says how far the stage is, for the progress display.
     *
     * @param done share done, 0 to 1; negative when not known
     * @param what what is being done, in a few words
     */
    void progress(double done, String what);

    /** Throws when the run was cancelled or the stage's time is over; to be called now and then in long loops. */
    void checkCancelled();
}
