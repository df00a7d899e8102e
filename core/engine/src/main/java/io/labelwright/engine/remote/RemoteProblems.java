package io.labelwright.engine.remote;

import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.remote.RemoteFailure;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Says what went wrong with a remote file, and what to do about it. */
final class RemoteProblems {

    private static final String AGAIN = "; then run the same command again";

    private RemoteProblems() {}

    static LabelingException of(RemotePath path, String what, @Nullable String hint) {
        return new LabelingException(StandardError.REMOTE, path.place(), shown(path) + " " + what, hint);
    }

    static LabelingException of(RemotePath path, IOException cause) {
        LabelingException problem;
        if (cause instanceof RemoteFailure failure) {
            problem = of(path, String.valueOf(failure.getMessage()), hint(failure));
        } else {
            String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            problem = of(
                    path,
                    "could not be reached: " + SafeText.escape(reason),
                    "check the address and the network" + AGAIN
                            + ". To work without the network, copy the file here and name the copy");
        }
        problem.initCause(cause);
        return problem;
    }

    private static @Nullable String hint(RemoteFailure failure) {
        if (failure.hint() != null) {
            return failure.hint();
        }
        return switch (failure.kind()) {
            case MISSING -> "check the address";
            case DENIED -> "give it a token that may read the file, or check the address";
            case CHANGED -> "wait until whoever writes it is done" + AGAIN;
            case BUSY -> "wait a while" + AGAIN;
            case REFUSED -> null;
        };
    }

    private static String shown(RemotePath path) {
        return SafeText.escape(path.address().shown());
    }
}
