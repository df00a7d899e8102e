/**
 * Label models of weak supervision: how good each labeling function is, from where functions overlap and conflict.
 * Start with {@link io.labelwright.consensus.labelmodel.LabelModel}.
 */
@NullMarked
package io.labelwright.consensus.labelmodel;

import org.jspecify.annotations.NullMarked;
