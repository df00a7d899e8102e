/** Tables of typed columns: Parquet, data sets of Hugging Face, arrays of NumPy. */
@NullMarked
package io.labelwright.parquet;

import org.jspecify.annotations.NullMarked;
