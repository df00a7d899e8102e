package io.labelwright.engine.workflow;

import static io.labelwright.spi.problem.StandardError.MISSING_KEY;
import static io.labelwright.spi.problem.StandardError.UNKNOWN_KEY;
import static io.labelwright.spi.problem.StandardError.WRONG_TYPE;

import io.labelwright.engine.yaml.ListNode;
import io.labelwright.engine.yaml.Located;
import io.labelwright.engine.yaml.MapNode;
import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.engine.yaml.Node;
import io.labelwright.engine.yaml.ProblemLog;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.engine.yaml.ScalarNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of one map of the workflow file, whose names are known beforehand. */
final class Fields {

    private final MapNode map;
    private final String owner;
    private final ProblemLog log;

    private Fields(MapNode map, String owner, ProblemLog log) {
        this.map = map;
        this.owner = owner;
        this.log = log;
    }

    /**
     * The keys of a map; reports those that are not known.
     *
     * @param owner whose keys they are, for messages
     */
    static Fields of(MapNode map, String owner, List<String> known, ProblemLog log) {
        for (MapNode.Entry entry : map.entries()) {
            if (!known.contains(entry.key())) {
                log.error(
                        UNKNOWN_KEY,
                        entry.keyPlace(),
                        "unknown key " + SafeText.quoted(entry.key()) + " in " + owner,
                        unknownKeyHint(entry.key(), known));
            }
        }
        return new Fields(map, owner, log);
    }

    private static @Nullable String unknownKeyHint(String key, List<String> known) {
        int colon = key.indexOf(':');
        if (colon > 0 && known.contains(key.substring(0, colon))) {
            return "put a space after the ':'";
        }
        return NearestWord.hint(key, known);
    }

    /** Whether the key is there. */
    boolean has(String key) {
        return map.get(key) != null;
    }

    @Nullable
    Node node(String key) {
        return map.get(key);
    }

    /** The node of a key that must be there; reports when it is not. */
    @Nullable
    Node required(String key, @Nullable String hint) {
        Node node = map.get(key);
        if (node == null) {
            log.error(MISSING_KEY, map.place(), "the key '" + key + "' is missing in " + owner, hint);
        }
        return node;
    }

    /** The spelling of a scalar; null when the key is not there or holds something else, which is reported. */
    @Nullable
    Located<String> text(String key) {
        Node node = map.get(key);
        return node == null ? null : text(node, "'" + key + "'", log);
    }

    @Nullable
    MapNode map(String key, @Nullable String hint) {
        Node node = map.get(key);
        if (node == null || node instanceof MapNode) {
            return (MapNode) node;
        }
        wrongType(node, "'" + key + "'", "a map", hint);
        return null;
    }

    @Nullable
    ListNode list(String key, @Nullable String hint) {
        Node node = map.get(key);
        if (node == null || node instanceof ListNode) {
            return (ListNode) node;
        }
        wrongType(node, "'" + key + "'", "a list", hint);
        return null;
    }

    void wrongType(Node node, String what, String expected, @Nullable String hint) {
        wrongType(node, what, expected, hint, log);
    }

    static void wrongType(Node node, String what, String expected, @Nullable String hint, ProblemLog log) {
        String found = node.kind();
        if (node instanceof ScalarNode scalar && !scalar.secret() && !scalar.isNull()) {
            found += " " + scalar.shown();
        }
        log.error(WRONG_TYPE, node.place(), what + " must be " + expected + ", not " + found, hint);
    }

    /** The spelling of a scalar that says something; reports anything else. */
    static @Nullable Located<String> text(Node node, String what, ProblemLog log) {
        if (node instanceof ScalarNode scalar && !scalar.isNull()) {
            if (scalar.secret()) {
                log.error(WRONG_TYPE, node.place(), what + " must be text, not a secret: it is shown and stored");
                return null;
            }
            return new Located<>(scalar.text(), scalar.place());
        }
        wrongType(node, what, "text", null, log);
        return null;
    }
}
