package io.labelwright.engine.store.file;

/**
 * What was written to a file.
 *
 * @param sha256 hex of the SHA-256 of its bytes
 * @param bytes how many there are
 */
public record Written(String sha256, long bytes) {}
