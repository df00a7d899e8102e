package io.labelwright.parquet.file;

/**
 * How pages may be compressed that are written: gzip is not among them, since its bytes differ from system to system.
 */
public enum Compression {
    SNAPPY(Codec.SNAPPY),
    ZSTD(Codec.ZSTD),
    NONE(Codec.NONE);

    private final Codec codec;

    Compression(Codec codec) {
        this.codec = codec;
    }

    Codec codec() {
        return codec;
    }
}
