package io.labelwright.remote.llm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How sure the model was of a label, by the log-probabilities of the tokens in which it wrote it. Where the first of
 * these tells classes apart, its alternatives give the probability of each class, shared out among those of which the
 * server told; else the product over the label's tokens is the confidence, and nothing is known of other classes.
 *
 * @param confidence of the label; NaN when nothing is known
 * @param p the probability of each class; null when not known
 */
record LabelTokens(double confidence, double @Nullable [] p) {

    private static final LabelTokens UNKNOWN = new LabelTokens(Double.NaN, null);

    /**
     * Looks at the tokens of an answer.
     *
     * @param tokens the list {@code logprobs.content}; anything else says nothing
     * @param text what the tokens are the parts of
     * @param label the class in it
     */
    static LabelTokens of(JsonNode tokens, String text, int label, ClassCodes codes) {
        if (!tokens.isArray()) {
            return UNKNOWN;
        }
        String code = codes.code(label);
        int start = text.lastIndexOf('"' + code + '"') + 1;
        int end = start + code.length();
        int at = 0;
        double sum = 0;
        double[] p = null;
        boolean any = false;
        for (JsonNode token : tokens) {
            String part = token.path("token").asString("");
            double logarithm = token.path("logprob").asDouble(Double.NaN);
            if (!text.startsWith(part, at)) {
                // Parts of characters, or tokens of something else: they can't be laid beside the text.
                return UNKNOWN;
            }
            if (start > 0 && at < end && at + part.length() > start) {
                if (!(logarithm <= 0)) {
                    return UNKNOWN;
                }
                if (!any) {
                    p = alternatives(token, part.substring(0, Math.max(0, start - at)), label, codes);
                }
                any = true;
                sum += logarithm;
            }
            at += part.length();
        }
        if (!any) {
            return UNKNOWN;
        }
        return p == null ? new LabelTokens(StrictMath.exp(sum), null) : new LabelTokens(p[label], p);
    }

    /**
     * The probabilities of classes by what might have stood in the place of a token.
     *
     * @param before what of the token stands before the label
     * @return null when they do not tell
     */
    private static double @Nullable [] alternatives(JsonNode token, String before, int label, ClassCodes codes) {
        JsonNode others = token.path("top_logprobs");
        if (!others.isArray() || others.isEmpty()) {
            return null;
        }
        var p = new double[codes.size()];
        double sum = 0;
        for (JsonNode other : others) {
            String part = other.path("token").asString("");
            double logarithm = other.path("logprob").asDouble(Double.NaN);
            if (!part.startsWith(before) || part.length() == before.length() || !(logarithm <= 0)) {
                continue;
            }
            int meant = meant(part.substring(before.length()), codes);
            if (meant == -2) {
                return null;
            }
            if (meant >= 0) {
                double share = StrictMath.exp(logarithm);
                p[meant] += share;
                sum += share;
            }
        }
        if (!(p[label] > 0)) {
            return null;
        }
        double all = sum;
        Arrays.setAll(p, k -> p[k] / all);
        return p;
    }

    /** The class that begins so; -1 for none, -2 for several. */
    private static int meant(String begin, ClassCodes codes) {
        int meant = -1;
        for (int k = 0; k < codes.size(); k++) {
            String whole = codes.code(k) + '"';
            if (whole.startsWith(begin) || begin.startsWith(whole)) {
                if (meant >= 0) {
                    return -2;
                }
                meant = k;
            }
        }
        return meant;
    }
}
