/** Tests of what the benchmarks compute. */
@NullMarked
package io.labelwright.bench;

import org.jspecify.annotations.NullMarked;
