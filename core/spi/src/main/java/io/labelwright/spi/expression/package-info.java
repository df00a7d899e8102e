/**
 * Expressions of users (CEL) without a dependency on their implementation. Start with
 * {@link io.labelwright.spi.expression.Expressions}.
 */
@NullMarked
package io.labelwright.spi.expression;

import org.jspecify.annotations.NullMarked;
