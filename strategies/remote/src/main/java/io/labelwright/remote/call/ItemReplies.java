package io.labelwright.remote.call;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What a server said of items. */
public final class ItemReplies {

    private final byte[] @Nullable [] answers;
    private final AtomicReference<@Nullable CallFailure> refusal = new AtomicReference<>();
    private int answered;
    private int open;
    private @Nullable CallFailure failure;

    ItemReplies(int items) {
        this.answers = new byte[items][];
    }

    void answer(int item, byte[] answer) {
        answers[item] = answer;
        answered++;
    }

    /** The server refuses an item. Called by any thread. */
    void refused(CallFailure why) {
        refusal.compareAndSet(null, why);
    }

    void failed(int items, @Nullable CallFailure why) {
        open += items;
        failure = failure == null ? why : failure;
    }

    /** What was said of an item; null when there was nothing to send, or the server refuses it. */
    public byte @Nullable [] of(int item) {
        return answers[item];
    }

    /**
     * Fails when the server did not answer, or refused every item.
     *
     * @param server what was asked, for the message
     */
    public ItemReplies orFail(String server) {
        if (failure != null) {
            throw failure.ofStage(server + " left " + open + " items without an answer: ");
        }
        CallFailure all = refusal.get();
        if (all != null && answered == 0) {
            throw all.ofStage(server + " refuses every item: ");
        }
        return this;
    }
}
