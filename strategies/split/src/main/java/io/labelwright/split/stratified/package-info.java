/** Parts with the same share of every class. Start with {@link io.labelwright.split.stratified.StratifiedSplit}. */
@NullMarked
package io.labelwright.split.stratified;

import org.jspecify.annotations.NullMarked;
