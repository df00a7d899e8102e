/** Parts that share no group. Start with {@link io.labelwright.split.group.GroupSplit}. */
@NullMarked
package io.labelwright.split.group;

import org.jspecify.annotations.NullMarked;
