package io.labelwright.testkit;

import io.labelwright.spi.StageContext;
import io.labelwright.spi.expression.Expressions;
import io.labelwright.spi.file.StageFiles;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.learn.TreeLearner;
import io.labelwright.spi.memo.Memo;
import io.labelwright.spi.people.People;
import java.io.IOException;
import java.util.Optional;

/** A context that is another one in all but what a subclass says. */
abstract class ContextAround implements StageContext {

    private final StageContext context;

    ContextAround(StageContext context) {
        this.context = context;
    }

    @Override
    public String stage() {
        return context.stage();
    }

    @Override
    public long seed() {
        return context.seed();
    }

    @Override
    public Execution execution() {
        return context.execution();
    }

    @Override
    public Expressions expressions() {
        return context.expressions();
    }

    @Override
    public People people() {
        return context.people();
    }

    @Override
    public Optional<TreeLearner> treeLearner() {
        return context.treeLearner();
    }

    @Override
    public StageFiles files() {
        return context.files();
    }

    @Override
    public Memo memo(String of) throws IOException {
        return context.memo(of);
    }

    @Override
    public String guidelines() throws IOException {
        return context.guidelines();
    }

    @Override
    public void progress(double done, String what) {
        context.progress(done, what);
    }

    @Override
    public void checkCancelled() {
        context.checkCancelled();
    }
}
