package io.labelwright.remote.llm;

import java.util.Locale;

/** Why an answer of the model can't be used. */
enum Fault {
    NO_ANSWER("it was empty"),
    SEVERAL_ANSWERS("there were several"),
    REFUSED("it was a refusal"),
    CUT_OFF("it was cut off at the limit of tokens"),
    NO_JSON_OBJECT("it was not a JSON object alone"),
    REPEATED_KEY("a key came twice"),
    WRONG_KEYS("it had other keys than \"label\""),
    UNKNOWN_LABEL("its label was none of the allowed ones");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    /** What was wrong, in words that hold nothing of the answer. */
    String words() {
        return words;
    }

    /** The name of the count of such answers. */
    String fact() {
        return "answers_" + name().toLowerCase(Locale.ROOT);
    }
}
