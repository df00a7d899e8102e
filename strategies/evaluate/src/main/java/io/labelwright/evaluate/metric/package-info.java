/** What the evaluations share: rows of the table {@code metrics} and counting by key. Start with {@link MetricRows}. */
@NullMarked
package io.labelwright.evaluate.metric;

import org.jspecify.annotations.NullMarked;
