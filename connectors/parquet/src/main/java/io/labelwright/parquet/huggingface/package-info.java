/**
 * Data sets as Hugging Face's {@code datasets} keeps them: Parquet files whose names tell splits, with the names of
 * classes in their metadata, and a card. Start with {@link io.labelwright.parquet.huggingface.HuggingFaceImportConfig}.
 */
@NullMarked
package io.labelwright.parquet.huggingface;

import org.jspecify.annotations.NullMarked;
