package io.labelwright.engine.workflow;

import io.labelwright.engine.table.Glob;
import io.labelwright.engine.yaml.Located;
import io.labelwright.engine.yaml.MapNode;

/**
 * One entry of {@code defaults:}.
 *
 * @param pattern strategy id, or a glob in which {@code *} stands for any text and {@code ?} for one character
 * @param with config keys for the stages that use a matching strategy
 */
public record StageDefaults(Located<String> pattern, MapNode with) {

    /** Whether this is about one strategy, and so beats globs. */
    public boolean exact() {
        return pattern.value().indexOf('*') < 0 && pattern.value().indexOf('?') < 0;
    }

    /** Whether it is about this strategy. */
    public boolean matches(String strategy) {
        return exact() ? pattern.value().equals(strategy) : Glob.matches(pattern.value(), strategy);
    }
}
