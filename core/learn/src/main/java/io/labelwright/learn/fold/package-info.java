/** Which examples are held out together. Start with {@link io.labelwright.learn.fold.Folds}. */
@NullMarked
package io.labelwright.learn.fold;

import org.jspecify.annotations.NullMarked;
