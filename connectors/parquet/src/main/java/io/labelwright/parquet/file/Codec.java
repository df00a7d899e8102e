package io.labelwright.parquet.file;

import io.airlift.compress.Compressor;
import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;

/** How pages are compressed. All of it is plain Java; the JDK's own gzip is only read, since its bytes vary. */
enum Codec {
    NONE(CompressionCodec.UNCOMPRESSED),
    SNAPPY(CompressionCodec.SNAPPY),
    ZSTD(CompressionCodec.ZSTD),
    GZIP(CompressionCodec.GZIP),
    LZ4(CompressionCodec.LZ4_RAW);

    private final CompressionCodec stored;

    Codec(CompressionCodec stored) {
        this.stored = stored;
    }

    CompressionCodec stored() {
        return stored;
    }

    /** The codec of a column chunk. */
    static Codec of(CompressionCodec stored, String file) {
        for (Codec codec : values()) {
            if (codec.stored == stored) {
                return codec;
            }
        }
        throw Damage.unsupported(
                file,
                "the Parquet file is compressed with " + stored + ", which is not read",
                "write it with zstd, snappy, gzip, lz4_raw or without compression");
    }

    /**
     * Unpacks a page.
     *
     * @param size of the result, from the page's header
     * @throws RuntimeException when the bytes are damaged
     * @throws IOException when the bytes are damaged
     */
    byte[] decompress(byte[] bytes, int offset, int length, int size) throws IOException {
        if (this == NONE) {
            if (length != size) {
                throw new PageException("a page of " + length + " bytes should have " + size);
            }
            var copy = new byte[size];
            System.arraycopy(bytes, offset, copy, 0, size);
            return copy;
        }
        var target = new byte[size];
        int found = this == GZIP
                ? gunzip(bytes, offset, length, target)
                : decompressor().decompress(bytes, offset, length, target, 0, size);
        if (found != size) {
            throw new PageException("a page unpacks to other than its " + size + " bytes");
        }
        return target;
    }

    private Decompressor decompressor() {
        return switch (this) {
            case SNAPPY -> new SnappyDecompressor();
            case ZSTD -> new ZstdDecompressor();
            case LZ4 -> new Lz4Decompressor();
            default -> throw new IllegalStateException("not a codec of the library: " + this);
        };
    }

    private static int gunzip(byte[] bytes, int offset, int length, byte[] target) throws IOException {
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes, offset, length), 1 << 16)) {
            int read = unpacked.readNBytes(target, 0, target.length);
            return unpacked.read() < 0 ? read : -1;
        }
    }

    /** Packs a page; {@link #NONE}, {@link #SNAPPY} and {@link #ZSTD} only. */
    byte[] compress(byte[] bytes, int length) {
        if (this == NONE) {
            return java.util.Arrays.copyOf(bytes, length);
        }
        Compressor compressor = switch (this) {
            case SNAPPY -> new SnappyCompressor();
            case ZSTD -> new ZstdCompressor();
            default -> throw new IllegalStateException("pages are not written with " + this);
        };
        var target = new byte[compressor.maxCompressedLength(length)];
        int packed = compressor.compress(bytes, 0, length, target, 0, target.length);
        return java.util.Arrays.copyOf(target, packed);
    }
}
