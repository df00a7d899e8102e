package io.labelwright.remote.llm;

import io.labelwright.remote.llm.LlmConfig.Budget;
import io.labelwright.remote.llm.LlmConfig.Prices;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What answers have taken, and what those may take that are still to come. A question is let through only while the
 * most that it may take still fits, so that the budget holds whatever the model answers; and since that is decided in
 * the order of questions, by what the ones before took in the end, the same questions fit in every run. For one thread.
 */
final class Spending {

    private static final double MILLION = 1e6;

    private final @Nullable Budget budget;
    private final @Nullable Prices prices;

    private final Tokens spent = new Tokens();
    private final Tokens reserved = new Tokens();

    /** So many calls and tokens. */
    private static final class Tokens {
        private long calls;
        private long prompt;
        private long answer;

        private void add(int sign, long sent, long came) {
            calls += sign;
            prompt += sign * sent;
            answer += sign * came;
        }
    }

    Spending(@Nullable Budget budget, @Nullable Prices prices) {
        this.budget = budget;
        this.prices = prices;
    }

    /** Whether a question fits that may take so many tokens, beside all that is reserved. */
    boolean admits(long mostPrompt, long mostAnswer) {
        return tooSmall(mostPrompt, mostAnswer).isEmpty();
    }

    /** Which limits are too small for a question. */
    private List<String> tooSmall(long mostPrompt, long mostAnswer) {
        var limits = new ArrayList<String>();
        if (budget != null) {
            long prompt = spent.prompt + reserved.prompt + mostPrompt;
            long answer = spent.answer + reserved.answer + mostAnswer;
            if (budget.calls() != null && spent.calls + reserved.calls + 1 > budget.calls()) {
                limits.add(budget.calls() + " calls");
            }
            if (budget.tokens() != null && prompt + answer > budget.tokens()) {
                limits.add(budget.tokens() + " tokens");
            }
            if (budget.money() != null && money(prompt, answer) > budget.money()) {
                limits.add(shown(budget.money()) + " in money");
            }
        }
        return limits;
    }

    /** Says which limits are too small for a question; for messages. */
    String limits(long mostPrompt, long mostAnswer) {
        return String.join(" and ", tooSmall(mostPrompt, mostAnswer));
    }

    /** Sets aside what a question may take. */
    void reserve(long mostPrompt, long mostAnswer) {
        reserved.add(1, mostPrompt, mostAnswer);
    }

    /** Gives back what was set aside. */
    void release(long mostPrompt, long mostAnswer) {
        reserved.add(-1, mostPrompt, mostAnswer);
    }

    /** Counts an answer. */
    void spend(long prompt, long answer) {
        spent.add(1, prompt, answer);
    }

    /** What so many tokens cost; 0 without prices. */
    double money(long prompt, long answer) {
        return prices == null ? 0 : (prompt * prices.prompt() + answer * prices.answer()) / MILLION;
    }

    long calls() {
        return spent.calls;
    }

    long promptTokens() {
        return spent.prompt;
    }

    long answerTokens() {
        return spent.answer;
    }

    /** What was spent in words: {@code 12 calls, 3400 tokens}, and money where there are prices. */
    @Override
    public String toString() {
        return words(spent.calls, spent.prompt, spent.answer, "");
    }

    /**
     * So much in words.
     *
     * @param about stands before the figures that are no counts, for example {@code "about "}
     */
    String words(long calls, long prompt, long answer, String about) {
        String money = prices == null ? "" : ", " + about + shown(money(prompt, answer)) + " in money";
        return calls + (calls == 1 ? " call" : " calls") + ", " + about + (prompt + answer) + " tokens" + money;
    }

    /** An amount with four places at most. */
    private static String shown(double money) {
        return BigDecimal.valueOf(money)
                .setScale(4, RoundingMode.UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
