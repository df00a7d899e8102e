package io.labelwright.engine.run;

import io.labelwright.engine.secret.SecretMask;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of a stage in a run.
 *
 * @param reason why it ran, or why it did not
 * @param counts counts of what it wrote, by name
 * @param facts figures of its computation, by name
 */
public record StageReport(
        String id,
        String uses,
        StageStatus status,
        String reason,
        double seconds,
        Map<String, Long> counts,
        Map<String, Double> facts) {

    public StageReport {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** Without secrets. */
    public StageReport masked(SecretMask secrets) {
        return new StageReport(id, uses, status, secrets.mask(reason), seconds, counts, secrets.mask(facts));
    }
}
