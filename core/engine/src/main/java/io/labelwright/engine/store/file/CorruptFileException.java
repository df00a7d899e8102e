package io.labelwright.engine.store.file;

import java.io.IOException;

/** A file's bytes are not those that were written: cut short, too long or changed. */
public final class CorruptFileException extends IOException {

    private static final long serialVersionUID = 1L;

    public CorruptFileException(String message) {
        super(message);
    }
}
