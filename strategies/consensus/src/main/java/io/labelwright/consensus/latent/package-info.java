/**
 * Models in which every item is in one of several hidden states and every annotator answers a state by a row of
 * probabilities: one fixed-point iteration for all of them, and a rule for the annotators in each. Start with
 * {@link io.labelwright.consensus.latent.LatentKernel}.
 */
@NullMarked
package io.labelwright.consensus.latent;

import org.jspecify.annotations.NullMarked;
