package io.labelwright.remote.call;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a server did instead of answering. Its message holds neither secrets nor anything of a body. */
public final class CallFailure extends IOException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final @Nullable String hint;
    private final transient @Nullable Duration after;

    /** What may be done about it. */
    public enum Kind {
        /** The same call may be answered later. */
        PASSING,
        /** The server has too much to do, or too much was asked of it; the same call may be answered later. */
        BUSY,
        /** The server understands the call and refuses it; others may be answered. */
        REQUEST,
        /** No call will be answered. */
        SERVER
    }

    CallFailure(Kind kind, String message, @Nullable String hint) {
        this(kind, message, hint, null);
    }

    CallFailure(Kind kind, String message, @Nullable String hint, @Nullable Duration after) {
        super(message);
        this.kind = kind;
        this.hint = hint;
        this.after = after;
    }

    /** A failure of the server that is seen in what it answers. */
    public static CallFailure server(String message, @Nullable String hint) {
        return new CallFailure(Kind.SERVER, message, hint);
    }

    /** What may be done about it. */
    public Kind kind() {
        return kind;
    }

    /** Whether the same call may be answered later. */
    public boolean passes() {
        return kind == Kind.PASSING || kind == Kind.BUSY;
    }

    /** How long the server wants to be left alone; null when it does not say. */
    @Nullable
    Duration after() {
        return after;
    }

    /** What the message says. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /**
     * The failure of a stage that comes of it.
     *
     * @param what what was found, before the reason
     */
    public LabelingException ofStage(String what) {
        var failure = new LabelingException(StandardError.REMOTE, null, what + reason(), hint);
        failure.initCause(this);
        return failure;
    }
}
