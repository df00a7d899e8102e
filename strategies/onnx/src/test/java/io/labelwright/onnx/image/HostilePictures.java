package io.labelwright.onnx.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Picture files that nobody would send who means well. */
public final class HostilePictures {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private HostilePictures() {}

    /** A PNG of a few hundred bytes whose header says that it has so many pixels. */
    public static byte[] bomb(int width, int height) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        chunk(out, "IHDR", header(width, height));
        chunk(out, "IDAT", deflated(10_000));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    /** A grey PNG in one value. */
    static byte[] grey(int width, int height) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        chunk(out, "IHDR", header(width, height));
        chunk(out, "IDAT", deflated((long) (width + 1) * height));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    /** The PNG with a compressed text of so many zeros behind its header. */
    static byte[] withText(byte[] png, int length) {
        int behindHeader = SIGNATURE.length + 25;
        var out = new ByteArrayOutputStream();
        out.write(png, 0, behindHeader);
        var text = new ByteArrayOutputStream();
        text.writeBytes("Comment\0\0".getBytes(StandardCharsets.ISO_8859_1));
        text.writeBytes(deflated(length));
        chunk(out, "zTXt", text.toByteArray());
        out.write(png, behindHeader, png.length - behindHeader);
        return out.toByteArray();
    }

    /** The JPEG with its last scan again and again. */
    static byte[] withScans(byte[] jpeg, int scans) {
        int last = 0;
        for (int i = 0; i < jpeg.length - 1; i++) {
            if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == 0xDA) {
                last = i;
            }
        }
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, jpeg.length - 2);
        for (int i = 0; i < scans; i++) {
            out.write(jpeg, last, jpeg.length - 2 - last);
        }
        out.write(jpeg, jpeg.length - 2, 2);
        return out.toByteArray();
    }

    /** Where the header of a JPEG's pixels begins. */
    static int frame(byte[] jpeg) {
        int at = 2;
        while ((jpeg[at + 1] & 0xFF) != 0xC0) {
            at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
        }
        return at;
    }

    private static byte[] header(int width, int height) {
        return ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) 8)
                .put((byte) 0)
                .array();
    }

    private static byte[] deflated(long zeros) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        var out = new ByteArrayOutputStream();
        var part = new byte[1 << 16];
        var packed = new byte[1 << 16];
        for (long left = zeros; left > 0; left -= part.length) {
            deflater.setInput(part, 0, (int) Math.min(left, part.length));
            while (!deflater.needsInput()) {
                out.write(packed, 0, deflater.deflate(packed));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            out.write(packed, 0, deflater.deflate(packed));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String name, byte[] data) {
        byte[] named = name.getBytes(StandardCharsets.ISO_8859_1);
        var checksum = new CRC32();
        checksum.update(named);
        checksum.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(named);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }
}
