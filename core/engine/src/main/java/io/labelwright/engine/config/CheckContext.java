package io.labelwright.engine.config;

import io.labelwright.spi.label.LabelSchema;
import org.jspecify.annotations.Nullable;

/**
 * What the check of a config knows of the workflow.
 *
 * @param stage the stage's id, for messages
 * @param labels the label schema; null when its classes come from the data and are not known yet
 */
public record CheckContext(String stage, @Nullable LabelSchema labels) {}
