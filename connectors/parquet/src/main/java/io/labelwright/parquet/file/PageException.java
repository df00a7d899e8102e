package io.labelwright.parquet.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is wrong with a page or its header. */
final class PageException extends IOException {

    private static final long serialVersionUID = 1L;

    PageException(String what) {
        super(what);
    }

    PageException(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
