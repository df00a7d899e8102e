/**
 * Light-weight aggregation with the accuracies after one pass, in a second one. Start with
 * {@link io.labelwright.consensus.latwopass.LaTwoPass}.
 */
@NullMarked
package io.labelwright.consensus.latwopass;

import org.jspecify.annotations.NullMarked;
