package io.labelwright.engine.run;

import io.labelwright.engine.execution.WorkerPool;
import io.labelwright.engine.plan.LoopPlace;
import io.labelwright.engine.plan.Plan;
import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.engine.plan.TableFlow;
import io.labelwright.engine.view.ItemIndex;
import io.labelwright.engine.view.StageInputs;
import io.labelwright.engine.view.StageTable;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What is known while a run goes on: which stages are over, what they left, and what that means for the others. */
final class RunState {

    private final Plan plan;
    private final TableCache tables;
    private final WorkerPool pool;
    private final @Nullable StageResult[] results;
    private final Map<List<String>, ItemIndex> indexes = new ConcurrentHashMap<>();
    /** How many rounds of each loop were begun, by its position. */
    private final Map<Integer, Integer> rounds = new HashMap<>();

    /** Why there are no more rounds of a loop, by its position. */
    private final Map<Integer, String> ends = new HashMap<>();

    /** Positions of the stages with a condition: plans may have thousands of stages, and few of those. */
    private final BitSet conditional = new BitSet();

    private final BitSet sources = new BitSet();
    /** Positions of the stages that left no result yet. */
    private final BitSet open = new BitSet();

    private final Map<String, PlannedStage> loops = new HashMap<>();
    private final BitSet loopPositions = new BitSet();
    private final Map<Integer, Set<TableKind>> writtenInLoops = new HashMap<>();
    private TableFlow flow;
    private int rewired;
    private @Nullable LabelSchema schema;
    private @Nullable LabelSchema plainSchema;

    RunState(Plan plan, TableCache tables, WorkerPool pool) {
        this.plan = plan;
        this.tables = tables;
        this.pool = pool;
        this.results = new StageResult[plan.stages().size()];
        this.open.set(0, results.length);
        this.flow = plan.flow(Set.of(), Map.of());
        this.schema = plan.schema();
        for (PlannedStage stage : plan.stages()) {
            conditional.set(stage.index(), stage.node().when() != null);
            sources.set(stage.index(), stage.isSource());
            if (stage.isLoop()) {
                loops.put(stage.id(), stage);
                loopPositions.set(stage.index());
            }
        }
    }

    Plan plan() {
        return plan;
    }

    synchronized void finish(PlannedStage stage, StageResult result) {
        results[stage.index()] = result;
        open.clear(stage.index());
        if (result.report().status() == StageStatus.SKIPPED) {
            flow = flow.skipping(stage.index());
        }
    }

    /** A stage that was over may run again. */
    synchronized void reopen(PlannedStage stage) {
        results[stage.index()] = null;
        open.set(stage.index());
    }

    private void rewire() {
        Set<Integer> skipped = new HashSet<>();
        for (int i = 0; i < results.length; i++) {
            StageResult other = results[i];
            if (other != null && other.report().status() == StageStatus.SKIPPED) {
                skipped.add(i);
            }
        }
        flow = plan.flow(skipped, rounds);
        rewired++;
    }

    /** How often more of the plan came into view: rounds of loops. */
    synchronized int rewired() {
        return rewired;
    }

    /** A round of a loop is over, or what stands before the first. */
    synchronized void decided(PlannedStage gate, RoundEnd.Decision decision) {
        int loop = Objects.requireNonNull(gate.inLoop()).loop();
        if (decision.again()) {
            rounds.put(loop, gate.round() + 1);
            rewire();
        } else {
            ends.put(loop, decision.reason());
        }
    }

    /** Whether it is known that a stage has its turn: loops have the rounds that were begun, and end when they do. */
    synchronized boolean isOpen(PlannedStage stage) {
        return stage.isLoop() ? ends.containsKey(stage.index()) : Plan.isOpen(stage, rounds);
    }

    /** How many rounds of a loop were begun. */
    synchronized int rounds(PlannedStage loop) {
        return rounds.getOrDefault(loop.index(), 0);
    }

    /** Why there are no more rounds of a loop. */
    synchronized String end(PlannedStage loop) {
        return ends.getOrDefault(loop.index(), "");
    }

    /**
     * The results that count in sums over the run: what a stage of a loop left in a round does not count beside what it
     * left in a later one, unless both stand in the tables.
     */
    synchronized List<StageResult> lasting(TableKind kind) {
        var lasting = new ArrayList<StageResult>();
        for (PlannedStage stage : plan.stages()) {
            LoopPlace place = stage.inLoop();
            StageResult result = results[stage.index()];
            if (result == null || stage.isGate()) {
                continue;
            }
            boolean last = place == null
                    || stage.addsUp()
                    || kind == TableKind.QUEUE
                    || place.round() == rounds.getOrDefault(place.loop(), 0)
                    || results[laterBy(stage, place)] == null;
            // Translated answers are the answers of the stages before once more.
            boolean again = kind == TableKind.ANNOTATIONS && stage.translates();
            if (last && !again) {
                lasting.add(result);
            }
        }
        return lasting;
    }

    /** The position of the same stage in the next round. */
    private int laterBy(PlannedStage stage, LoopPlace place) {
        // A round takes as many positions as the next one.
        return stage.index() + plan.stages().get(place.loop()).node().inner().size() + 1;
    }

    synchronized @Nullable StageResult result(int stage) {
        return results[stage];
    }

    synchronized TableFlow flow() {
        return flow;
    }

    /** The stages that must be over before this one can start, as far as is known now. */
    synchronized BitSet waitsFor(PlannedStage stage) {
        var waits = new BitSet();
        int position = stage.index();
        if (stage.isLoop()
                || (stage.isGate() && stage.round() > 0)
                || stage.node().when() != null) {
            // A condition and the end of a loop may hang on all before them, and so does a decision on all of its
            // round; before the first one it is only whether the loop is skipped.
            flow.addAncestors(position, waits);
        } else {
            flow.addAncestors(position, conditional, waits);
        }
        if (stage.isLoop() || stage.isGate()) {
            return waits;
        }
        stage.reads().keySet().forEach(kind -> flow.addWriters(position, kind, waits));
        addLoops(stage, waits);
        if (stage.seesItems()) {
            flow.addItemSources(position, waits);
        }
        if (plan.schema() == null && !stage.isSource()) {
            waits.or(sources);
        }
        return waits;
    }

    /** The stages that must be over before this one can start and left no result yet. */
    synchronized BitSet stillWaitsFor(PlannedStage stage) {
        BitSet waits = waitsFor(stage);
        waits.and(open);
        return waits;
    }

    /** The loops that may yet write what a stage reads: which round is the last shows when they end. */
    private void addLoops(PlannedStage stage, BitSet waits) {
        if (loops.isEmpty()) {
            return;
        }
        var seen = new BitSet();
        flow.addAncestors(stage.index(), loopPositions, seen);
        stage.node().from().values().forEach(id -> {
            PlannedStage loop = loops.get(id.value());
            if (loop != null) {
                seen.set(loop.index());
            }
        });
        seen.stream()
                // An export says in its manifest of all before it what it was.
                .filter(loop -> stage.isSink()
                        || !Collections.disjoint(writtenIn(loop), stage.reads().keySet()))
                .forEach(waits::set);
    }

    /** The tables that the stages of a loop write. */
    private Set<TableKind> writtenIn(int loop) {
        return writtenInLoops.computeIfAbsent(loop, position -> {
            Set<TableKind> written = EnumSet.noneOf(TableKind.class);
            plan.round(plan.stages().get(position), 1).forEach(inner -> written.addAll(inner.writes()));
            return written;
        });
    }

    /** Keeps a table that no stage wrote. */
    String put(Table table) {
        return tables.put(table);
    }

    /** Whether all imports are over, so that classes that come from the data are known. */
    synchronized boolean hasAllImports() {
        return !open.intersects(sources);
    }

    /** Task and classes; when they come from the data, all imports must be over. */
    synchronized LabelSchema schema() {
        if (schema == null) {
            var imports = new ArrayList<StageResult>();
            for (PlannedStage stage : plan.stages()) {
                StageResult result = results[stage.index()];
                if (stage.isSource() && result != null) {
                    imports.add(result);
                }
            }
            schema = new ClassesFromData(plan.workflow().labels().task().value(), plan.guidelines()).of(imports);
        }
        return schema;
    }

    /** Task and classes as a stage sees them: guidelines and descriptions are for those only who declare it. */
    synchronized LabelSchema schemaOf(PlannedStage stage) {
        if (stage.strategy().guided()) {
            return schema();
        }
        if (plainSchema == null) {
            plainSchema = schema().withoutGuidance();
        }
        return plainSchema;
    }

    /** The items of a stage's view. */
    ItemIndex index(PlannedStage stage) {
        TableFlow current = flow();
        List<String> sources = itemSources(stage, current);
        boolean closed = current.closed(stage.index());
        var key = new ArrayList<>(sources);
        key.add(Boolean.toString(closed));
        return indexes.computeIfAbsent(key, missing -> {
            var dictionaries = new ArrayList<Dictionary>();
            for (String hash : sources) {
                Table ids = tables.get(hash)
                        .orElseThrow(() -> new LabelingException(
                                StandardError.STORE,
                                "the store lost the item ids that stage '" + stage.id()
                                        + "' needs; run again with --rerun all"));
                dictionaries.add(ids.dictionary(0));
            }
            return ItemIndex.of(dictionaries, closed);
        });
    }

    /** Hashes of the id lists of a stage's view. */
    List<String> itemSources(PlannedStage stage, TableFlow current) {
        var sources = new ArrayList<String>();
        if (stage.seesItems()) {
            for (int source : current.itemSources(stage.index())) {
                StageResult result = result(source);
                String ids = result == null ? null : result.ids();
                if (ids != null) {
                    sources.add(ids);
                }
            }
        }
        return sources;
    }

    /** What a stage sees. */
    StageInputs inputs(PlannedStage stage) {
        TableFlow current = flow();
        Map<TableKind, List<StageTable>> seen = new EnumMap<>(TableKind.class);
        for (TableKind kind : stage.reads().keySet()) {
            var written = new ArrayList<StageTable>();
            for (int writer : current.writers(stage.index(), kind)) {
                PlannedStage other = plan.stages().get(writer);
                StageResult result = result(writer);
                if (result != null) {
                    written.add(new StageTable(
                            other.id(),
                            other.isSource(),
                            plan.ids(current.imports(writer)),
                            result.tables().get(kind)));
                }
            }
            seen.put(kind, written);
        }
        return new StageInputs(schemaOf(stage), index(stage), seen, AnnotationBlock.ITEMS, pool);
    }
}
