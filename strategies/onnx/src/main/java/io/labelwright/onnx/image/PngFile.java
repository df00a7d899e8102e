package io.labelwright.onnx.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/** The chunks of a PNG file, of which only those are kept that pixels are made of (ISO/IEC 15948, clause 5). */
final class PngFile {

    private static final int SIGNATURE = 8;
    /** Length, name and checksum of a chunk. */
    private static final int FRAME = 12;

    private static final int HEADER = 13;
    private static final Set<String> KEPT = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private final byte[] file;
    private final ByteBuffer in;

    PngFile(byte[] file) {
        this.file = file;
        this.in = ByteBuffer.wrap(file);
    }

    EncodedPicture picture() throws BadPictureException {
        var kept = new ByteArrayOutputStream(file.length);
        kept.write(file, 0, SIGNATURE);
        int width = 0;
        int height = 0;
        int orientation = 1;
        int at = SIGNATURE;
        String name = "";
        while (!name.equals("IEND")) {
            if (file.length - at < FRAME) {
                throw new BadPictureException("the file is cut off");
            }
            int length = in.getInt(at);
            if (length < 0 || length > file.length - at - FRAME) {
                throw new BadPictureException("the file is cut off");
            }
            name = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
            boolean first = at == SIGNATURE;
            if (first != name.equals("IHDR") || (first && length != HEADER)) {
                throw new BadPictureException("the file is damaged: its header is not that of a PNG");
            }
            if (first) {
                width = in.getInt(at + 8);
                height = in.getInt(at + 12);
            }
            if (KEPT.contains(name)) {
                check(name, at, length);
                kept.write(file, at, length + FRAME);
            } else if (name.equals("eXIf")) {
                orientation = ExifOrientation.of(file, at + 8, length);
            }
            at += length + FRAME;
        }
        if (width <= 0 || height <= 0) {
            throw new BadPictureException("the picture has no pixels");
        }
        return new EncodedPicture("png", width, height, orientation, kept.toByteArray());
    }

    private void check(String name, int at, int length) throws BadPictureException {
        var checksum = new CRC32();
        checksum.update(file, at + 4, length + 4);
        if ((int) checksum.getValue() != in.getInt(at + 8 + length)) {
            throw new BadPictureException("the file is damaged: the checksum of its part '" + name + "' is wrong");
        }
    }
}
