/** Runs kernels on the threads of this process. Start with {@link io.labelwright.engine.execution.LocalExecution}. */
@NullMarked
package io.labelwright.engine.execution;

import org.jspecify.annotations.NullMarked;
