package io.labelwright.bench;

import io.labelwright.spi.StageContext;
import io.labelwright.spi.expression.Expressions;
import io.labelwright.spi.kernel.Execution;

/** A stage that has nothing but an execution. */
record BenchContext(Execution execution) implements StageContext {

    @Override
    public String stage() {
        return "bench";
    }

    @Override
    public long seed() {
        return 0;
    }

    @Override
    public Expressions expressions() {
        throw new UnsupportedOperationException("no expression is compiled here");
    }

    @Override
    public void progress(double done, String what) {
        // Nobody looks.
    }

    @Override
    public void checkCancelled() {
        // Nobody cancels.
    }
}
