/**
 * Classifiers made of decision trees. Start with {@link io.labelwright.learn.tree.RandomForest}; a
 * {@link io.labelwright.learn.tree.Tree} grows on {@link io.labelwright.learn.tree.BinnedColumns}.
 */
@NullMarked
package io.labelwright.learn.tree;

import org.jspecify.annotations.NullMarked;
