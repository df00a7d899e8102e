package io.labelwright.remote.llm;

import io.labelwright.remote.call.CallFailure;
import io.labelwright.remote.call.CallPlan;
import io.labelwright.remote.call.OrderedCalls;
import io.labelwright.remote.call.PaidAnswers;
import io.labelwright.remote.call.ServerCalls;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks questions and keeps every answer before anything is made of it. First all are asked; then those whose answer
 * can't be used once more. Both in their order and within the budget.
 */
final class Asking {

    private final LlmConfig config;
    private final Questions questions;
    private final PaidAnswers paid;
    private final ServerCalls server;
    private final OrderedCalls calls;
    private final Spending spending;

    private final @Nullable ChatAnswer[] answers;
    private final @Nullable CallFailure[] failures;
    private String tooSmall = "";
    private int begun;
    private int repeated;

    Asking(
            LlmConfig config,
            Questions questions,
            PaidAnswers paid,
            ServerCalls server,
            OrderedCalls calls,
            Spending spending) {
        this.config = config;
        this.questions = questions;
        this.paid = paid;
        this.server = server;
        this.calls = calls;
        this.spending = spending;
        this.answers = new ChatAnswer[questions.slots().size()];
        this.failures = new CallFailure[questions.slots().size()];
    }

    /**
     * Asks all that the budget allows.
     *
     * @throws CallFailure when the server will answer none
     */
    void ask() throws IOException {
        var all = new ArrayList<Try>();
        for (int slot = 0; slot < answers.length; slot++) {
            int number = slot;
            all.add(new Try(slot, () -> questions.request(questions.slots().get(number), null)));
        }
        begun = calls.run(all.size(), new Round(all, answers));
        var again = new ArrayList<Try>();
        for (int slot = 0; slot < begun; slot++) {
            ChatAnswer answer = answers[slot];
            Fault fault = answer == null ? null : answer.fault();
            if (fault != null && fault != Fault.REFUSED) {
                int number = slot;
                again.add(
                        new Try(slot, () -> questions.request(questions.slots().get(number), fault)));
            }
        }
        if (begun == all.size() && !again.isEmpty()) {
            repeated = calls.run(again.size(), new Round(again, answers));
        }
    }

    /**
     * Asks some answered questions again, with an order in their text to answer another class.
     *
     * @param slots the questions
     * @param labels the class that each is ordered
     * @return what was answered; null where nothing was
     */
    @Nullable
    ChatAnswer[] askCanaries(int[] slots, int[] labels) throws IOException {
        var found = new ChatAnswer[slots.length];
        var orders = new ArrayList<Try>();
        for (int c = 0; c < slots.length; c++) {
            Questions.Slot slot = questions.slots().get(slots[c]);
            int label = labels[c];
            orders.add(new Try(c, () -> questions.canary(slot, label)));
        }
        calls.run(orders.size(), new Round(orders, found));
        return found;
    }

    /** What came of a question; null when there is no answer. */
    @Nullable
    ChatAnswer answer(int slot) {
        return answers[slot];
    }

    /** Why there is no answer to a question; null when there is one, or it was not asked. */
    @Nullable
    CallFailure failure(int slot) {
        return answers[slot] == null ? failures[slot] : null;
    }

    /** How many questions were asked, from the first on; the others did not fit into the budget. */
    int begun() {
        return begun;
    }

    /** How many were asked a second time. */
    int repeated() {
        return repeated;
    }

    /** Which limits were too small for the first question that was not asked. */
    String tooSmall() {
        return tooSmall;
    }

    /**
     * One time that a question is asked.
     *
     * @param slot where its answer belongs
     * @param request what is sent
     */
    private record Try(int slot, Supplier<Prompt.Request> request) {}

    /** The body of an answer, or why there is none. */
    private record Reply(byte @Nullable [] body, @Nullable CallFailure failure, boolean known) {}

    /** Asks some questions. */
    private final class Round implements CallPlan<Reply> {

        private final List<Try> tries;
        private final @Nullable ChatAnswer[] into;
        private final Map<Integer, Prompt.Request> requests = new ConcurrentHashMap<>();

        Round(List<Try> tries, @Nullable ChatAnswer[] into) {
            this.tries = tries;
            this.into = into;
        }

        private Prompt.Request request(int index) {
            return requests.computeIfAbsent(
                    index, missing -> tries.get(index).request().get());
        }

        @Override
        public boolean admits(int index) {
            long most = request(index).mostTokens();
            if (spending.admits(most, config.maxTokens())) {
                spending.reserve(most, config.maxTokens());
                return true;
            }
            tooSmall = spending.limits(most, config.maxTokens());
            return false;
        }

        @Override
        public @Nullable Reply known(int index) throws IOException {
            byte[] body = paid.find(questions.key(request(index)));
            return body == null ? null : new Reply(body, null, true);
        }

        @Override
        public Reply call(int index) throws CallFailure {
            try {
                byte[] body = server.post(Questions.PATH, request(index).body(), answer -> {
                    ChatAnswer.read(answer, questions.codes());
                    return answer;
                });
                return new Reply(body, null, false);
            } catch (CallFailure e) {
                if (e.kind() == CallFailure.Kind.SERVER) {
                    throw e;
                }
                return new Reply(null, e, false);
            }
        }

        @Override
        public void settle(int index, Reply reply) throws IOException {
            Prompt.Request request = request(index);
            requests.remove(index);
            spending.release(request.mostTokens(), config.maxTokens());
            int slot = tries.get(index).slot();
            if (reply.body() == null) {
                if (into == answers) {
                    failures[slot] = reply.failure();
                }
                return;
            }
            if (!reply.known()) {
                paid.keep(questions.key(request), reply.body());
            }
            ChatAnswer answer = ChatAnswer.read(reply.body(), questions.codes());
            into[slot] = answer;
            spending.spend(
                    answer.promptTokens() < 0 ? request.tokens() : answer.promptTokens(),
                    answer.answerTokens() < 0 ? config.maxTokens() : answer.answerTokens());
        }

        @Override
        public void settled() throws IOException {
            paid.sync();
        }
    }
}
