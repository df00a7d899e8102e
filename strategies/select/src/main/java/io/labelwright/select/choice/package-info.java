/**
 * What all methods of choosing share: how many items ({@link io.labelwright.select.choice.SelectOptions}), which of
 * them may be chosen ({@link io.labelwright.select.choice.OpenItems}), and the table {@code queue}.
 */
@NullMarked
package io.labelwright.select.choice;

import org.jspecify.annotations.NullMarked;
