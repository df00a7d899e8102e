package io.labelwright.engine.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.labelwright.engine.yaml.ListNode;
import io.labelwright.engine.yaml.MapNode;
import io.labelwright.engine.yaml.Node;
import io.labelwright.engine.yaml.ScalarNode;
import io.labelwright.engine.yaml.YamlReader;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the default of a key, which its author wrote as it would stand in YAML. */
final class DefaultText {

    /** What can start something else than a plain scalar. */
    private static final String INDICATORS = "[]{}'\"&*!|>%@`#,?:-";

    private DefaultText() {}

    /** The default as a node at this place; null when it is no YAML. */
    static @Nullable Node node(String text, Place place) {
        // Nearly all defaults are one of these; the YAML parser would cost more than the rest of the check.
        return switch (text) {
            case "[]" -> new ListNode(List.of(), place);
            case "{}" -> new MapNode(List.of(), place);
            case "", "''", "\"\"" -> new ScalarNode("", true, place);
            default -> isPlain(text) ? new ScalarNode(text, false, place) : parsed(text, place);
        };
    }

    private static @Nullable Node parsed(String text, Place place) {
        var problems = new ArrayList<Problem>();
        Node node = YamlReader.read("default", text.getBytes(UTF_8), problems);
        return node == null || !problems.isEmpty() ? null : at(node, place);
    }

    private static boolean isPlain(String text) {
        if (INDICATORS.indexOf(text.charAt(0)) >= 0 && !isNegative(text)) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':' || c == '#' || c <= ' ') {
                return false;
            }
        }
        return true;
    }

    private static boolean isNegative(String text) {
        return text.length() > 1 && text.charAt(0) == '-' && text.charAt(1) >= '0' && text.charAt(1) <= '9';
    }

    private static Node at(Node node, Place place) {
        if (node instanceof ListNode list) {
            return new ListNode(
                    list.items().stream().map(item -> at(item, place)).toList(), place);
        }
        if (node instanceof MapNode map) {
            return new MapNode(
                    map.entries().stream()
                            .map(entry -> new MapNode.Entry(entry.key(), place, at(entry.value(), place)))
                            .toList(),
                    place);
        }
        var scalar = (ScalarNode) node;
        return new ScalarNode(scalar.text(), scalar.quoted(), scalar.secret(), place);
    }
}
