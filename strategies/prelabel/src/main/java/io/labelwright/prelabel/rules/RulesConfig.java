package io.labelwright.prelabel.rules;

import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Range;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keys of {@code prelabel/rules}.
 *
 * @param rules the rules, 1 to 1000, with distinct ids
 */
public record RulesConfig(
        @Doc("The rules. Each is an annotator of its own and sees every item; none stops another.")
        @Range(min = 1, max = MAX_RULES)
        List<Rule> rules) {

    /** The most rules of one stage. */
    static final int MAX_RULES = 1000;

    public RulesConfig {
        rules = List.copyOf(rules);
        if (rules.isEmpty() || rules.size() > MAX_RULES) {
            throw new IllegalArgumentException("a stage takes 1 to " + MAX_RULES + " rules, not " + rules.size());
        }
        Set<String> ids = new HashSet<>();
        for (Rule rule : rules) {
            if (!ids.add(rule.id())) {
                throw new IllegalArgumentException("two rules have the id '" + rule.id() + "'; give each its own");
            }
        }
    }
}
