package io.labelwright.engine.plan;

import io.labelwright.spi.table.TableKind;
import java.util.Map;
import java.util.Set;

/**
 * A stage as {@link TableFlow} sees it. Stages are known by their position in the file.
 *
 * @param id the stage's id, for messages
 * @param needs the stages that it names or that stands before it
 * @param given whether it is an import, whose labels are given and stay
 * @param writes tables that it writes when it is not skipped
 * @param replaces of these, the tables that take the place of all that it sees; written only where it sees one
 * @param from for single tables, whose version it wants to read
 */
public record FlowStage(
        String id,
        Set<Integer> needs,
        boolean given,
        Set<TableKind> writes,
        Set<TableKind> replaces,
        Map<TableKind, Integer> from) {

    /** A stage that replaces no additive table. */
    public FlowStage(
            String id, Set<Integer> needs, boolean given, Set<TableKind> writes, Map<TableKind, Integer> from) {
        this(id, needs, given, writes, Set.of(), from);
    }
}
