/**
 * Hovy and others' model of annotators who either know the answer or spam. Start with
 * {@link io.labelwright.consensus.mace.Mace}.
 */
@NullMarked
package io.labelwright.consensus.mace;

import org.jspecify.annotations.NullMarked;
