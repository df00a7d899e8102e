/**
 * Functions of one number that give the same bits on every processor and Java version, made of plain additions,
 * multiplications and divisions. Start with {@link io.labelwright.math.function.PortableLog}.
 */
@NullMarked
package io.labelwright.math.function;

import org.jspecify.annotations.NullMarked;
