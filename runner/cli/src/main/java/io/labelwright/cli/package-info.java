/**
 * The command line: parses arguments, calls the engine, prints. Nothing is decided here that the engine could decide.
 * Start reading at {@link io.labelwright.cli.Main}, then one of the commands.
 */
@NullMarked
package io.labelwright.cli;

import org.jspecify.annotations.NullMarked;
