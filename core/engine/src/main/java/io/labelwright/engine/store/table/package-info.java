/**
 * The file format of tables: columns in segments, bulk copies, strict reading.
 * {@link io.labelwright.engine.store.table.TableFile} documents the format and is where to start.
 */
@NullMarked
package io.labelwright.engine.store.table;

import org.jspecify.annotations.NullMarked;
