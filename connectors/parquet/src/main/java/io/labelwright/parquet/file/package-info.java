/**
 * The Parquet format itself: footers, column chunks, pages. Start with {@link io.labelwright.parquet.file.ParquetFile},
 * which reads, and {@link io.labelwright.parquet.file.ParquetWriter}. Footers and page headers are Thrift structs of
 * Apache Parquet's own definition, and its library decodes the values of a page; everything in between is here, so that
 * Hadoop is not needed and no size that a file claims is believed before it is checked.
 */
@NullMarked
package io.labelwright.parquet.file;

import org.jspecify.annotations.NullMarked;
