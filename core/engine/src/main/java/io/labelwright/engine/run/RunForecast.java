package io.labelwright.engine.run;

import io.labelwright.engine.memory.MemoryEstimate;
import java.util.List;

/**
 * What a run would do, and what it would take.
 *
 * @param stages in file order
 */
public record RunForecast(List<StagePreview> stages, MemoryEstimate memory) {

    public RunForecast {
        stages = List.copyOf(stages);
    }
}
