package io.labelwright.onnx.image;

import java.io.IOException;

/** A file that is no picture which can be used; the message says why, with values in single quotes. */
public final class BadPictureException extends IOException {

    private static final long serialVersionUID = 1L;

    /** A reason, without a full stop. */
    public BadPictureException(String reason) {
        super(reason);
    }
}
