package io.labelwright.remote.llm;

import io.labelwright.remote.call.ServerOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import io.labelwright.spi.describe.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys of {@code prelabel/llm}. */
public record LlmConfig(
        @Inline ServerOptions server,

        @Doc("Name of the model, as the server knows it.") String model,

        @Doc("Fields of the items that the model reads; with several, each with its name before it.")
        @Default("[text]")
        @Range(min = 1)
        List<String> fields,

        @Doc("What the model is told beside the classes, their descriptions and the guidelines of the workflow.")
        @Optional
        @Nullable
        String instructions,

        @Doc("Whether classes have random codes that change with the seed, so that a text which names a class can't"
                + " choose it.")
        @Default("true")
        boolean aliases,

        @Doc("Labelled items that are shown with their labels before each question. Default: none.") @Optional @Nullable
        Examples examples,

        @Doc("Whether items that have a label already are not asked about.") @Default("false")
        boolean unlabelledOnly,

        @Doc(
                "Where the confidence of answers comes from: log_probabilities of the tokens of the answer, which the server"
                        + " has to give; the share of several samples; or none.")
        @Default("log_probabilities")
        Confidence confidence,

        @Doc("How often an item is asked about where confidence is samples.") @Default("5") @Range(min = 2, max = 100)
        int samples,

        @Doc("Temperature of the model. Default: 1 where confidence is samples, else 0.")
        @Optional
        @Range(min = 0, max = 2)
        @Nullable
        Double temperature,

        @Doc(
                "How the form of the answer is asked for: json_schema, which names the allowed labels; json_object; or text,"
                        + " by words alone, for servers that know neither.")
        @Default("json_schema")
        Format format,

        @Doc("The most tokens of an answer, those of hidden reasoning among them.")
        @Default("100")
        @Range(min = 1, max = 100_000)
        int maxTokens,

        @Doc("The name of the member that tells the server so: max_tokens, which most understand, or"
                + " max_completion_tokens, which OpenAI's models that reason want.")
        @Default("max_tokens")
        TokenLimit tokenLimit,

        @Doc("The most characters of an item that are sent; what is beyond is cut off.")
        @Default("10000")
        @Range(min = 1, max = 1_000_000)
        int maxCharacters,

        @Doc(
                "How many of the answered items are asked about once more with an order in their text to answer another class."
                        + " How many such orders the model follows is counted; the answers are used for nothing else.")
        @Default("0")
        @Range(min = 0, max = 1000)
        int canaries,

        @Doc("What a million tokens cost, in any currency. Default: nothing.") @Optional @Nullable
        Prices prices,

        @Doc("What the answers of the stage may take together, whenever they were paid for. Default: no limit.")
        @Optional
        @Nullable
        Budget budget,

        @Doc("What happens when the budget is too small: the stage fails, and with a larger one goes on from there; or"
                + " the other items get no answer (abstain).")
        @Default("fail")
        WhenSpent whenSpent,

        @Doc("Items whose best class is less probable get no answer; their probabilities are in predictions all the"
                + " same.")
        @Default("0")
        @Range(min = 0, max = 1)
        double minConfidence) {

    public LlmConfig {
        fields = List.copyOf(fields);
        if (minConfidence > 0 && confidence == Confidence.NONE) {
            throw new IllegalArgumentException("min_confidence needs a confidence: log_probabilities or samples");
        }
        if (budget != null && budget.money() != null && prices == null) {
            throw new IllegalArgumentException("a budget of money needs prices");
        }
    }

    /** How often each item is asked about. */
    int asked() {
        return confidence == Confidence.SAMPLES ? samples : 1;
    }

    /** The temperature that is asked for. */
    double heat() {
        return temperature != null ? temperature : confidence == Confidence.SAMPLES ? 1 : 0;
    }

    /** Where the confidence of answers comes from. */
    public enum Confidence {
        LOG_PROBABILITIES,
        SAMPLES,
        NONE
    }

    /** How the form of the answer is asked for. */
    public enum Format {
        JSON_SCHEMA,
        JSON_OBJECT,
        TEXT
    }

    /** The member of the request that bounds the answer. */
    public enum TokenLimit {
        @Word("max_tokens")
        MAX_TOKENS,
        @Word("max_completion_tokens")
        MAX_COMPLETION_TOKENS
    }

    /** What happens when the budget is too small. */
    public enum WhenSpent {
        FAIL,
        ABSTAIN
    }

    /**
     * Labelled items that are shown to the model.
     *
     * @param kind how they are chosen
     * @param items ids of the fixed ones
     * @param count how many are shown, of each class or in all
     * @param features the set of features by which nearest ones are found; null for the only one
     * @param fitOn parts of the splits of which they may be; empty for all
     */
    public record Examples(
            @Doc("How they are chosen: fixed, those of items; per_class, some of each class by the seed; nearest, those"
                    + " whose features are most like those of the item, by cosine.")
            Kind kind,

            @Doc("Ids of the items that are shown, for fixed.") @Default("[]")
            List<String> items,

            @Doc("How many: of each class for per_class, in all for nearest.") @Default("3") @Range(min = 1, max = 100)
            int count,

            @Doc("The set of features for nearest. Default: the only one in view.") @Optional @Nullable
            String features,

            @Doc("Parts of splits, such as [train], that may be shown. Default: all labelled items.") @Default("[]")
            List<String> fitOn) {

        public Examples {
            items = List.copyOf(items);
            fitOn = List.copyOf(fitOn);
            if ((kind == Kind.FIXED) == items.isEmpty()) {
                throw new IllegalArgumentException(
                        kind == Kind.FIXED
                                ? "examples of the kind fixed need items: their ids"
                                : "items goes with the kind fixed");
            }
            if (features != null && kind != Kind.NEAREST) {
                throw new IllegalArgumentException("features goes with the kind nearest");
            }
        }

        /** How examples are chosen. */
        public enum Kind {
            FIXED,
            PER_CLASS,
            NEAREST
        }
    }

    /**
     * Prices of a million tokens.
     *
     * @param prompt of what is sent
     * @param answer of what comes back
     */
    public record Prices(
            @Doc("A million tokens of what is sent.") @Range(min = 0)
            double prompt,

            @Doc("A million tokens of what comes back.") @Range(min = 0)
            double answer) {}

    /**
     * What answers may take together; null for no limit.
     *
     * @param calls answers
     * @param tokens tokens of what is sent and what comes back
     * @param money by the prices
     */
    public record Budget(
            @Doc("The most answers of the model.") @Optional @Range(min = 0) @Nullable
            Long calls,

            @Doc("The most tokens, of what is sent and what comes back.") @Optional @Range(min = 0) @Nullable
            Long tokens,

            @Doc("The most money by the prices.") @Optional @Range(min = 0) @Nullable
            Double money) {}
}
