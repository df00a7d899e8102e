/**
 * What consensus methods have in common around their computation: the answers they see and the tables they write. Start
 * with {@link io.labelwright.consensus.crowd.CrowdStage}.
 */
@NullMarked
package io.labelwright.consensus.crowd;

import org.jspecify.annotations.NullMarked;
