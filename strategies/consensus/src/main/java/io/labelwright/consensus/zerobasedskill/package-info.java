/**
 * Votes weighted by skills that follow the agreement with the winners in steps. Start with
 * {@link io.labelwright.consensus.zerobasedskill.ZeroBasedSkill}.
 */
@NullMarked
package io.labelwright.consensus.zerobasedskill;

import org.jspecify.annotations.NullMarked;
