/**
 * Arrays of NumPy ({@code .npy}) as sets of features. Start with {@link io.labelwright.parquet.npy.NpyImportConfig}.
 */
@NullMarked
package io.labelwright.parquet.npy;

import org.jspecify.annotations.NullMarked;
