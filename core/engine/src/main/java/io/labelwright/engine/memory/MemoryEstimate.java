package io.labelwright.engine.memory;

import java.util.List;
import java.util.Map;

/**
 * How much memory a run takes, as far as it can be told before.
 *
 * @param heap the smallest heap, in bytes, in which it gets through: what {@code -Xmx} has to be at least
 * @param process what the process takes in all with such a heap
 * @param outside how much of that stages have in use outside of the heap, such as models in native libraries
 * @param most the stages that are at work when most is needed
 * @param stages per stage that runs the smallest heap for it alone
 * @param unknown stages that read what can't be told before it is read, which the figures leave out
 */
public record MemoryEstimate(
        long heap, long process, long outside, List<String> most, Map<String, Long> stages, List<String> unknown) {

    public MemoryEstimate {
        most = List.copyOf(most);
        stages = Map.copyOf(stages);
        unknown = List.copyOf(unknown);
    }
}
