/** Figures for Prometheus. */
@NullMarked
package io.labelwright.observe.metrics;

import org.jspecify.annotations.NullMarked;
