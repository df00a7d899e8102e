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
            all.add(new Try(slot, null));
        }
        begun = calls.run(all.size(), new Round(all));
        var again = new ArrayList<Try>();
        for (int slot = 0; slot < begun; slot++) {
            ChatAnswer answer = answers[slot];
            if (answer != null && answer.fault() != null && answer.fault() != Fault.REFUSED) {
                again.add(new Try(slot, answer.fault()));
            }
        }
        if (begun == all.size() && !again.isEmpty()) {
            repeated = calls.run(again.size(), new Round(again));
        }
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

    /** One time that a question is asked. */
    private record Try(int slot, @Nullable Fault again) {}

    /** The body of an answer, or why there is none. */
    private record Reply(byte @Nullable [] body, @Nullable CallFailure failure, boolean known) {}

    /** Asks some questions. */
    private final class Round implements CallPlan<Reply> {

        private final List<Try> tries;
        private final Map<Integer, Prompt.Request> requests = new ConcurrentHashMap<>();

        Round(List<Try> tries) {
            this.tries = tries;
        }

        private Prompt.Request request(int index) {
            return requests.computeIfAbsent(index, missing -> {
                Try one = tries.get(index);
                return questions.request(questions.slots().get(one.slot()), one.again());
            });
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
                failures[slot] = reply.failure();
                return;
            }
            if (!reply.known()) {
                paid.keep(questions.key(request), reply.body());
            }
            ChatAnswer answer = ChatAnswer.read(reply.body(), questions.codes());
            answers[slot] = answer;
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
