/**
 * Arrays of NumPy ({@code .npy}): sets of features read from them, matrices of numbers written to them. Start with
 * {@link io.labelwright.parquet.npy.NpyImportConfig} and {@link io.labelwright.parquet.npy.NpyExportConfig}.
 */
@NullMarked
package io.labelwright.parquet.npy;

import org.jspecify.annotations.NullMarked;
