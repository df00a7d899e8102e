package io.labelwright.engine.run;

import io.labelwright.engine.execution.Checkpointing;
import io.labelwright.engine.execution.LocalExecution;
import io.labelwright.engine.execution.WorkerPool;
import io.labelwright.engine.people.AskedPeople;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.expression.Expressions;
import io.labelwright.spi.file.StageFiles;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.learn.TreeLearner;
import io.labelwright.spi.memo.Memo;
import io.labelwright.spi.people.People;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a strategy gets from the engine while it runs. */
final class RunningStage implements StageContext {

    private final String stage;
    private final long seed;
    private final StageClock clock;
    private final Execution execution;
    private final Supplier<Expressions> expressions;
    private final @Nullable AskedPeople people;
    private final StageFiles files;
    private final Memories memories;
    private final Guidelines guidelines;
    private final Supplier<Optional<TreeLearner>> trees;

    /** Opens memories by name. */
    @FunctionalInterface
    interface Memories {
        Memo open(String of) throws IOException;
    }

    /** Reads the guideline text. */
    @FunctionalInterface
    interface Guidelines {
        String read() throws IOException;
    }

    /**
     * The context of a stage.
     *
     * @param checkpointing keeps how far it has got
     * @param people the people that it asks; null when it asks none
     * @param files the files that its config names
     * @param memories what its strategy has found out before
     * @param guidelines the guideline text, empty for whom it is not meant
     * @param trees finds what grows decision trees
     */
    RunningStage(
            String stage,
            long seed,
            StageClock clock,
            WorkerPool pool,
            Supplier<Expressions> expressions,
            Checkpointing checkpointing,
            @Nullable AskedPeople people,
            StageFiles files,
            Memories memories,
            Guidelines guidelines,
            Supplier<Optional<TreeLearner>> trees) {
        this.stage = stage;
        this.seed = seed;
        this.clock = clock;
        this.execution = new LocalExecution(pool, clock, checkpointing);
        this.expressions = expressions;
        this.people = people;
        this.files = files;
        this.memories = memories;
        this.guidelines = guidelines;
        this.trees = trees;
    }

    @Override
    public People people() {
        if (people == null) {
            throw new LabelingException(
                    StandardError.PLUGIN_CONTRACT,
                    "stage '" + stage + "' asks people; only strategies of the family review may");
        }
        return people;
    }

    @Override
    public String stage() {
        return stage;
    }

    @Override
    public long seed() {
        return seed;
    }

    @Override
    public Execution execution() {
        return execution;
    }

    @Override
    public Expressions expressions() {
        return expressions.get();
    }

    @Override
    public StageFiles files() {
        return files;
    }

    @Override
    public Memo memo(String of) throws IOException {
        return memories.open(of);
    }

    @Override
    public String guidelines() throws IOException {
        return guidelines.read();
    }

    @Override
    public Optional<TreeLearner> treeLearner() {
        return trees.get();
    }

    @Override
    public void progress(double done, String what) {
        clock.reached(done, what);
    }

    @Override
    public void checkCancelled() {
        clock.reached(-1, "");
    }
}
