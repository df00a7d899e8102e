package io.labelwright.onnx.embedding;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Points and what they are kept under, as bytes. */
final class PointBytes {

    private PointBytes() {}

    /** What a text is kept under: the hash of its tokens. */
    static String key(int[] ids) {
        ByteBuffer bytes = ByteBuffer.allocate(ids.length * Integer.BYTES);
        for (int id : ids) {
            bytes.putInt(id);
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static byte[] bytes(float[] point) {
        ByteBuffer bytes = ByteBuffer.allocate(point.length * Float.BYTES);
        bytes.asFloatBuffer().put(point);
        return bytes.array();
    }

    /** The point of some bytes; null when they are none of so many numbers. */
    static float @Nullable [] point(byte[] bytes, int dimensions) {
        if (bytes.length != dimensions * Float.BYTES) {
            return null;
        }
        var point = new float[dimensions];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(point);
        return point;
    }
}
