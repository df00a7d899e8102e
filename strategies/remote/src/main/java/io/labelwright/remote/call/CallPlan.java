package io.labelwright.remote.call;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Calls by number, and what becomes of their answers. All but {@link #call} is done by the thread of the stage.
 *
 * @param <T> an answer, or why there is none where that concerns the one call only
 */
public interface CallPlan<T> {

    /**
     * Whether a call may begin. Asked in the order of calls, and again when calls that are under way have ended; when
     * there is none of these, a refusal ends all.
     */
    boolean admits(int index);

    /** The answer that is known already; null when the server has to be asked. */
    @Nullable
    T known(int index) throws IOException;

    /**
     * Asks the server, in a thread of its own.
     *
     * @throws CallFailure when no other call need be tried
     */
    T call(int index) throws CallFailure;

    /** Takes an answer, in the order in which they arrive. */
    void settle(int index, T answer) throws IOException;

    /** Called when all answers that have arrived so far are taken. */
    void settled() throws IOException;
}
