package io.labelwright.engine.run;

import io.labelwright.engine.plan.Plan;
import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.engine.plugin.Plugins;
import io.labelwright.engine.store.RunLog;
import io.labelwright.engine.store.RunRecord;
import io.labelwright.engine.store.RunStage;
import io.labelwright.engine.store.StageRecord;
import io.labelwright.engine.store.file.Sha256;
import io.labelwright.engine.workflow.StageNode;
import io.labelwright.spi.problem.Problem;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what becomes of a run while it goes on: the run before its first stage, each stage before its strategy is
 * called and when it is over. So when the process dies it is known in which stage.
 */
final class RunJournal {

    private final RunLog log;
    private final RunRecord record;
    private final Map<String, Integer> positions;

    private RunJournal(RunLog log, RunRecord record, Map<String, Integer> positions) {
        this.log = log;
        this.record = record;
        this.positions = Map.copyOf(positions);
    }

    /** Starts the record of a run. */
    static RunJournal begin(RunLog log, Plan plan, Plugins plugins) {
        String resolved = ResolvedWorkflow.yaml(plan);
        Map<String, String> jars = new TreeMap<>();
        plan.stages().forEach(stage -> jars.putAll(plugins.jarHashes(stage.strategy())));
        // The stages of loops come as their rounds begin.
        List<RunStage> stages = plan.stages().stream()
                .filter(stage -> stage.inLoop() == null)
                .map(stage -> RunStage.without(stage.id(), stage.strategy().id(), StageStatus.PENDING.word(), ""))
                .toList();
        RunRecord record =
                RunRecord.start(plan.workflow().name(), Instant.now(), Sha256.of(resolved), resolved, jars, stages);
        Map<String, Integer> positions = new HashMap<>();
        plan.stages().stream()
                .filter(stage -> !stage.isGate())
                .forEach(stage -> positions.put(stage.id(), stage.index()));
        return new RunJournal(log, record.named(log.begin(record)), positions);
    }

    String id() {
        return record.id();
    }

    /** The stage is about to be computed. */
    void started(PlannedStage stage, String reason) {
        log.stage(
                id(),
                stage.index(),
                RunStage.without(stage.id(), stage.strategy().id(), RunRecord.RUNNING, reason));
    }

    /** The stage is over. */
    void ended(PlannedStage stage, StageResult result) {
        StageReport report = result.report();
        StageRecord left = result.record();
        log.stage(
                id(),
                stage.index(),
                new RunStage(
                        report.id(),
                        report.uses(),
                        report.status().word(),
                        report.reason(),
                        report.seconds(),
                        result.key(),
                        report.counts(),
                        report.facts(),
                        left == null ? List.of() : left.outputs(),
                        left == null ? List.of() : left.exports()));
    }

    /**
     * The run is over.
     *
     * @param labels the object with the labels that the counts are about; null when there are none
     */
    void end(RunReport report, @Nullable String labels) {
        for (StageReport stage : report.stages()) {
            if (stage.status() == StageStatus.PENDING || stage.uses().equals(StageNode.LOOP)) {
                log.stage(
                        id(),
                        positions.getOrDefault(stage.id(), 0),
                        RunStage.without(
                                stage.id(), stage.uses(), stage.status().word(), stage.reason()));
            }
        }
        log.end(record.ended(
                report.status().word(), Instant.now(), report.counts(), report.outputs(), report.problems(), labels));
    }

    /** Notes what starts, then tells the other listener. */
    RunListener before(RunListener listener) {
        return new RunListener() {
            @Override
            public void started(PlannedStage stage, String reason) {
                RunJournal.this.started(stage, reason);
                listener.started(stage, reason);
            }

            @Override
            public void progress(PlannedStage stage, double share, String what) {
                listener.progress(stage, share, what);
            }

            @Override
            public void ended(StageReport report) {
                listener.ended(report);
            }

            @Override
            public void problem(Problem problem) {
                listener.problem(problem);
            }
        };
    }
}
