package io.labelwright.engine.config;

import io.labelwright.engine.plugin.KeyDescriptor;
import io.labelwright.engine.plugin.ValueType;
import io.labelwright.engine.plugin.ValueType.Kind;
import io.labelwright.engine.yaml.ListNode;
import io.labelwright.engine.yaml.MapNode;
import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.engine.yaml.Node;
import io.labelwright.engine.yaml.ScalarNode;
import io.labelwright.engine.yaml.ScalarType;
import io.labelwright.spi.problem.StandardError;
import org.jspecify.annotations.Nullable;

/**
 * Finds which alternative of a choice a node is, by its shape alone: a list, a map, a number, or else a word. One text
 * does not stand for a list of one here, else a misspelt word would be taken for one.
 */
final class ChoiceCheck {

    private final ConfigProblems problems;

    ChoiceCheck(ConfigProblems problems) {
        this.problems = problems;
    }

    /** The alternative whose shape the node has; null, after a problem, when there is none. */
    @Nullable
    KeyDescriptor alternative(Node node, ValueType choice, String path) {
        KeyDescriptor alternative = fitting(node, choice);
        if (alternative == null) {
            String found = node instanceof ScalarNode scalar ? ScalarCheck.found(scalar) : node.kind();
            problems.add(
                    StandardError.WRONG_TYPE,
                    node.place(),
                    problems.key(path) + " has to be " + TypeInWords.of(choice) + ", not " + found,
                    node instanceof ScalarNode scalar && !scalar.secret() ? hint(scalar, choice) : null);
        }
        return alternative;
    }

    private static @Nullable KeyDescriptor fitting(Node node, ValueType choice) {
        if (node instanceof ListNode) {
            return choice.alternative(Kind.LIST);
        }
        if (node instanceof MapNode) {
            return choice.alternative(Kind.MAP);
        }
        if (!(node instanceof ScalarNode scalar)) {
            return null;
        }
        if (scalar.type() == ScalarType.INTEGER || scalar.type() == ScalarType.NUMBER) {
            return choice.alternative(Kind.INTEGER, Kind.NUMBER);
        }
        KeyDescriptor word = choice.alternative(Kind.WORD);
        return word != null && word.type().words().contains(scalar.text()) ? word : null;
    }

    private static @Nullable String hint(ScalarNode scalar, ValueType choice) {
        KeyDescriptor number = choice.alternative(Kind.INTEGER, Kind.NUMBER);
        if (number != null) {
            boolean whole = number.type().kind() == Kind.INTEGER;
            String unquoted = ScalarCheck.unquoted(scalar, whole ? ScalarType.INTEGER : ScalarType.NUMBER);
            if (unquoted != null) {
                return unquoted;
            }
        }
        KeyDescriptor word = choice.alternative(Kind.WORD);
        String nearest =
                word == null ? null : NearestWord.of(scalar.text(), word.type().words());
        if (nearest == null && choice.alternative(Kind.LIST) != null) {
            return "write [" + scalar.text() + "]";
        }
        return ScalarCheck.didYouMean(nearest);
    }
}
