/**
 * Answers as consensus and agreement methods want them: grouped by item in blocks of primitive arrays. Start with
 * {@link io.labelwright.spi.annotation.AnnotationBlock}.
 */
@NullMarked
package io.labelwright.spi.annotation;

import org.jspecify.annotations.NullMarked;
