/**
 * Runs a plan: each stage as soon as what it reads is there, out of the store where nothing changed. Start with
 * {@link io.labelwright.engine.run.Runner}.
 */
@NullMarked
package io.labelwright.engine.run;

import org.jspecify.annotations.NullMarked;
