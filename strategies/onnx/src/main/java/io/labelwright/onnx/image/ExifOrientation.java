package io.labelwright.onnx.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a camera was held, as it notes it in the first directory of EXIF (tag 0x0112). */
final class ExifOrientation {

    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY = 12;
    private static final int HEADER = 8;

    private ExifOrientation() {}

    /**
     * The orientation in a block of EXIF.
     *
     * @param from where its TIFF header begins
     * @return 1 to 8; 1 where the block is damaged or does not say
     */
    static int of(byte[] file, int from, int length) {
        if (length < HEADER + 2) {
            return 1;
        }
        ByteBuffer in = ByteBuffer.wrap(file, from, length).slice();
        in.order(in.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = in.getInt(4);
        if (directory < HEADER || directory > length - 2) {
            return 1;
        }
        int entries = in.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int at = directory + 2 + i * ENTRY;
            if (at > length - ENTRY) {
                return 1;
            }
            if ((in.getShort(at) & 0xFFFF) == TAG && in.getShort(at + 2) == SHORT) {
                int value = in.getShort(at + 8);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }
}
