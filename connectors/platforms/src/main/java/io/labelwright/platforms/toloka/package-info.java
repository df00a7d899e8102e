/**
 * {@code import/toloka}: results of a pool of Toloka as TSV. Start with
 * {@link io.labelwright.platforms.toloka.TolokaSource}.
 */
@NullMarked
package io.labelwright.platforms.toloka;

import org.jspecify.annotations.NullMarked;
