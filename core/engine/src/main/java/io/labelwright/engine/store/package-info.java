/**
 * What a run leaves on disk, so that the next one does only what is new: tables by their content, records of finished
 * stages and runs, hashes of source files. Start with {@link io.labelwright.engine.store.Store}, which tells the layout
 * and what it promises.
 */
@NullMarked
package io.labelwright.engine.store;

import org.jspecify.annotations.NullMarked;
