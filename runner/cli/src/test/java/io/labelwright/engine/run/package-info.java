/**
 * Tests of keys of stages with all built-in strategies. They stand here since only this module has the strategies, and
 * in this package since keys are no business of others.
 */
@NullMarked
package io.labelwright.engine.run;

import org.jspecify.annotations.NullMarked;
