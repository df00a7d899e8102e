package io.labelwright.engine.workflow;

import io.labelwright.engine.yaml.Located;
import io.labelwright.engine.yaml.MapNode;
import io.labelwright.spi.table.TableKind;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One stage of a workflow.
 *
 * @param id its id; when that is missing or malformed, {@code #3} for the third stage
 * @param uses id of its strategy, {@code family/strategy}
 * @param needs ids of the stages whose views it sees; null for the default, which is the stage before it in the file,
 *     and empty for none
 * @param with its config: variables replaced, defaults merged, each node at the place it came from. For a loop without
 *     the key {@code stages}, which is {@code inner}
 * @param from for single tables, the stage whose version it reads
 * @param when condition under which it runs; null for always
 * @param timeout longest time it may take; null for no limit
 * @param retry how often it is tried again; null for not at all
 * @param inner for {@code flow/loop}, the stages of a round; empty for others
 */
public record StageNode(
        Located<String> id,
        Located<String> uses,
        @Nullable List<Located<String>> needs,
        MapNode with,
        Map<TableKind, Located<String>> from,
        @Nullable Located<String> when,
        @Nullable Duration timeout,
        @Nullable Retry retry,
        List<StageNode> inner) {

    /** Id of the strategy whose stages are those of a round. */
    public static final String LOOP = "flow/loop";

    public StageNode {
        needs = needs == null ? null : List.copyOf(needs);
        from = from.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(from));
        inner = List.copyOf(inner);
    }

    /** The same stage under another id. */
    public StageNode named(String other) {
        return new StageNode(new Located<>(other, id.place()), uses, needs, with, from, when, timeout, retry, inner);
    }

    /** Whether it repeats stages of its own. */
    public boolean isLoop() {
        return uses.value().equals(LOOP);
    }
}
