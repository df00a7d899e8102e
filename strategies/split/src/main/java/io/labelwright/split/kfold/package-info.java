/** Folds for cross-validation. Start with {@link io.labelwright.split.kfold.KFoldSplit}. */
@NullMarked
package io.labelwright.split.kfold;

import org.jspecify.annotations.NullMarked;
