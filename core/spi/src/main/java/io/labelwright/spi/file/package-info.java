/**
 * Files that the config of a strategy names beside the tables that it reads. Start with
 * {@link io.labelwright.spi.file.StageFiles}.
 */
@NullMarked
package io.labelwright.spi.file;

import org.jspecify.annotations.NullMarked;
