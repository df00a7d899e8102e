/**
 * The engine's front door. Start with {@link io.labelwright.engine.Preparation}, which reads and checks a workflow, and
 * {@link io.labelwright.engine.Engine}, which plans and runs what was prepared.
 */
@NullMarked
package io.labelwright.engine;

import org.jspecify.annotations.NullMarked;
