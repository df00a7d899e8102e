package io.labelwright.engine.store;

import io.labelwright.engine.store.database.RunRows;
import io.labelwright.engine.store.file.CorruptFileException;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The runs of a store. The record of a run is there from its start on, and each stage is noted as it starts and ends;
 * so a run that was killed shows how far it got. A run whose process is gone is shown as interrupted.
 */
public final class RunLog {

    private final RunRows rows;
    private final Predicate<StoreOwner> alive;

    RunLog(RunRows rows, Predicate<StoreOwner> alive) {
        this.rows = rows;
        this.alive = alive;
    }

    /** Keeps the record of a run that starts and gives its id. Runs are numbered. */
    public String begin(RunRecord run) {
        Map<String, String> stages = new LinkedHashMap<>();
        run.stages().forEach(stage -> stages.put(stage.id(), RunRecordJson.write(stage)));
        return rows.begin(run.status(), name -> RunRecordJson.write(run.named(name)), stages);
    }

    /** Keeps what became of a stage; a power loss may take it until the run or another stage ends. */
    public void stage(String run, int position, RunStage stage) {
        rows.putStage(run, position, stage.id(), RunRecordJson.write(stage));
    }

    /** Keeps the record of a run that has ended; its stages were kept before. */
    public void end(RunRecord run) {
        rows.update(run.id(), run.status(), RunRecordJson.write(run));
    }

    /**
     * Ends the records of runs that never ended. For the owner of the lock, beside whom nobody runs.
     *
     * @return those runs; the stages at which they ended have the status {@code running}
     */
    public List<RunRecord> endInterrupted() {
        var ended = new ArrayList<RunRecord>();
        for (String id : rows.ids(RunRecord.RUNNING)) {
            find(id).map(RunRecord::interrupted).ifPresent(ended::add);
        }
        ended.forEach(this::end);
        return ended;
    }

    /** The record of a run. */
    public Optional<RunRecord> find(String id) {
        return rows.find(id).map(this::record);
    }

    /** All runs, the oldest first. */
    public List<RunRecord> all() {
        var runs = new ArrayList<RunRecord>();
        for (String id : rows.ids()) {
            find(id).ifPresent(runs::add);
        }
        return runs;
    }

    /** Ids of all runs, the oldest first. */
    public List<String> ids() {
        return rows.ids();
    }

    private RunRecord record(RunRows.Row row) {
        try {
            var stages = new ArrayList<RunStage>();
            for (String stage : row.stages()) {
                stages.add(RunRecordJson.readStage(stage));
            }
            RunRecord run = RunRecordJson.read(row.body(), stages);
            StoreOwner owner = run.owner();
            boolean over = !run.status().equals(RunRecord.RUNNING) || (owner != null && alive.test(owner));
            return over ? run : run.interrupted();
        } catch (CorruptFileException e) {
            throw new LabelingException(
                    StandardError.STORE,
                    "the record of the run " + row.id() + " is of another version: " + e.getMessage());
        }
    }
}
