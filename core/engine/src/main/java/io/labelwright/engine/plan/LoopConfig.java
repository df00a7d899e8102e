package io.labelwright.engine.plan;

import org.jspecify.annotations.Nullable;

/**
 * Config of {@code flow/loop} beside its stages.
 *
 * @param maxRounds most rounds
 * @param until condition after which no more round follows; null for none
 */
public record LoopConfig(int maxRounds, @Nullable String until) {}
