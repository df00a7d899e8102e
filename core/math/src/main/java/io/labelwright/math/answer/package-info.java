/** What models say of items, as rows of tables. Start with {@link io.labelwright.math.answer.ModelAnswers}. */
@NullMarked
package io.labelwright.math.answer;

import org.jspecify.annotations.NullMarked;
