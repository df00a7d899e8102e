package io.labelwright.engine.plugin;

/** A descriptor that is not what the annotation processor writes; the message says what is wrong with it. */
final class MalformedDescriptor extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedDescriptor(String message) {
        super(message);
    }

    MalformedDescriptor(String message, Throwable cause) {
        super(message, cause);
    }
}
