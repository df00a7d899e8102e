package io.labelwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.labelwright.engine.execution.WorkerPool;
import io.labelwright.engine.expression.CelExpressions;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every strategy has to keep. The test class of a strategy extends it, says how the strategy is made, and inherits
 * the tests:
 *
 * <pre>{@code
 * final class MajorityVoteTest extends StrategyContract<MajorityVoteConfig> {
 *     protected StrategyFactory<MajorityVoteConfig> factory() {
 *         return new MajorityVoteFactory();
 *     }
 * }
 * }</pre>
 *
 * A strategy that can't keep something for a good reason says so by overriding the method of that name, such as
 * {@link #ignoresItemOrder}; then the sample has to show it, so that nobody gives up what in truth holds.
 *
 * @param <C> the strategy's config record
 */
public abstract class StrategyContract<C extends Record> {

    /** Small blocks, so that the samples have many of them. */
    private static final int SMALL_BLOCK = 7;

    private static final int[] BLOCK_SIZES = {1, SMALL_BLOCK, 64, 16_384};
    private static final int[] THREADS = {1, 2, 3, 7};

    /** Makes the strategy. */
    protected abstract StrategyFactory<C> factory();

    /** The block {@code with} of the stage in YAML; empty for defaults only. */
    protected String with() {
        return "";
    }

    /** Task and classes; at least three classes, of which the last is called {@code never}. */
    protected LabelSchema schema() {
        return new LabelSchema(
                Task.CLASSIFICATION,
                Stream.of("ham", "spam", "news", "never").map(LabelClass::of).toList(),
                null);
    }

    /** Data that the strategy works on; the same for the same seed. */
    protected SampleData sample(long seed) {
        return SampleData.crowd(schema(), 150, 9, seed);
    }

    /** What the stage sees of the data; override it to add tables that {@link SampleData} does not know. */
    protected InMemoryInputs inputs(SampleData data) {
        return data.inputs();
    }

    /** Whether results have the same bits for every size of blocks: true of all that only counts. */
    protected boolean exactForAnyBlockSize() {
        return true;
    }

    /** Whether the order in which answers were imported changes nothing. */
    protected boolean ignoresAnswerOrder() {
        return true;
    }

    /** Whether another order of items changes the order of the result's rows and nothing else. */
    protected boolean ignoresItemOrder() {
        return true;
    }

    /** Whether other names of annotators change the names in the result and nothing else. */
    protected boolean ignoresAnnotatorNames() {
        return true;
    }

    /** How far numbers may lie apart where another order of additions is allowed. */
    protected double tolerance() {
        return 1e-6;
    }

    /** The strategy's config. */
    protected final C config() {
        return StrategyConfig.of(factory()).bind(with(), schema());
    }

    /** The strategy's config with these keys in a workflow with these classes. */
    protected final C config(String with, LabelSchema schema) {
        return StrategyConfig.of(factory()).bind(with, schema);
    }

    /** Runs the strategy on this data with this config, one thread. */
    protected final CollectingOutputs run(C config, SampleData data) {
        return run(config, inputs(data), context());
    }

    private CollectingOutputs run(InMemoryInputs inputs, StageContext context) {
        return run(config(), inputs, context);
    }

    private CollectingOutputs run(C config, InMemoryInputs inputs, StageContext context) {
        return TestStage.of(factory()).in(context).run(config, inputs);
    }

    private TestContext context() {
        TestContext context = TestContext.create().withExpressions(new CelExpressions());
        for (Map.Entry<String, MemoryInput> file : files().entrySet()) {
            context = context.withFile(file.getKey(), file.getValue());
        }
        return context;
    }

    /** The files that {@link #with} names, by their keys; see {@link TestContext#withFile}. */
    protected Map<String, MemoryInput> files() {
        return Map.of();
    }

    @Test
    void theDescriptorSaysWhatTheClassesSay() {
        StrategyConfig.of(factory()).checkDescriptor();
    }

    @Test
    void everyConfigKeyIsExplainedAndAcceptsItsDefault() {
        StrategyConfig.of(factory()).checkKeys(with(), schema());
    }

    @Test
    void theExampleIsAStageThatTheEngineAccepts() {
        StrategyConfig.of(factory()).checkExample();
    }

    @Test
    void tablesHoldTheirContract() {
        for (long seed = 1; seed <= 3; seed++) {
            InMemoryInputs inputs = inputs(sample(seed));
            check(inputs, run(inputs, context()));
        }
    }

    @TestFactory
    Stream<DynamicTest> unusualDataGivesADefinedOutcome() {
        return unusual().entrySet().stream()
                .map(data -> DynamicTest.dynamicTest(data.getKey(), () -> {
                    InMemoryInputs inputs = inputs(data.getValue());
                    check(inputs, run(inputs, context()));
                }));
    }

    private Map<String, SampleData> unusual() {
        SampleData sample = sample(1);
        String first = sample.schema().name(0);
        String last = sample.schema().name(sample.schema().size() - 1);
        Map<String, SampleData> unusual = new LinkedHashMap<>();
        unusual.put("no items", SampleData.of(schema()));
        unusual.put("items without anything", sample.withItemsOnly());
        unusual.put("items without answers", sample.withAnswers(vote -> false));
        String only = sample.annotators().stream().findFirst().orElse("");
        unusual.put("one annotator", sample.withAnswers(vote -> vote.annotator().equals(only)));
        unusual.put("one class only", sample.withLabels(label -> first));
        unusual.put("a class that nobody answers", sample.withLabels(label -> label.equals(last) ? first : label));
        unusual.put("nothing but ties", ties(sample));
        return unusual;
    }

    private static SampleData ties(SampleData sample) {
        SampleData ties = sample.withItemsOnly();
        for (String item : sample.ids()) {
            for (int k = 0; k < sample.schema().size(); k++) {
                ties.answer(item, "annotator " + k, sample.schema().name(k));
            }
        }
        return ties;
    }

    private void check(InMemoryInputs inputs, CollectingOutputs outputs) {
        var descriptor = StrategyConfig.of(factory()).descriptor();
        assertThat(outputs.problems()).as("errors that were reported").noneMatch(Problem::isError);
        new TableContract(descriptor.id(), inputs).check(outputs);
        if (descriptor.family().equals("consensus")) {
            var answered = inputs.table(TableKind.ANNOTATIONS);
            List<String> items = CollectedRow.of(answered).stream()
                    .map(row -> row.text("item"))
                    .toList();
            for (CollectedRow row : outputs.rows(TableKind.LABELS)) {
                if (!items.contains(row.text("item")) && !row.text("_fixed").equals("true")) {
                    assertThat(row.text("status"))
                            .as("status of an item that nobody answered: %s", row)
                            .isEqualTo("unresolved");
                }
            }
        }
    }

    @Test
    void theNumberOfThreadsChangesNoByte() {
        Map<String, String> serial = TableBytes.of(run(inputs(sample(2)).blocksOf(SMALL_BLOCK), context()));
        for (int threads : THREADS) {
            try (var pool = new WorkerPool(threads)) {
                var context = new WatchedContext(context(), pool, 0);
                assertThat(TableBytes.of(run(inputs(sample(2)).blocksOf(SMALL_BLOCK), context)))
                        .as("with %d threads", threads)
                        .isEqualTo(serial);
            }
        }
    }

    @Test
    void theOrderInWhichBlocksAreVisitedChangesNoByte() {
        Map<String, String> inOrder = TableBytes.of(run(inputs(sample(3)).blocksOf(SMALL_BLOCK), context()));
        for (var execution :
                List.of(SerialExecution.inReverse(), SerialExecution.shuffled(1), SerialExecution.shuffled(2))) {
            var context = context().withExecution(execution);
            assertThat(TableBytes.of(run(inputs(sample(3)).blocksOf(SMALL_BLOCK), context)))
                    .isEqualTo(inOrder);
        }
    }

    @Test
    void theSizeOfBlocksChangesNoByteWhereThatIsClaimed() {
        var results = new ArrayList<Map<String, String>>();
        for (int size : BLOCK_SIZES) {
            results.add(TableBytes.of(run(inputs(sample(4)).blocksOf(size), context())));
        }
        expect(
                "exactForAnyBlockSize",
                exactForAnyBlockSize(),
                () -> assertThat(results)
                        .allSatisfy(result -> assertThat(result).isEqualTo(results.get(0))));
    }

    @Test
    void theSeedChangesTheResultIfTheStrategySaysSo() {
        Map<String, String> one = TableBytes.of(run(inputs(sample(5)), context().withSeed(1)));
        var others = new ArrayList<Map<String, String>>();
        for (long seed = 2; seed < 6; seed++) {
            others.add(TableBytes.of(run(inputs(sample(5)), context().withSeed(seed))));
        }
        expect(
                "@StrategyInfo(seeded = false)",
                !StrategyConfig.of(factory()).descriptor().seeded(),
                () -> assertThat(others).allSatisfy(other -> assertThat(other).isEqualTo(one)));
    }

    @Test
    void theOrderOfAnswersChangesNothingWhereThatIsClaimed() {
        Map<String, String> one = TableBytes.of(run(inputs(sample(6)), context()));
        Map<String, String> other = TableBytes.of(run(inputs(sample(6).withAnswersShuffled(1)), context()));
        expect(
                "ignoresAnswerOrder",
                ignoresAnswerOrder(),
                () -> assertThat(other).isEqualTo(one));
    }

    @Test
    void theOrderOfItemsOrdersTheResultAndNothingElseWhereThatIsClaimed() {
        CollectingOutputs one = run(inputs(sample(7)), context());
        CollectingOutputs other = run(inputs(sample(7).withItemsShuffled(1)), context());
        expect(
                "ignoresItemOrder",
                ignoresItemOrder(),
                () -> sameRows(one, other, UnaryOperator.identity(), "with items in another order"));
    }

    @Test
    void theNamesOfAnnotatorsNameTheResultAndNothingElseWhereThatIsClaimed() {
        SampleData data = sample(8);
        Map<String, String> renamed = new HashMap<>();
        List<String> names =
                data.annotators().stream().sorted(Comparator.reverseOrder()).toList();
        for (int i = 0; i < names.size(); i++) {
            renamed.put(names.get(i), "renamed " + String.format(java.util.Locale.ROOT, "%04d", i));
        }
        CollectingOutputs one = run(inputs(data), context());
        CollectingOutputs other =
                run(inputs(data.withAnnotatorsRenamed(name -> renamed.getOrDefault(name, name))), context());
        expect(
                "ignoresAnnotatorNames",
                ignoresAnnotatorNames(),
                () -> sameRows(one, other, text -> rename(text, renamed), "with annotators of other names"));
    }

    private static String rename(String text, Map<String, String> renamed) {
        String whole = renamed.get(text);
        if (whole != null) {
            return whole;
        }
        for (var name : renamed.entrySet()) {
            if (text.endsWith(" " + name.getKey())) {
                return text.substring(0, text.length() - name.getKey().length()) + name.getValue();
            }
        }
        return text;
    }

    private void sameRows(CollectingOutputs one, CollectingOutputs other, UnaryOperator<String> names, String when) {
        assertThat(other.written())
                .extracting(Table::kind)
                .isEqualTo(one.written().stream().map(Table::kind).toList());
        for (Table table : one.written()) {
            RowSet.of(table, names)
                    .isEqualTo(RowSet.of(other.table(table.kind()), UnaryOperator.identity()), tolerance(), when);
        }
    }

    /** A claim must hold, and what is not claimed must be seen not to hold. */
    private static void expect(String claim, boolean claimed, Runnable holds) {
        if (claimed) {
            holds.run();
        } else {
            assertThat(catchThrowable(holds::run))
                    .as("%s is not claimed but holds on the sample: claim it, or give a sample that shows it", claim)
                    .isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void aCancelledRunEndsAtEveryCheck() {
        try (var pool = new WorkerPool(1)) {
            var undisturbed = new WatchedContext(context(), pool, 0);
            run(inputs(sample(9)).blocksOf(SMALL_BLOCK), undisturbed);
            int checks = undisturbed.checks();
            assertThat(checks)
                    .as("checks for cancellation; call context.checkCancelled() in long loops")
                    .isPositive();
            for (int at : new int[] {1, (checks + 1) / 2, checks}) {
                var cancelled = new WatchedContext(context(), pool, at);
                Throwable thrown = catchThrowable(() -> run(inputs(sample(9)).blocksOf(SMALL_BLOCK), cancelled));
                assertThat(thrown)
                        .as("what a run ends with that is cancelled at check %d of %d", at, checks)
                        .isInstanceOf(LabelingException.class);
                assertThat(((LabelingException) thrown).problems().get(0).code())
                        .isEqualTo(StandardError.INTERRUPTED);
            }
        }
    }
}
