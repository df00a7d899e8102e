/**
 * Light-weight aggregation with the accuracies of one pass; a later item teaches nothing about an earlier one. Start
 * with {@link io.labelwright.consensus.laonepass.LaOnePass}.
 */
@NullMarked
package io.labelwright.consensus.laonepass;

import org.jspecify.annotations.NullMarked;
