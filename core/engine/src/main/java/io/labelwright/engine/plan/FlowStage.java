package io.labelwright.engine.plan;

import io.labelwright.spi.table.TableKind;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stage as {@link TableFlow} sees it. Stages are known by their position in the plan.
 *
 * @param id the stage's id, for messages
 * @param needs the stages that it names or that stands before it
 * @param given whether it is an import, whose labels are given and stay
 * @param writes tables that it writes when it is not skipped
 * @param replaces of these, the tables that take the place of all that it sees; written only where it sees one
 * @param from for single tables, whose version it wants to read
 * @param carried the end of the round before, of whose view it sees the tables that rounds hand on; -1 for none
 * @param inLoop where it stands in a loop; null outside of loops
 * @param addsUp whether its rows of earlier rounds stay beside those of a later one
 */
public record FlowStage(
        String id,
        Set<Integer> needs,
        boolean given,
        Set<TableKind> writes,
        Set<TableKind> replaces,
        Map<TableKind, Integer> from,
        int carried,
        @Nullable LoopPlace inLoop,
        boolean addsUp) {

    /** A stage outside of loops that replaces no additive table. */
    public FlowStage(
            String id, Set<Integer> needs, boolean given, Set<TableKind> writes, Map<TableKind, Integer> from) {
        this(id, needs, given, writes, Set.of(), from, -1, null, false);
    }

    /** Whether its rows take the place of those of another: it is the same stage of the same loop, in a later round. */
    boolean repeats(FlowStage earlier) {
        return !addsUp
                && inLoop != null
                && earlier.inLoop != null
                && inLoop.loop() == earlier.inLoop.loop()
                && inLoop.inner().equals(earlier.inLoop.inner())
                && inLoop.round() > earlier.inLoop.round();
    }
}
