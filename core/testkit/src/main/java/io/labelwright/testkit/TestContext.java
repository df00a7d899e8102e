package io.labelwright.testkit;

import io.labelwright.spi.StageContext;
import io.labelwright.spi.expression.Condition;
import io.labelwright.spi.expression.Expressions;
import io.labelwright.spi.expression.Scope;
import io.labelwright.spi.file.StageFiles;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.learn.TreeLearner;
import io.labelwright.spi.memo.Memo;
import io.labelwright.spi.people.People;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.ColumnSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * A stage's context for tests. Immutable; the {@code with} methods give changed copies.
 *
 * @param stage the stage's id
 * @param seed the stage's seed
 * @param execution runs the kernels
 * @param expressions compiles conditions
 * @param cancelled whether every check for cancellation ends the strategy
 * @param named the files that the config names, by key
 * @param guidelines the guideline text of the workflow
 * @param memory what is kept for later runs, whatever it is of
 */
public record TestContext(
        String stage,
        long seed,
        Execution execution,
        Expressions expressions,
        boolean cancelled,
        Map<String, MemoryInput> named,
        String guidelines,
        Memo memory)
        implements StageContext {

    /** Stage {@code test}, seed 0, one thread, no expressions. */
    public static TestContext create() {
        return new TestContext(
                "test", 0, SerialExecution.inOrder(), TestContext::refuse, false, Map.of(), "", Memo.NONE);
    }

    /** With another stage id. */
    public TestContext withStage(String other) {
        return new TestContext(other, seed, execution, expressions, cancelled, named, guidelines, memory);
    }

    /** With another seed. */
    public TestContext withSeed(long other) {
        return new TestContext(stage, other, execution, expressions, cancelled, named, guidelines, memory);
    }

    /** With another way to run kernels. */
    public TestContext withExecution(Execution other) {
        return new TestContext(stage, seed, other, expressions, cancelled, named, guidelines, memory);
    }

    /** With a compiler of conditions. */
    public TestContext withExpressions(Expressions other) {
        return new TestContext(stage, seed, execution, other, cancelled, named, guidelines, memory);
    }

    /**
     * With a file that the config names. Of files of records this context reads lines with commas between the values,
     * of which the first line holds the names.
     *
     * @param key the key that names it, for example {@code path} or {@code rules[0].keywords}; of a file of a folder
     *     the key of the folder, a slash and its place there, for example {@code images/cats/1.png}
     */
    public TestContext withFile(String key, MemoryInput file) {
        Map<String, MemoryInput> files = new HashMap<>(named);
        files.put(key, file);
        return new TestContext(stage, seed, execution, expressions, cancelled, Map.copyOf(files), guidelines, memory);
    }

    /** With the guideline text of the workflow. */
    public TestContext withGuidelines(String text) {
        return new TestContext(stage, seed, execution, expressions, cancelled, named, text, memory);
    }

    /** With a memory of earlier runs. */
    public TestContext withMemory(Memo other) {
        return new TestContext(stage, seed, execution, expressions, cancelled, named, guidelines, other);
    }

    @Override
    public Memo memo(String of) {
        return memory;
    }

    @Override
    public StageFiles files() {
        return new MemoryFiles(named);
    }

    /** The one on the class path of the test. */
    @Override
    public Optional<TreeLearner> treeLearner() {
        return ServiceLoader.load(TreeLearner.class).findFirst();
    }

    /** Whose strategy ends at its first check for cancellation. */
    public TestContext thatIsCancelled() {
        return new TestContext(stage, seed, execution, expressions, true, named, guidelines, memory);
    }

    /** People who have not answered; {@link PeopleContext} has others. */
    @Override
    public People people() {
        return new PeopleContext(this, List.of());
    }

    @Override
    public void progress(double done, String what) {
        if (done > 1 || Double.isNaN(done)) {
            throw new IllegalArgumentException("progress of " + done + " at '" + what + "': expected at most 1");
        }
    }

    @Override
    public void checkCancelled() {
        if (cancelled) {
            throw new LabelingException(StandardError.INTERRUPTED, "the run was cancelled");
        }
    }

    private static Condition refuse(String source, List<ColumnSpec> columns, Scope scope) {
        throw new IllegalStateException(
                "this test has no expressions to compile '" + source + "' with: give it some by withExpressions");
    }
}
