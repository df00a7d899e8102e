package io.labelwright.prelabel.rules;

import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Range;
import java.util.List;

/**
 * Keys of {@code prelabel/rules}.
 *
 * @param rules the rules, 1 to 1000; those with one id are the cases of one annotator
 * @param statistics whether figures of the rules are written
 */
public record RulesConfig(
        @Doc(
                "The rules. Each is an annotator of its own and sees every item; none stops another. Rules with the same id"
                        + " are the cases of one annotator: the first whose condition holds answers.")
        @Range(min = 1, max = MAX_RULES)
        List<Rule> rules,

        @Doc("Whether the table metrics tells of each rule its coverage, overlap and conflict, and where items have"
                + " labels its accuracy on them.")
        @Default("false")
        boolean statistics) {

    /** The most rules of one stage. */
    static final int MAX_RULES = 1000;

    public RulesConfig {
        rules = List.copyOf(rules);
        if (rules.isEmpty() || rules.size() > MAX_RULES) {
            throw new IllegalArgumentException("a stage takes 1 to " + MAX_RULES + " rules, not " + rules.size());
        }
    }
}
