/**
 * Files that are either whole or not there: temporary names that die with their process, fsync, linking without
 * overwriting, atomic replacement, and hashing in the pass that writes or reads. Start with
 * {@link io.labelwright.engine.store.file.AtomicFile}.
 */
@NullMarked
package io.labelwright.engine.store.file;

import org.jspecify.annotations.NullMarked;
