/** The command line. */
@NullMarked
package io.labelwright.cli;

import org.jspecify.annotations.NullMarked;
