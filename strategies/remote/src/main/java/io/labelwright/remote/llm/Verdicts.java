package io.labelwright.remote.llm;

import io.labelwright.math.answer.ModelAnswers;
import io.labelwright.remote.call.CallFailure;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes of the answers to questions what the model says of each item, and counts what could not be used. */
final class Verdicts {

    private final Inputs in;
    private final LlmConfig config;
    private final Questions questions;
    private final Asking asking;
    private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
    private int answered;
    private int unusable;
    private int refused;
    private int unasked;
    private int unsure;
    private @Nullable String first;

    Verdicts(Inputs in, LlmConfig config, Questions questions, Asking asking) {
        this.in = in;
        this.config = config;
        this.questions = questions;
        this.asking = asking;
    }

    /** Writes the answer of each item. */
    void write(ModelAnswers answers) {
        for (int item = 0; item < in.items().size(); item++) {
            int[] own = questions.of(item);
            if (own != null) {
                write(item, own, answers);
            }
        }
    }

    private void write(int item, int[] own, ModelAnswers answers) {
        if (own[own.length - 1] >= asking.begun()) {
            unasked++;
            return;
        }
        var votes = new double[in.schema().size()];
        int usable = 0;
        ChatAnswer used = null;
        Fault fault = null;
        for (int slot : own) {
            ChatAnswer answer = asking.answer(slot);
            if (answer != null && answer.fault() == null) {
                votes[answer.label()]++;
                usable++;
                used = used == null ? answer : used;
            } else if (answer != null) {
                fault = answer.fault();
            }
        }
        if (used == null) {
            abstain(item, fault);
            return;
        }
        answered++;
        if (config.confidence() == LlmConfig.Confidence.SAMPLES) {
            for (int k = 0; k < votes.length; k++) {
                votes[k] /= usable;
            }
            answers.add(item, null, votes, used.model());
        } else if (used.p() != null && config.confidence() == LlmConfig.Confidence.LOG_PROBABILITIES) {
            answers.add(item, null, used.p(), used.model());
        } else {
            double confidence = config.confidence() == LlmConfig.Confidence.NONE ? Double.NaN : used.confidence();
            unsure += Double.isNaN(confidence) ? 1 : 0;
            answers.answer(item, used.label(), confidence, used.model());
        }
    }

    private void abstain(int item, @Nullable Fault fault) {
        first = first == null ? in.items().ids().get(item) : first;
        if (fault == null) {
            refused++;
        } else {
            unusable++;
            faults.merge(fault, 1, Integer::sum);
        }
    }

    /** Says what was counted. */
    void tell(Outputs out) {
        out.fact("items_asked", questions.items());
        out.fact("items_answered", answered);
        out.fact("items_without_text", questions.withoutText());
        tellIfAny(out, "items_without_usable_answer", unusable);
        tellIfAny(out, "items_refused_by_server", refused);
        tellIfAny(out, "items_over_budget", unasked);
        tellIfAny(out, "items_with_hidden_characters", questions.hidden());
        tellIfAny(out, "items_cut", questions.cut());
        tellIfAny(out, "answers_asked_again", asking.repeated());
        faults.forEach((fault, count) -> out.fact(fault.fact(), count));
        warn(out);
    }

    private static void tellIfAny(Outputs out, String fact, int count) {
        if (count > 0) {
            out.fact(fact, count);
        }
    }

    private void warn(Outputs out) {
        if (unusable + refused > 0) {
            String why = faults.entrySet().stream()
                    .map(entry ->
                            entry.getValue() + " because " + entry.getKey().words())
                    .collect(Collectors.joining(", "));
            out.report(Problem.warning(
                    StandardError.REMOTE,
                    null,
                    "the model '" + config.model() + "' gave no answer of use for " + (unusable + refused) + " of "
                            + questions.items() + " items, of which the first is '" + first + "'"
                            + (why.isEmpty() ? "" : ": " + why)
                            + (refused > 0 ? "; " + refused + " the server refused" : ""),
                    "they have no answer of this stage; other stages or people may label them"));
        }
        if (unasked > 0) {
            out.report(Problem.warning(
                    StandardError.BUDGET,
                    null,
                    unasked + " of " + questions.items() + " items were not asked about: the budget of "
                            + asking.tooSmall() + " is spent",
                    "raise budget to have them answered too; what is answered is not paid for again"));
        }
        if (unsure > 0 && config.confidence() == LlmConfig.Confidence.LOG_PROBABILITIES) {
            out.report(Problem.warning(
                    StandardError.REMOTE,
                    null,
                    unsure + " of " + answered + " answers came without log-probabilities, and so without confidence",
                    "where the server gives none, write confidence: samples, or confidence: none"));
        }
    }

    /** The failure of the first question that the server could not answer, if that is so of any; null for none. */
    @Nullable
    CallFailure failure() {
        CallFailure refusal = null;
        boolean any = false;
        for (int slot = 0; slot < asking.begun(); slot++) {
            CallFailure failure = asking.failure(slot);
            if (failure != null && failure.passes()) {
                return failure;
            }
            refusal = refusal == null ? failure : refusal;
            any |= asking.answer(slot) != null;
        }
        // What refuses all refuses what they have in common.
        return any ? null : refusal;
    }

    /** How many questions have no answer. */
    int open() {
        int open = 0;
        for (int slot = 0; slot < asking.begun(); slot++) {
            open += asking.answer(slot) == null ? 1 : 0;
        }
        return open;
    }
}
