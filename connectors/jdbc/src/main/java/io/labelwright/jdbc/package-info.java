/**
 * {@code import/jdbc} and {@code export/jdbc}: tables of databases. Start with {@link io.labelwright.jdbc.JdbcSource}
 * and {@link io.labelwright.jdbc.JdbcSink}; {@link io.labelwright.jdbc.Database} knows how databases differ.
 */
@NullMarked
package io.labelwright.jdbc;

import org.jspecify.annotations.NullMarked;
