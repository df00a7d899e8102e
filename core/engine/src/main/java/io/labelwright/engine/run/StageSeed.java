package io.labelwright.engine.run;

/** The seed of a stage, from the run's seed and the stage's id. */
final class StageSeed {

    private StageSeed() {}

    static long of(long seed, String stage) {
        long hash = seed * 0x9E3779B97F4A7C15L;
        for (int i = 0; i < stage.length(); i++) {
            hash = (hash ^ stage.charAt(i)) * 0x100000001B3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        return hash ^ (hash >>> 31);
    }
}
