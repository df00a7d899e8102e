/**
 * Kernels by the Vector API (JEP 338 and later), which is still incubating: nothing here is loaded unless the virtual
 * machine brings its module. They find the same as the plain ones, to the last bit of every result.
 */
@NullMarked
package io.labelwright.vector;

import org.jspecify.annotations.NullMarked;
