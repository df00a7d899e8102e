/**
 * {@code import/parquet} and {@code export/parquet}: tables of typed columns. The format itself is in
 * {@link io.labelwright.parquet.file}, folders of Hugging Face in {@link io.labelwright.parquet.huggingface}.
 */
@NullMarked
package io.labelwright.parquet;

import org.jspecify.annotations.NullMarked;
