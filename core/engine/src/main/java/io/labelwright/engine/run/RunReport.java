package io.labelwright.engine.run;

import io.labelwright.engine.secret.SecretMask;
import io.labelwright.engine.store.StageRecord;
import io.labelwright.spi.problem.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of a run.
 *
 * @param run id of the run in its store; empty when nothing could run
 * @param counts counts over the whole run, by name
 * @param outputs every exported file
 */
public record RunReport(
        String run,
        String workflow,
        RunStatus status,
        List<StageReport> stages,
        Map<String, Long> counts,
        List<StageRecord.Export> outputs,
        List<Problem> problems) {

    public RunReport {
        stages = List.copyOf(stages);
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        outputs = List.copyOf(outputs);
        problems = List.copyOf(problems);
    }

    /** The report of a workflow that was found wrong before its first stage. */
    public static RunReport invalid(String workflow, List<Problem> problems) {
        return new RunReport("", workflow, RunStatus.INVALID, List.of(), Map.of(), List.of(), problems);
    }

    /** Without secrets. */
    public RunReport masked(SecretMask secrets) {
        List<StageReport> masked =
                stages.stream().map(stage -> stage.masked(secrets)).toList();
        return new RunReport(run, workflow, status, masked, counts, outputs, secrets.mask(problems));
    }
}
