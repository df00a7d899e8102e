package io.labelwright.engine.run;

import io.labelwright.engine.execution.IterationMemory;
import io.labelwright.engine.store.database.Checkpoints;
import io.labelwright.engine.store.database.Durability;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How far one stage has got, in the store under its key: another config or other inputs make another key, so that a
 * stage that was changed begins anew. Written without a sync of its own: a power loss may take the last ones, which
 * costs time and no result.
 */
final class StageCheckpoints implements IterationMemory {

    private final Checkpoints checkpoints;
    private final String key;
    private final Set<String> present = new HashSet<>();
    private int from;

    StageCheckpoints(Checkpoints checkpoints, String key) {
        this.checkpoints = checkpoints;
        this.key = key;
    }

    @Override
    public synchronized Optional<byte[]> load(int kernel) {
        Optional<byte[]> bytes = checkpoints.get(name(kernel));
        if (bytes.isPresent()) {
            present.add(name(kernel));
        }
        return bytes;
    }

    @Override
    public synchronized void save(int kernel, byte[] bytes) {
        checkpoints.put(name(kernel), bytes, Durability.LATER);
        present.add(name(kernel));
    }

    @Override
    public synchronized void discard(int kernel, String why) {
        checkpoints.delete(name(kernel));
    }

    @Override
    public synchronized void wentOn(int iteration) {
        from = iteration;
    }

    /** What to add to the reason of a stage that did not begin at its beginning; empty for others. */
    synchronized String note() {
        return from == 0 ? "" : ", went on from iteration " + from;
    }

    /** Begins anew, whatever is there. */
    synchronized void forgetAll() {
        List<String> own = checkpoints.keys().stream()
                .filter(name -> Checkpoints.stageOf(name).equals(key))
                .toList();
        checkpoints.deleteAll(own);
    }

    /** The stage is done. */
    synchronized void done() {
        if (!present.isEmpty()) {
            checkpoints.deleteAll(present);
        }
    }

    private String name(int kernel) {
        return Checkpoints.name(key, kernel);
    }
}
