package io.labelwright.engine.workflow;

import static io.labelwright.spi.problem.StandardError.USAGE;
import static io.labelwright.spi.problem.StandardError.WRONG_NAME;

import io.labelwright.engine.yaml.ListNode;
import io.labelwright.engine.yaml.MapNode;
import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.engine.yaml.Node;
import io.labelwright.engine.yaml.ProblemLog;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.engine.yaml.YamlReader;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variables of a workflow: those of {@code vars:} with those of the command line put over them. */
final class Variables {

    /** A variable with the number of nodes that each use of it adds. */
    record Variable(Node node, int size) {}

    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final Map<String, MapNode.Entry> entries = new LinkedHashMap<>();
    private final Set<String> declared = new HashSet<>();
    private final Set<String> used = new HashSet<>();

    /** Defines what {@code vars:} holds, in which environment and secrets are already replaced. */
    void declare(MapNode vars, ProblemLog log) {
        for (MapNode.Entry entry : vars.entries()) {
            if (!isName(entry.key())) {
                log.error(
                        WRONG_NAME,
                        entry.keyPlace(),
                        "the name of a variable holds letters, digits, '_', '-' and '.' only, not "
                                + SafeText.quoted(entry.key()));
                continue;
            }
            declared.add(entry.key());
            define(entry);
        }
    }

    /** Defines what {@code --set K=V} says. */
    void override(Map<String, String> set, ProblemLog log) {
        for (Map.Entry<String, String> one : set.entrySet()) {
            String name = one.getKey();
            var place = Place.of("--set " + name);
            if (!isName(name)) {
                log.error(
                        USAGE,
                        null,
                        "--set takes NAME=VALUE, and " + SafeText.quoted(name) + " is no name of a variable",
                        "for example --set budget=50");
                continue;
            }
            Node value = value(one.getValue(), place, log);
            if (value != null) {
                define(new MapNode.Entry(name, place, value));
            }
        }
    }

    /**
     * What YAML would make of the value behind {@code key: }, but forgiving: only text that starts as a quoted text,
     * list or map is parsed, all other text stands for itself whatever signs it holds.
     */
    private static @Nullable Node value(String text, Place place, ProblemLog log) {
        String stripped = text.strip();
        if (!stripped.isEmpty() && "\"'[{".indexOf(stripped.charAt(0)) >= 0) {
            var problems = new ArrayList<Problem>();
            Node node = YamlReader.read(place.file(), stripped.getBytes(StandardCharsets.UTF_8), problems);
            problems.forEach(log::add);
            return node;
        }
        return Substitution.scalar(stripped, place, log);
    }

    private void define(MapNode.Entry entry) {
        entries.put(entry.key(), entry);
        variables.put(entry.key(), new Variable(entry.value(), size(entry.value())));
    }

    private static int size(Node node) {
        int size = 1;
        if (node instanceof ListNode list) {
            for (Node item : list.items()) {
                size += size(item);
            }
        } else if (node instanceof MapNode map) {
            for (MapNode.Entry entry : map.entries()) {
                size += 1 + size(entry.value());
            }
        }
        return size;
    }

    /** The variable, which then counts as used; null when there is none. */
    @Nullable
    Variable use(String name) {
        used.add(name);
        return variables.get(name);
    }

    Set<String> names() {
        return variables.keySet();
    }

    /** All variables. */
    MapNode asMap(Place place) {
        return new MapNode(new ArrayList<>(entries.values()), place);
    }

    /** Warns of {@code --set bugdet=50} where the file has a variable {@code budget}. */
    void warnOfMisspelt(Set<String> set, ProblemLog log) {
        for (String name : set) {
            String nearest = declared.contains(name) || used.contains(name) ? null : NearestWord.of(name, declared);
            if (nearest != null) {
                log.warning(
                        USAGE,
                        null,
                        "--set " + SafeText.escape(name) + ": the workflow has no variable of this name",
                        "did you mean " + SafeText.quoted(nearest) + "?");
            }
        }
    }

    static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            boolean other = (c >= '0' && c <= '9') || c == '-' || c == '.';
            if (!letter && !(other && i > 0)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    static List<String> kinds() {
        return List.of("vars", "env", "secret");
    }
}
