/**
 * M-MSR: skills of annotators from how pairs of them agree, robust against adversaries. Start with
 * {@link io.labelwright.consensus.mmsr.RankOne}.
 */
@NullMarked
package io.labelwright.consensus.mmsr;

import org.jspecify.annotations.NullMarked;
