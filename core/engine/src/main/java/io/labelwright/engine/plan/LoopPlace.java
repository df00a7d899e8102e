package io.labelwright.engine.plan;

/**
 * Where a stage of a loop stands.
 *
 * @param loop position of the loop's own stage
 * @param id id of the loop
 * @param round its round, from 1; 0 for what stands before the first
 * @param inner its id inside the loop; empty for the end of a round, at which it is said whether there is another one
 */
public record LoopPlace(int loop, String id, int round, String inner) {

    /** Whether it is no stage of the workflow but the end of a round, or what stands before the first. */
    public boolean isGate() {
        return inner.isEmpty();
    }

    /** The id of a stage of a round. */
    static String id(String loop, int round, String inner) {
        return loop + "/" + round + "/" + inner;
    }
}
