/**
 * Conditions that users write in CEL: checked against the names and types that they may use, then evaluated on rows.
 * Start with {@link io.labelwright.engine.expression.CelExpressions}; no class of CEL is loaded before the first
 * expression is compiled.
 */
@NullMarked
package io.labelwright.engine.expression;

import org.jspecify.annotations.NullMarked;
