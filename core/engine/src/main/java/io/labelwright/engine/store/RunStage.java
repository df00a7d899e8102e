package io.labelwright.engine.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of a stage in a run.
 *
 * @param id id of the stage
 * @param uses id of the strategy
 * @param status {@code running}, {@code ran}, {@code cached}, {@code waiting}, {@code pending}, {@code skipped} or
 *     {@code failed}
 * @param reason why it ran, or why it did not
 * @param seconds how long it took in this run
 * @param key key of its record; empty when it has none
 * @param counts counts of what it wrote, by name
 * @param facts figures of its computation, by name
 * @param outputs the tables that it left
 * @param exports the files that it left
 */
public record RunStage(
        String id,
        String uses,
        String status,
        String reason,
        double seconds,
        String key,
        Map<String, Long> counts,
        Map<String, Double> facts,
        List<StageRecord.Output> outputs,
        List<StageRecord.Export> exports) {

    public RunStage {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        outputs = List.copyOf(outputs);
        exports = List.copyOf(exports);
    }

    /** A stage that left nothing. */
    public static RunStage without(String id, String uses, String status, String reason) {
        return new RunStage(id, uses, status, reason, 0, "", Map.of(), Map.of(), List.of(), List.of());
    }
}
