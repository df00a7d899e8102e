package io.labelwright.remote.llm;

import io.labelwright.math.answer.ModelAnswers;
import io.labelwright.remote.call.CallFailure;
import io.labelwright.remote.call.OrderedCalls;
import io.labelwright.remote.call.PaidAnswers;
import io.labelwright.remote.call.Patience;
import io.labelwright.remote.call.ServerCalls;
import io.labelwright.remote.llm.LlmConfig.WhenSpent;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;

/**
 * Asks a language model about each item, for one label of a closed set. What does not answer in the form that was asked
 * for is asked once more, and gets no answer when that fails. Confidence comes from the probabilities of tokens or from
 * several samples, never from what the model says of itself. Cost: one call an item or sample that was not asked
 * before.
 */
final class LlmLabels implements Strategy {

    private final LlmConfig config;
    private final Patience patience;

    LlmLabels(LlmConfig config, Patience patience) {
        this.config = config;
        this.patience = patience;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) throws IOException {
        context.checkCancelled();
        var answers = new ModelAnswers(in, out, context.stage(), config.minConfidence());
        if (in.items().size() > 0) {
            Questions questions = Questions.of(config, in, context);
            var spending = new Spending(config.budget(), config.prices());
            Asking asking = ask(questions, spending, context);
            var verdicts = new Verdicts(in, config, questions, asking);
            CallFailure failure = verdicts.failure();
            if (failure != null) {
                throw failure.ofStage(called() + " left " + verdicts.open() + " of " + asking.begun()
                        + " questions without an answer: ");
            }
            refuseIfSpent(questions, asking, spending);
            try {
                Canaries.ask(config, in, questions, asking, context, out);
            } catch (CallFailure e) {
                throw e.ofStage(called() + ": ");
            }
            verdicts.write(answers);
            verdicts.tell(out);
            out.fact("calls", spending.calls());
            out.fact("prompt_tokens", spending.promptTokens());
            out.fact("answer_tokens", spending.answerTokens());
            if (config.prices() != null) {
                out.fact("cost", spending.money(spending.promptTokens(), spending.answerTokens()));
            }
        }
        answers.write();
    }

    private Asking ask(Questions questions, Spending spending, StageContext context) throws IOException {
        var asking = new Asking(
                config,
                questions,
                PaidAnswers.of(context),
                new ServerCalls(config.server(), context.seed(), patience),
                new OrderedCalls(context, config.server().concurrency(), "questions"),
                spending);
        try {
            asking.ask();
        } catch (CallFailure e) {
            throw e.ofStage(called() + ": ");
        }
        return asking;
    }

    private String called() {
        return "the model '" + config.model() + "' at " + config.server().url();
    }

    private void refuseIfSpent(Questions questions, Asking asking, Spending spending) {
        int open = questions.slots().size() - asking.begun();
        if (open > 0 && config.whenSpent() == WhenSpent.FAIL) {
            throw new LabelingException(
                    StandardError.BUDGET,
                    null,
                    "the budget of " + asking.tooSmall() + " does for " + asking.begun() + " of "
                            + questions.slots().size() + " questions, which took " + spending,
                    "raise budget, and the same command goes on from there without paying again; or take what is"
                            + " answered: when_spent: abstain");
        }
    }

    @Override
    public String forecast(Inputs in, StageContext context) throws IOException {
        if (in.items().size() == 0) {
            return "";
        }
        Questions questions = Questions.of(config, in, context);
        PaidAnswers paid = PaidAnswers.of(context);
        long known = 0;
        long prompt = 0;
        for (Questions.Slot slot : questions.slots()) {
            Prompt.Request request = questions.request(slot, null);
            if (paid.find(questions.key(request)) == null) {
                prompt += request.tokens();
            } else {
                known++;
            }
        }
        long calls = questions.slots().size() - known;
        var spending = new Spending(config.budget(), config.prices());
        return "asks " + called() + " about " + questions.items() + " items: "
                + spending.words(calls, prompt, calls * ANSWER_TOKENS, "about ")
                + (known > 0 ? "; " + known + " answers are kept already" : "");
    }

    /** Tokens of an answer without hidden reasoning: {"label": "XYZ"}. */
    private static final long ANSWER_TOKENS = 10;
}
