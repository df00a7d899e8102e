/**
 * How everything in Labelwright says what is wrong: a {@link io.labelwright.spi.problem.Problem} has a code, a place
 * and a hint; a {@link io.labelwright.spi.problem.LabelingException} carries one or more of them to the top. Start with
 * {@link io.labelwright.spi.problem.Problem}.
 */
@NullMarked
package io.labelwright.spi.problem;

import org.jspecify.annotations.NullMarked;
