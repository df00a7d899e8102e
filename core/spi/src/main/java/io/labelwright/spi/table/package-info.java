/**
 * The tables that stages hand to each other: a {@link io.labelwright.spi.table.Table} is a sequence of immutable
 * {@link io.labelwright.spi.table.Segment}s of columns. Start with {@link io.labelwright.spi.table.TableKind}, the list
 * of tables and their columns; write with {@link io.labelwright.spi.table.TableBuilder}.
 */
@NullMarked
package io.labelwright.spi.table;

import org.jspecify.annotations.NullMarked;
