/** JMH benchmarks. */
@NullMarked
package io.labelwright.bench;

import org.jspecify.annotations.NullMarked;
