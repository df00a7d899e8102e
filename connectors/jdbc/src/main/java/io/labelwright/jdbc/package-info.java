/** {@code import/jdbc} and {@code export/jdbc}: tables of databases. */
@NullMarked
package io.labelwright.jdbc;

import org.jspecify.annotations.NullMarked;
