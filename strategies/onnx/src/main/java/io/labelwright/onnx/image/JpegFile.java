package io.labelwright.onnx.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The segments of a JPEG file, of which only those are kept that pixels are made of (ITU T.81, annex B). A scan goes
 * over all pixels, so a small file with thousands of them would take minutes; their number is bounded.
 */
final class JpegFile {

    private static final int MOST_SCANS = 100;

    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COMMENT = 0xFE;

    /** JFIF 1.1 without a preview. */
    private static final byte[] JFIF = {
        (byte) 0xFF, (byte) APP0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
    };

    private final byte[] file;
    private final ByteArrayOutputStream kept;
    private int at = 2;
    private int width;
    private int height;
    private int orientation = 1;

    JpegFile(byte[] file) {
        this.file = file;
        this.kept = new ByteArrayOutputStream(file.length);
    }

    EncodedPicture picture() throws BadPictureException {
        kept.write(0xFF);
        kept.write(START);
        int scans = 0;
        for (int marker = marker(); marker != END; marker = marker()) {
            int length = segment(marker);
            if (marker == SCAN) {
                if (width == 0) {
                    throw damaged("its pixels come before its header");
                }
                if (++scans > MOST_SCANS) {
                    throw new BadPictureException("the file goes over its pixels more than '" + MOST_SCANS + "' times");
                }
                scan(length);
            } else {
                at += length;
            }
        }
        if (scans == 0) {
            throw new BadPictureException("the picture has no pixels");
        }
        kept.write(0xFF);
        kept.write(END);
        return new EncodedPicture("jpeg", width, height, orientation, kept.toByteArray());
    }

    /** The next marker; the place is behind it. */
    private int marker() throws BadPictureException {
        if (unsigned(at) != 0xFF) {
            throw damaged("a segment does not end where it says");
        }
        while (unsigned(at) == 0xFF) {
            at++;
        }
        return unsigned(at++);
    }

    /** Looks at a segment and keeps it where it counts; gives its length. */
    private int segment(int marker) throws BadPictureException {
        int length = unsigned(at) << 8 | unsigned(at + 1);
        if (marker == 0 || length < 2 || length > file.length - at) {
            throw new BadPictureException("the file is cut off or damaged");
        }
        if (marker == APP0 && startsWith("JFIF\0")) {
            kept.write(JFIF, 0, JFIF.length);
        } else if (marker == APP1 && startsWith("Exif\0\0")) {
            orientation = ExifOrientation.of(file, at + 8, length - 8);
        }
        boolean app = marker >= APP0 && marker <= APP15 && marker != APP14;
        if (!app && marker != COMMENT) {
            if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
                frame(marker, length);
            }
            kept.write(0xFF);
            kept.write(marker);
            kept.write(file, at, length);
        }
        return length;
    }

    private void frame(int marker, int length) throws BadPictureException {
        if (marker > 0xC2) {
            throw new BadPictureException("the file is a JPEG of a kind that can't be decoded (lossless, arithmetic or"
                    + " hierarchical): save it as a usual one");
        }
        if (length < 8 || width != 0) {
            throw damaged("its header is not that of a JPEG");
        }
        int components = unsigned(at + 7);
        if (unsigned(at + 2) != 8 || (components != 1 && components != 3)) {
            throw new BadPictureException("the picture has '" + components + "' colours of '" + unsigned(at + 2)
                    + "' bits, not grey or red, green, blue of 8: save it as RGB");
        }
        height = unsigned(at + 3) << 8 | unsigned(at + 4);
        width = unsigned(at + 5) << 8 | unsigned(at + 6);
        if (width == 0 || height == 0) {
            throw new BadPictureException("the picture has no pixels");
        }
    }

    /** Goes over a scan, up to the marker that ends it. */
    private void scan(int length) throws BadPictureException {
        int from = at + length;
        int to = from;
        while (unsigned(to) != 0xFF || isPartOfScan(unsigned(to + 1))) {
            to++;
        }
        kept.write(file, from, to - from);
        at = to;
    }

    /** Whether what stands behind 0xFF goes on with the scan: a stuffed zero, a restart or a fill byte. */
    private static boolean isPartOfScan(int next) {
        return next == 0 || (next >= 0xD0 && next <= 0xD7) || next == 0xFF;
    }

    private boolean startsWith(String name) {
        byte[] start = name.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < start.length; i++) {
            if (at + 2 + i >= file.length || file[at + 2 + i] != start[i]) {
                return false;
            }
        }
        return true;
    }

    private int unsigned(int place) throws BadPictureException {
        if (place >= file.length) {
            throw new BadPictureException("the file is cut off");
        }
        return file[place] & 0xFF;
    }

    private static BadPictureException damaged(String how) {
        return new BadPictureException("the file is damaged: " + how);
    }
}
