/**
 * What models say of items, as rows of tables: {@link io.labelwright.math.answer.ModelAnswers} writes them,
 * {@link io.labelwright.math.answer.PredictionTable} reads them.
 */
@NullMarked
package io.labelwright.math.answer;

import org.jspecify.annotations.NullMarked;
