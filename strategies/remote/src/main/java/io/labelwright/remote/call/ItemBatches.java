package io.labelwright.remote.call;

import io.labelwright.spi.StageContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server about items, some in one call. The answer about each item is kept by what was sent of it and not by the
 * batch it was in, so that other items in view ask about no item again. A batch that the server refuses is halved until
 * it is known which item it refuses.
 */
public final class ItemBatches {

    private final StageContext context;
    private final ServerOptions options;
    private final byte[] about;
    private final int batch;

    /**
     * Batches of a stage.
     *
     * @param about all that answers hang on beside what is sent of an item: the address, the model and its version
     * @param batch the most items of a call
     */
    public ItemBatches(StageContext context, ServerOptions options, byte[] about, int batch) {
        this.context = context;
        this.options = options;
        this.about = about.clone();
        this.batch = batch;
    }

    /** How a server is asked about items. */
    public interface Dialogue {

        /** What is sent of an item, for its key; null when there is nothing to send. Asked by the stage's thread. */
        byte @Nullable [] content(int item);

        /**
         * Asks about items, in a thread of its own.
         *
         * @return the answer about each of them, in their order
         */
        List<byte[]> ask(int[] items) throws CallFailure;
    }

    /**
     * Asks about all items that have something to send.
     *
     * @throws CallFailure when the server answers nobody
     */
    public ItemReplies ask(int items, Dialogue dialogue) throws IOException {
        PaidAnswers paid = PaidAnswers.of(context);
        var replies = new ItemReplies(items);
        var keys = new String[items];
        var unknown = new ArrayList<Integer>();
        for (int item = 0; item < items; item++) {
            context.checkCancelled();
            byte[] content = dialogue.content(item);
            if (content != null) {
                keys[item] = PaidAnswers.key(about, content);
                byte[] known = paid.find(keys[item]);
                if (known == null) {
                    unknown.add(item);
                } else {
                    replies.answer(item, known);
                }
            }
        }
        int[] asked = unknown.stream().mapToInt(Integer::intValue).toArray();
        int calls = (asked.length + batch - 1) / batch;
        new OrderedCalls(context, options.concurrency(), "calls")
                .run(calls, new Batches(dialogue, paid, replies, keys, asked));
        return replies;
    }

    /** Answers about some items, in their order; null where the server refuses one. */
    private record Reply(
            @Nullable List<byte @Nullable []> answers,
            @Nullable CallFailure failure) {}

    /** A call for each batch. */
    private final class Batches implements CallPlan<Reply> {

        private final Dialogue dialogue;
        private final PaidAnswers paid;
        private final ItemReplies replies;
        private final String[] keys;
        private final int[] asked;

        Batches(Dialogue dialogue, PaidAnswers paid, ItemReplies replies, String[] keys, int[] asked) {
            this.dialogue = dialogue;
            this.paid = paid;
            this.replies = replies;
            this.keys = keys;
            this.asked = asked;
        }

        private int[] items(int index) {
            return Arrays.copyOfRange(asked, index * batch, Math.min(asked.length, (index + 1) * batch));
        }

        @Override
        public boolean admits(int index) {
            return true;
        }

        @Override
        public @Nullable Reply known(int index) {
            return null;
        }

        @Override
        public Reply call(int index) throws CallFailure {
            List<byte @Nullable []> answers = new ArrayList<>();
            try {
                ask(items(index), answers);
                return new Reply(answers, null);
            } catch (CallFailure e) {
                if (e.passes()) {
                    return new Reply(null, e);
                }
                throw e;
            }
        }

        private void ask(int[] items, List<byte @Nullable []> into) throws CallFailure {
            try {
                into.addAll(dialogue.ask(items));
            } catch (CallFailure e) {
                if (e.kind() != CallFailure.Kind.REQUEST) {
                    throw e;
                }
                if (items.length == 1) {
                    into.add(null);
                    replies.refused(e);
                    return;
                }
                int middle = items.length / 2;
                ask(Arrays.copyOfRange(items, 0, middle), into);
                ask(Arrays.copyOfRange(items, middle, items.length), into);
            }
        }

        @Override
        public void settle(int index, Reply reply) throws IOException {
            int[] items = items(index);
            if (reply.answers() == null) {
                replies.failed(items.length, reply.failure());
                return;
            }
            for (int i = 0; i < items.length; i++) {
                byte[] answer = reply.answers().get(i);
                if (answer != null) {
                    paid.keep(keys[items[i]], answer);
                    replies.answer(items[i], answer);
                }
            }
        }

        @Override
        public void settled() throws IOException {
            paid.sync();
        }
    }
}
