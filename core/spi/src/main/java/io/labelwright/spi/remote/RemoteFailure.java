package io.labelwright.spi.remote;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a remote place answered instead of what was asked for. */
public final class RemoteFailure extends IOException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final @Nullable String hint;
    private final transient @Nullable Duration after;

    /** What kind of answer it was. */
    public enum Kind {
        /** There is no such file. */
        MISSING,
        /** Whoever asks may not have it. */
        DENIED,
        /** The file is no longer the version that was asked for. */
        CHANGED,
        /** The server has too much to do: it may be asked again. */
        BUSY,
        /** Anything else that will not become better by asking again. */
        REFUSED
    }

    /**
     * A failure.
     *
     * @param message what was found, without secrets and without anything of a body
     * @param hint what to do; null when there is nothing to add
     */
    public RemoteFailure(Kind kind, String message, @Nullable String hint) {
        this(kind, message, hint, null);
    }

    /**
     * A failure after which the server says when to ask again.
     *
     * @param after how long to wait; null when it does not say
     */
    public RemoteFailure(Kind kind, String message, @Nullable String hint, @Nullable Duration after) {
        super(message);
        this.kind = kind;
        this.hint = hint;
        this.after = after;
    }

    /** What kind of answer it was. */
    public Kind kind() {
        return kind;
    }

    /** What to do; null when there is nothing to add. */
    public @Nullable String hint() {
        return hint;
    }

    /** How long the server wants to be left alone; null when it does not say. */
    public @Nullable Duration after() {
        return after;
    }
}
