package io.labelwright.engine.store;

import io.labelwright.spi.problem.Problem;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a run, from its start on.
 *
 * @param id its id; empty before it has one
 * @param status {@code running}, {@code done}, {@code waiting}, {@code failed} or {@code interrupted}
 * @param started when it started; null when that is not known, as of runs of the first version
 * @param ended when it ended; null when it did not, or it is not known
 * @param owner the process that ran it; null when that is not known
 * @param workflowSha256 hash of the workflow as it ran
 * @param resolved the workflow as it ran, as YAML
 * @param jars hashes of the jars of plug-ins that it used, by file name
 * @param stages its stages, in order of the workflow file
 * @param counts counts over the whole run
 * @param outputs the files that it left
 * @param problems what went wrong
 * @param labels the table of labels that the counts are about; null when it decided none
 */
public record RunRecord(
        String id,
        String workflow,
        String status,
        @Nullable Instant started,
        @Nullable Instant ended,
        @Nullable StoreOwner owner,
        String workflowSha256,
        String resolved,
        Map<String, String> jars,
        List<RunStage> stages,
        Map<String, Long> counts,
        List<StageRecord.Export> outputs,
        List<Problem> problems,
        @Nullable String labels) {

    /** The status of a run that has not ended. */
    public static final String RUNNING = "running";

    /** The status of a run that ended before it was done, in whatever way. */
    public static final String INTERRUPTED = "interrupted";

    public RunRecord {
        jars = Collections.unmodifiableMap(new LinkedHashMap<>(jars));
        stages = List.copyOf(stages);
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        outputs = List.copyOf(outputs);
        problems = List.copyOf(problems);
    }

    /** A run that starts now, of this process. */
    public static RunRecord start(
            String workflow,
            Instant started,
            String workflowSha256,
            String resolved,
            Map<String, String> jars,
            List<RunStage> stages) {
        return new RunRecord(
                "",
                workflow,
                RUNNING,
                started,
                null,
                StoreOwner.current(),
                workflowSha256,
                resolved,
                jars,
                stages,
                Map.of(),
                List.of(),
                List.of(),
                null);
    }

    /** The same under an id. */
    public RunRecord named(String newId) {
        return new RunRecord(
                newId,
                workflow,
                status,
                started,
                ended,
                owner,
                workflowSha256,
                resolved,
                jars,
                stages,
                counts,
                outputs,
                problems,
                labels);
    }

    /** The same, ended. */
    public RunRecord ended(
            String newStatus,
            @Nullable Instant when,
            Map<String, Long> newCounts,
            List<StageRecord.Export> newOutputs,
            List<Problem> newProblems,
            @Nullable String newLabels) {
        return new RunRecord(
                id,
                workflow,
                newStatus,
                started,
                when,
                owner,
                workflowSha256,
                resolved,
                jars,
                stages,
                newCounts,
                newOutputs,
                newProblems,
                newLabels);
    }

    /** The same, ended by whatever ended its process. */
    RunRecord interrupted() {
        return ended(INTERRUPTED, null, counts, outputs, problems, labels);
    }
}
