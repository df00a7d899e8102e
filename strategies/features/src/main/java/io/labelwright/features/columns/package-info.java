/**
 * {@code features/columns}: numbers of numbers and categories as people have them in tables. Start with
 * {@link io.labelwright.features.columns.ColumnFeatures}; what each column becomes is an
 * {@link io.labelwright.features.columns.Encoding}.
 */
@NullMarked
package io.labelwright.features.columns;

import org.jspecify.annotations.NullMarked;
