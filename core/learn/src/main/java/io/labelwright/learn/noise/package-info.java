/** What labels say of the truth. Start with {@link io.labelwright.learn.noise.ConfidentJoint}. */
@NullMarked
package io.labelwright.learn.noise;

import org.jspecify.annotations.NullMarked;
