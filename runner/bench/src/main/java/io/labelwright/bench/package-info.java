/**
 * JMH benchmarks of kernels on synthetic crowds. Start with {@link io.labelwright.bench.ConsensusBenchmark};
 * {@code README.md} of this module says how to run them.
 */
@NullMarked
package io.labelwright.bench;

import org.jspecify.annotations.NullMarked;
