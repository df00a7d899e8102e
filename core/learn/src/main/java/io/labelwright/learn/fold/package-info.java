/**
 * Which examples are held out together. Start with {@link io.labelwright.learn.fold.Folds}; parts of any share are made
 * of {@link io.labelwright.learn.fold.Bundles} by {@link io.labelwright.learn.fold.BundleParts} and
 * {@link io.labelwright.learn.fold.IterativeStratification}.
 */
@NullMarked
package io.labelwright.learn.fold;

import org.jspecify.annotations.NullMarked;
