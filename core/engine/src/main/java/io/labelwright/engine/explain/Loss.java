package io.labelwright.engine.explain;

/**
 * Something that a run left and that can no longer be read, so that an explanation lacks it.
 *
 * @param stage the stage that wrote it; empty when it is no table of a stage
 * @param what what is lost, for example {@code table annotations}
 * @param why why
 */
public record Loss(String stage, String what, String why) {}
