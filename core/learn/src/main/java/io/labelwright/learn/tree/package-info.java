/** Classifiers of decision trees, which a plug-in grows. Start with {@link io.labelwright.learn.tree.TreeModel}. */
@NullMarked
package io.labelwright.learn.tree;

import org.jspecify.annotations.NullMarked;
