package io.labelwright.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.engine.config.CheckContext;
import io.labelwright.engine.config.ConfigChecker;
import io.labelwright.engine.config.ConfigTree;
import io.labelwright.engine.execution.WorkerPool;
import io.labelwright.engine.label.OtherClasses;
import io.labelwright.engine.plan.Access;
import io.labelwright.engine.plan.Plan;
import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.engine.plugin.Origin;
import io.labelwright.engine.plugin.StrategyDescriptor;
import io.labelwright.engine.store.Store;
import io.labelwright.engine.store.StoreLocation;
import io.labelwright.engine.workflow.EngineChoice;
import io.labelwright.engine.workflow.Labels;
import io.labelwright.engine.workflow.StageNode;
import io.labelwright.engine.workflow.Workflow;
import io.labelwright.engine.yaml.Located;
import io.labelwright.engine.yaml.MapNode;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.table.TableKind;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadyStagesTest {

    private static final Place PLACE = Place.of("flow.yaml");
    private static final MapNode EMPTY = new MapNode(List.of(), PLACE);

    @TempDir
    private Path folder;

    private Store store;
    private WorkerPool pool;

    @BeforeEach
    void open() {
        store = Store.open(StoreLocation.of(folder), problem -> {});
        pool = new WorkerPool(1);
    }

    @AfterEach
    void close() {
        pool.close();
        store.close();
    }

    /** How often it was asked which stage stands where in the order. */
    private static final class Asked extends AbstractList<Integer> {
        private final int size;
        private final AtomicLong times = new AtomicLong();

        Asked(int size) {
            this.size = size;
        }

        @Override
        public Integer get(int index) {
            times.incrementAndGet();
            return index;
        }

        @Override
        public int size() {
            return size;
        }
    }

    private static PlannedStage stage(int index, String when, int... needs) {
        var strategy = new StrategyDescriptor(
                "evaluate/figures",
                1,
                StrategyDescriptor.Kind.STRATEGY,
                "",
                "",
                "",
                List.of(),
                false,
                false,
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                new Origin(null, "test.jar"));
        List<Located<String>> named = IntStream.of(needs)
                .mapToObj(need -> new Located<>("s" + need, PLACE))
                .toList();
        var node = new StageNode(
                new Located<>("s" + index, PLACE),
                new Located<>(strategy.id(), PLACE),
                named,
                EMPTY,
                Map.of(),
                when.isEmpty() ? null : new Located<>(when, PLACE),
                null,
                null,
                List.of());
        ConfigTree config =
                ConfigChecker.check(EMPTY, strategy, new CheckContext("s" + index, null), new ArrayList<>());
        return new PlannedStage(
                index,
                node,
                strategy,
                config,
                Map.of(TableKind.LABELS, true),
                Set.of(TableKind.LABELS),
                null,
                null,
                Map.of(),
                OtherClasses.NONE,
                "",
                null);
    }

    private Plan plan(List<PlannedStage> stages, List<Integer> order) {
        var schema = new LabelSchema(Task.CLASSIFICATION, List.of(LabelClass.of("a"), LabelClass.of("b")), null);
        var workflow = new Workflow(
                "many",
                null,
                0,
                new Labels(new Located<>(Task.CLASSIFICATION, PLACE), List.of(), false, null),
                EMPTY,
                List.of(),
                stages.stream().map(PlannedStage::node).toList(),
                EngineChoice.AUTO,
                null,
                List.of());
        return new Plan(workflow, schema, null, new Access(folder, folder, List.of(), List.of()), stages, order);
    }

    private static StageResult result(PlannedStage stage, StageStatus status) {
        return StageResult.without(
                new StageReport(stage.id(), stage.strategy().id(), status, "", 0, Map.of(), Map.of()));
    }

    @Test
    void aStageOfAChainIsLookedAtTwiceHoweverManyThereAre() {
        int size = 10_000;
        var stages = new ArrayList<PlannedStage>();
        for (int i = 0; i < size; i++) {
            stages.add(i == 0 ? stage(i, "") : stage(i, "", i - 1));
        }
        var order = new Asked(size);
        Plan plan = plan(stages, order);
        var state = new RunState(plan, new TableCache(store), pool);
        var ready = new ReadyStages(plan, state);
        order.times.set(0);

        for (int i = 0; i < size; i++) {
            assertThat(ready.take()).isEqualTo(i);
            assertThat(ready.take()).isNegative();
            state.finish(stages.get(i), result(stages.get(i), StageStatus.RAN));
            ready.done(stages.get(i));
        }

        assertThat(ready.take()).isNegative();
        assertThat(order.times.get()).isLessThanOrEqualTo(2L * size);
    }

    @Test
    void aStageThatNeedsManyIsLookedAtOnceMoreForEach() {
        int size = 2_000;
        var stages = new ArrayList<PlannedStage>();
        for (int i = 0; i < size; i++) {
            stages.add(stage(i, ""));
        }
        stages.add(stage(size, "counts.items > 0", IntStream.range(0, size).toArray()));
        var order = new Asked(size + 1);
        Plan plan = plan(stages, order);
        var state = new RunState(plan, new TableCache(store), pool);
        var ready = new ReadyStages(plan, state);
        order.times.set(0);

        for (int i = 0; i < size; i++) {
            assertThat(ready.take()).isEqualTo(i);
        }
        for (int i = 0; i < size; i++) {
            assertThat(ready.take()).isNegative();
            state.finish(stages.get(i), result(stages.get(i), StageStatus.CACHED));
            ready.done(stages.get(i));
        }

        assertThat(ready.take()).isEqualTo(size);
        assertThat(order.times.get()).isLessThanOrEqualTo(2L * size + 2);
    }

    @Test
    void atEachMomentThoseAreReadyWhoseWaitsAreOver() {
        var random = new Random(11);
        for (int round = 0; round < 300; round++) {
            int size = 2 + random.nextInt(30);
            var stages = new ArrayList<PlannedStage>();
            for (int i = 0; i < size; i++) {
                int own = i;
                int[] needs = IntStream.range(0, i)
                        .filter(j -> random.nextInt(own) < 2)
                        .toArray();
                stages.add(stage(i, random.nextInt(4) == 0 ? "counts.items > 0" : "", needs));
            }
            Plan plan = plan(stages, IntStream.range(0, size).boxed().toList());
            var state = new RunState(plan, new TableCache(store), pool);
            var ready = new ReadyStages(plan, state);
            var running = new ArrayList<Integer>();
            Set<Integer> started = new HashSet<>();
            Set<Integer> good = new HashSet<>();
            while (true) {
                for (int next = ready.take(); next >= 0; next = ready.take()) {
                    assertThat(started.add(next)).isTrue();
                    running.add(next);
                }
                for (PlannedStage stage : stages) {
                    boolean can = state.waitsFor(stage).stream().allMatch(good::contains);
                    assertThat(started.contains(stage.index())).as(stage.id()).isEqualTo(can);
                }
                if (running.isEmpty()) {
                    break;
                }
                PlannedStage over = stages.get(running.remove(random.nextInt(running.size())));
                StageStatus status = List.of(StageStatus.RAN, StageStatus.RAN, StageStatus.RAN, StageStatus.FAILED)
                        .get(random.nextInt(4));
                if (over.node().when() != null) {
                    status = StageStatus.SKIPPED;
                }
                state.finish(over, result(over, status));
                if (status != StageStatus.FAILED) {
                    good.add(over.index());
                }
                if (status == StageStatus.RAN) {
                    ready.done(over);
                } else if (status == StageStatus.SKIPPED) {
                    ready.skipped(over);
                }
            }
        }
    }
}
