package io.labelwright.engine.workflow;

import static io.labelwright.spi.problem.StandardError.NOT_ALLOWED;
import static io.labelwright.spi.problem.StandardError.OUT_OF_RANGE;
import static io.labelwright.spi.problem.StandardError.SYNTAX;
import static io.labelwright.spi.problem.StandardError.UNKNOWN_VARIABLE;
import static io.labelwright.spi.problem.StandardError.WRONG_TYPE;

import io.labelwright.engine.yaml.ListNode;
import io.labelwright.engine.yaml.MapNode;
import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.engine.yaml.Node;
import io.labelwright.engine.yaml.ProblemLog;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.engine.yaml.ScalarNode;
import io.labelwright.spi.problem.Place;
import java.util.ArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Replaces <code>${vars.NAME}</code>, <code>${env.NAME}</code> and <code>${secret.NAME}</code> in values. A scalar that
 * is exactly one of them takes the type of the variable; in longer text it becomes text; <code>$${</code> stands for
 * <code>${</code>. What is put in is never looked at again, so no text from outside can name a variable.
 */
final class Substitution {

    private static final int MAX_NODES = 400_000;
    private static final int MAX_CHARACTERS = 5_000_000;
    private static final String FORMS = "${vars.NAME}, ${env.NAME} or ${secret.NAME}";

    private final @Nullable Variables variables;
    private final Function<String, @Nullable String> environment;
    private final Secrets secrets;
    private final ProblemLog log;
    private long nodes;
    private long characters;
    private boolean stopped;

    /**
     * A substitution.
     *
     * @param variables null inside {@code vars:} itself, where variables can't be used
     */
    Substitution(
            @Nullable Variables variables,
            Function<String, @Nullable String> environment,
            Secrets secrets,
            ProblemLog log) {
        this.variables = variables;
        this.environment = environment;
        this.secrets = secrets;
        this.log = log;
    }

    /** The node with everything below it replaced; the node itself when there is nothing to replace. */
    Node replace(Node node) {
        if (stopped) {
            return node;
        }
        if (node instanceof ScalarNode scalar) {
            return replace(scalar);
        }
        if (node instanceof ListNode list) {
            return replace(list, this::replace);
        }
        return replace((MapNode) node, entry -> replace(entry.value()));
    }

    /** A workflow file: {@code vars} are replaced beforehand, and stages keep their {@code id} and {@code uses}. */
    MapNode replaceWorkflow(MapNode file) {
        return replace(file, entry -> switch (entry.key()) {
            case "vars" -> entry.value();
            case "stages" -> replaceStages(entry.value());
            default -> replace(entry.value());
        });
    }

    /** A list of stages: their {@code id} and {@code uses} stay as they are, also inside loops. */
    Node replaceStages(Node node) {
        return node instanceof ListNode list ? replace(list, this::replaceStage) : replace(node);
    }

    private Node replaceStage(Node node) {
        if (!(node instanceof MapNode stage)) {
            return replace(node);
        }
        boolean loop =
                stage.get("uses") instanceof ScalarNode uses && uses.text().equals(StageNode.LOOP);
        return replace(stage, entry -> switch (entry.key()) {
            case "id", "uses" -> entry.value();
            case "with" ->
                loop && entry.value() instanceof MapNode with
                        ? replace(with, this::replaceLoopKey)
                        : replace(entry.value());
            default -> replace(entry.value());
        });
    }

    private Node replaceLoopKey(MapNode.Entry entry) {
        return entry.key().equals("stages") ? replaceStages(entry.value()) : replace(entry.value());
    }

    private static Node replace(ListNode list, Function<Node, Node> each) {
        var items = new ArrayList<Node>(list.items().size());
        boolean changed = false;
        for (Node item : list.items()) {
            Node replaced = each.apply(item);
            changed |= replaced != item;
            items.add(replaced);
        }
        return changed ? new ListNode(items, list.place()) : list;
    }

    private static MapNode replace(MapNode map, Function<MapNode.Entry, Node> each) {
        var entries = new ArrayList<MapNode.Entry>(map.entries().size());
        boolean changed = false;
        for (MapNode.Entry entry : map.entries()) {
            Node replaced = each.apply(entry);
            changed |= replaced != entry.value();
            entries.add(new MapNode.Entry(entry.key(), entry.keyPlace(), replaced));
        }
        return changed ? new MapNode(entries, map.place()) : map;
    }

    private Node replace(ScalarNode scalar) {
        String text = scalar.text();
        int first = text.indexOf("${");
        if (first < 0 || scalar.secret()) {
            return scalar;
        }
        if (first == 0 && text.indexOf('}') == text.length() - 1) {
            Node value = value(text.substring(2, text.length() - 1), scalar.place());
            return value == null ? scalar : value;
        }
        return splice(scalar, first);
    }

    private Node splice(ScalarNode scalar, int first) {
        String text = scalar.text();
        Place place = scalar.place();
        var out = new StringBuilder();
        boolean secret = false;
        boolean failed = false;
        int from = 0;
        for (int at = first; at >= 0; at = text.indexOf("${", from)) {
            if (at > from && text.charAt(at - 1) == '$') {
                out.append(text, from, at - 1).append("${");
                from = at + 2;
                continue;
            }
            int end = text.indexOf('}', at);
            if (end < 0) {
                log.error(
                        SYNTAX,
                        place,
                        "'${' without '}' in " + SafeText.quoted(text),
                        "write $${ where ${ is meant as text");
                return scalar;
            }
            Node value = value(text.substring(at + 2, end), place);
            if (value instanceof ScalarNode inserted) {
                secret |= inserted.secret();
                out.append(text, from, at).append(inserted.text());
            } else if (value != null) {
                log.error(
                        WRONG_TYPE,
                        place,
                        SafeText.quoted(text.substring(at, end + 1)) + " is " + value.kind()
                                + " and can't be part of longer text");
            }
            failed |= !(value instanceof ScalarNode);
            from = end + 1;
            if (characters + out.length() > MAX_CHARACTERS) {
                stop(place);
                return scalar;
            }
        }
        out.append(text, from, text.length());
        characters += out.length();
        return failed ? scalar : new ScalarNode(out.toString(), true, secret, place);
    }

    private @Nullable Node value(String reference, Place place) {
        int dot = reference.indexOf('.');
        String kind = dot < 0 ? reference : reference.substring(0, dot);
        String name = dot < 0 ? "" : reference.substring(dot + 1);
        if (!Variables.isName(name) || !Variables.kinds().contains(kind)) {
            String nearest = NearestWord.of(kind, Variables.kinds());
            log.error(
                    UNKNOWN_VARIABLE,
                    place,
                    "expected " + FORMS + ", not " + SafeText.quoted("${" + reference + "}"),
                    nearest != null && Variables.isName(name)
                            ? "did you mean " + SafeText.quoted("${" + nearest + "." + name + "}") + "?"
                            : "write $${ where ${ is meant as text");
            return null;
        }
        return switch (kind) {
            case "vars" -> variable(name, place);
            case "env" -> environment(name, place);
            default -> {
                String secret = secrets.find(name, place, log);
                yield secret == null ? null : ScalarNode.secret(secret, place);
            }
        };
    }

    private @Nullable Node variable(String name, Place place) {
        if (variables == null) {
            log.error(
                    NOT_ALLOWED,
                    place,
                    "a variable can't use another variable",
                    "inside 'vars' only ${env.NAME} and ${secret.NAME} can be used");
            return null;
        }
        Variables.Variable variable = variables.use(name);
        if (variable == null) {
            String hint = NearestWord.hint(name, variables.names());
            log.error(
                    UNKNOWN_VARIABLE,
                    place,
                    "there is no variable " + SafeText.quoted(name),
                    hint != null ? hint : "define it under 'vars', or by --set " + name + "=VALUE");
            return null;
        }
        nodes += variable.size();
        if (nodes > MAX_NODES) {
            stop(place);
            return null;
        }
        // A scalar is told at the place of its use: with one place for all uses, their problems would look alike.
        return variable.node() instanceof ScalarNode scalar
                ? new ScalarNode(scalar.text(), scalar.quoted(), scalar.secret(), place)
                : variable.node();
    }

    private @Nullable Node environment(String name, Place place) {
        String value = environment.apply(name);
        if (value == null) {
            log.error(
                    UNKNOWN_VARIABLE,
                    place,
                    "the environment variable " + SafeText.quoted(name) + " is not set",
                    "set it, or use a variable of 'vars' with a value of its own");
            return null;
        }
        return scalar(value, place, log);
    }

    private void stop(Place place) {
        if (!stopped) {
            log.error(OUT_OF_RANGE, place, "with its variables replaced the file is too large");
        }
        stopped = true;
    }

    /** Text from outside of the file as a plain scalar; null when it is a number that is not finite. */
    static @Nullable ScalarNode scalar(String text, Place place, ProblemLog log) {
        // Nothing at all is an empty text here: null would make the key look as if it was left out.
        var scalar = new ScalarNode(text, text.isEmpty(), place);
        if (scalar.value() instanceof Double number && !Double.isFinite(number)) {
            log.error(OUT_OF_RANGE, place, SafeText.quoted(text) + " is not a finite number");
            return null;
        }
        return scalar;
    }
}
