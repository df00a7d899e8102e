/**
 * How far annotators agree with each other, beyond chance and without any truth. Start with
 * {@link io.labelwright.evaluate.agreement.Agreement}.
 */
@NullMarked
package io.labelwright.evaluate.agreement;

import org.jspecify.annotations.NullMarked;
