/**
 * A file system that fails on purpose: {@link io.labelwright.testkit.faults.FaultyFileSystem} hands everything on to
 * the real one, until {@link io.labelwright.testkit.faults.Faults} says that the disk is full, broken or gone.
 */
@NullMarked
package io.labelwright.testkit.faults;

import org.jspecify.annotations.NullMarked;
