/**
 * Goh and others' consensus of annotators and models. Start with {@link io.labelwright.consensus.crowdlab.Crowdlab}.
 */
@NullMarked
package io.labelwright.consensus.crowdlab;

import org.jspecify.annotations.NullMarked;
