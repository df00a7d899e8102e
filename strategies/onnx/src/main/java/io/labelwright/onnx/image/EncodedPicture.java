package io.labelwright.onnx.image;

/**
 * A picture file as its header tells it, before a pixel is decoded, and those parts of the file alone that pixels are
 * made of: no texts, colour profiles or previews, which could be made to fill the memory and change nothing here.
 *
 * @param format {@code png} or {@code jpeg}
 * @param width of the pixels as they are stored, more than 0
 * @param height more than 0
 * @param orientation what the camera has noted (EXIF), 1 to 8; 1 where it has not
 * @param bytes the parts, as a file of its own
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record EncodedPicture(String format, int width, int height, int orientation, byte[] bytes) {

    private static final int PNG = 0x89;
    private static final int JPEG = 0xFF;

    /**
     * Reads the header of a file.
     *
     * @throws BadPictureException when it is neither PNG nor JPEG, or is damaged or cut off
     */
    static EncodedPicture of(byte[] file) throws BadPictureException {
        if (file.length > 8 && (file[0] & 0xFF) == PNG && file[1] == 'P' && file[2] == 'N' && file[3] == 'G') {
            return new PngFile(file).picture();
        }
        if (file.length > 3 && (file[0] & 0xFF) == JPEG && (file[1] & 0xFF) == 0xD8 && (file[2] & 0xFF) == JPEG) {
            return new JpegFile(file).picture();
        }
        throw new BadPictureException(file.length == 0 ? "the file is empty" : "the file is neither PNG nor JPEG");
    }
}
