/**
 * {@code import/csv} and {@code export/csv}: records of text cells with a separator, as RFC 4180 has them and as real
 * files bend it. Start with {@link io.labelwright.files.csv.CsvScanner}, which cuts text into cells, and
 * {@link io.labelwright.files.csv.CsvSink}, which writes them.
 */
@NullMarked
package io.labelwright.files.csv;

import org.jspecify.annotations.NullMarked;
