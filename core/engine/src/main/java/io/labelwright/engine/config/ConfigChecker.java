package io.labelwright.engine.config;

import io.labelwright.engine.config.ConfigValue.Mapping;
import io.labelwright.engine.config.ConfigValue.Scalar;
import io.labelwright.engine.config.ConfigValue.Sequence;
import io.labelwright.engine.plugin.Bounds;
import io.labelwright.engine.plugin.KeyDescriptor;
import io.labelwright.engine.plugin.KeyDescriptor.Mark;
import io.labelwright.engine.plugin.StrategyDescriptor;
import io.labelwright.engine.plugin.ValueType;
import io.labelwright.engine.yaml.ListNode;
import io.labelwright.engine.yaml.MapNode;
import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.engine.yaml.Node;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.engine.yaml.ScalarNode;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks the {@code with:} block of a stage against the descriptor of its strategy, and fills in the defaults. Finds
 * all problems in one pass, each at the place of the node that has it. Loads no class of the strategy.
 */
public final class ConfigChecker {

    private final StrategyDescriptor strategy;
    private final CheckContext context;
    private final ConfigProblems problems;
    private final ScalarCheck scalars;
    private final ChoiceCheck choices;
    private final List<ConfigEntry> entries = new ArrayList<>();
    private final boolean given;
    /** Checks the defaults of keys that are not given, and has nothing left of one when the next comes. */
    private @Nullable ConfigChecker defaults;

    private ConfigChecker(StrategyDescriptor strategy, CheckContext context, boolean given) {
        this.strategy = strategy;
        this.context = context;
        this.problems = new ConfigProblems(context.owner(), strategy);
        this.scalars = new ScalarCheck(problems);
        this.choices = new ChoiceCheck(problems);
        this.given = given;
    }

    /**
     * Checks a config.
     *
     * @param with the block; for a stage without one an empty map at the place of its {@code uses}
     * @param strategy what the stage uses
     * @param context what is known of the workflow
     * @param problems gets what is wrong
     * @return the config; keys with a problem are left out
     */
    public static ConfigTree check(
            MapNode with, StrategyDescriptor strategy, CheckContext context, List<Problem> problems) {
        var checker = new ConfigChecker(strategy, context, true);
        Mapping root = checker.keys(with, strategy.keys(), "");
        problems.addAll(checker.problems.all());
        return new ConfigTree(context.stage(), strategy, root, checker.entries);
    }

    private Mapping keys(MapNode map, List<KeyDescriptor> keys, String prefix) {
        Map<String, MapNode.Entry> found = assign(map, keys, prefix);
        var values = new LinkedHashMap<String, ConfigValue>();
        for (KeyDescriptor key : keys) {
            MapNode.Entry entry = found.get(key.name());
            ConfigValue value;
            if (entry != null && !isNothing(entry.value(), key)) {
                value = value(entry.value(), key, key.type(), prefix + key.name(), Position.TOP);
            } else {
                value = absent(map, key, prefix);
            }
            if (value != null) {
                values.put(key.name(), value);
            }
        }
        return new Mapping(values, map.place(), given);
    }

    /** Finds the key of each entry, and tells of those that are unknown or have a new name. */
    private Map<String, MapNode.Entry> assign(MapNode map, List<KeyDescriptor> keys, String prefix) {
        if (map.entries().isEmpty()) {
            return Map.of();
        }
        var byName = new LinkedHashMap<String, KeyDescriptor>();
        var byFormerName = new LinkedHashMap<String, KeyDescriptor>();
        for (KeyDescriptor key : keys) {
            byName.put(key.name(), key);
            if (key.former() != null) {
                byFormerName.put(key.former(), key);
            }
        }
        var found = new LinkedHashMap<String, MapNode.Entry>();
        for (MapNode.Entry entry : map.entries()) {
            KeyDescriptor key = byName.get(entry.key());
            KeyDescriptor renamed = key == null ? byFormerName.get(entry.key()) : null;
            if (key != null) {
                found.put(key.name(), entry);
            } else if (renamed == null) {
                problems.add(
                        StandardError.UNKNOWN_KEY,
                        entry.keyPlace(),
                        "unknown key " + SafeText.quoted(prefix + entry.key()) + " " + problems.inStage(),
                        NearestWord.hint(entry.key(), byName.keySet()));
            } else if (map.entry(renamed.name()) != null) {
                problems.add(
                        StandardError.DUPLICATE_KEY,
                        entry.keyPlace(),
                        problems.key(prefix + entry.key()) + " is the former name of '" + renamed.name()
                                + "', which is given too",
                        "take '" + entry.key() + "' away");
            } else {
                problems.warn(
                        StandardError.UNKNOWN_KEY,
                        entry.keyPlace(),
                        problems.key(prefix + entry.key()) + " is now called '" + renamed.name() + "'",
                        "write '" + renamed.name() + "'");
                found.put(renamed.name(), entry);
            }
        }
        return found;
    }

    private @Nullable ConfigValue absent(MapNode map, KeyDescriptor key, String prefix) {
        if (key.byDefault() != null) {
            return byDefault(key, key.byDefault(), map.place(), prefix);
        }
        if (key.required()) {
            problems.add(
                    StandardError.MISSING_KEY,
                    map.place(),
                    "the key " + problems.key(prefix + key.name()) + " is missing",
                    key.doc().isEmpty() ? null : key.name() + ": " + key.doc());
        }
        return null;
    }

    private @Nullable ConfigValue byDefault(KeyDescriptor key, String text, Place place, String prefix) {
        ConfigChecker checker = defaults;
        if (checker == null) {
            checker = new ConfigChecker(strategy, new CheckContext(context.stage(), null), false);
            defaults = checker;
        }
        Node node = DefaultText.node(text, place);
        ConfigValue value =
                node == null ? null : checker.value(node, key, key.type(), prefix + key.name(), Position.TOP);
        if (value == null || !checker.problems.all().isEmpty()) {
            defaults = null;
            problems.add(
                    StandardError.PLUGIN_BROKEN,
                    Place.of(strategy.origin().jar()),
                    "the default " + SafeText.quoted(text) + " of the key " + problems.key(prefix + key.name())
                            + " is not valid",
                    "give the key a value; and tell the author of " + strategy.id());
            return null;
        }
        entries.addAll(checker.entries);
        checker.entries.clear();
        return value;
    }

    /**
     * Where in the value of a key a node is.
     *
     * @param whole whether it is the whole value, to which the key's bounds apply
     * @param classes whether, with the mark for classes, it names classes
     * @param target whether it is what a class of another taxonomy becomes
     */
    private record Position(boolean whole, boolean classes, boolean target) {

        static final Position TOP = new Position(true, true, false);

        Position inList() {
            return new Position(false, classes, false);
        }

        Position inMap(KeyDescriptor key, ValueType element) {
            return new Position(
                    false,
                    classes && element.kind() == ValueType.Kind.MAP,
                    classes
                            && (key.is(Mark.SOURCE_CLASS) || key.is(Mark.TARGET_CLASS))
                            && element.kind() == ValueType.Kind.TEXT);
        }
    }

    private @Nullable ConfigValue value(Node node, KeyDescriptor key, ValueType type, String path, Position position) {
        return switch (type.kind()) {
            case LIST -> list(node, key, type, path, position);
            case MAP -> map(node, key, type, path, position);
            case RECORD -> record(node, type, path);
            case CHOICE -> choice(node, type, path);
            case TEXT, WORD, BOOLEAN, INTEGER, NUMBER -> scalar(node, key, type, path, position);
        };
    }

    private @Nullable ConfigValue scalar(Node node, KeyDescriptor key, ValueType type, String path, Position position) {
        if (!(node instanceof ScalarNode scalar)) {
            return wrongShape(node, path, "one value, " + TypeInWords.of(type), null);
        }
        if (!position.whole() && scalar.isNull() && scalar.text().isEmpty()) {
            return wrongShape(node, path, TypeInWords.of(type), "write '' for the empty text");
        }
        if (key.is(Mark.SECRET) && !scalar.secret() && given) {
            context.exposed().accept(scalar.text());
            problems.add(
                    StandardError.NOT_ALLOWED,
                    node.place(),
                    problems.key(path) + " is a secret and must not stand in the workflow file",
                    "write \"${secret.NAME}\", and put it into the environment as LABELWRIGHT_SECRET_NAME");
            return null;
        }
        if (scalar.secret() && isShown(key)) {
            problems.add(
                    StandardError.WRONG_TYPE,
                    node.place(),
                    problems.key(path) + " has to be text, not a secret: it is shown and stored",
                    null);
            return null;
        }
        Object value = scalars.value(scalar, type, position.whole() ? key.bounds() : Bounds.NONE, path);
        if (value == null) {
            return null;
        }
        boolean secret = scalar.secret() || key.is(Mark.SECRET);
        if (position.target()) {
            checkClass(value.toString(), node.place(), path);
            return new Scalar(value, key, secret, node.place(), given);
        }
        entries.add(new ConfigEntry(path, key, value.toString(), secret, node.place(), given));
        if (position.classes() && key.is(Mark.CLASS) && !secret) {
            checkClass(value.toString(), node.place(), path);
        }
        return new Scalar(value, key, secret, node.place(), given);
    }

    /** Whether messages, records of runs and outputs hold the value of this key: paths, conditions, classes, fields. */
    private static boolean isShown(KeyDescriptor key) {
        return !key.is(Mark.SECRET) && (key.cel() != null || !key.marks().isEmpty());
    }

    private @Nullable ConfigValue list(Node node, KeyDescriptor key, ValueType type, String path, Position position) {
        List<Node> items;
        if (node instanceof ListNode list) {
            items = list.items();
        } else if (node instanceof ScalarNode && type.elements().kind() == ValueType.Kind.TEXT) {
            items = List.of(node);
        } else {
            String hint =
                    node instanceof ScalarNode scalar && !scalar.secret() ? "write [" + scalar.text() + "]" : null;
            return wrongShape(node, path, TypeInWords.of(type), hint);
        }
        int before = problems.errors();
        var values = new ArrayList<ConfigValue>();
        for (int i = 0; i < items.size(); i++) {
            ConfigValue value = value(items.get(i), key, type.elements(), path + "[" + i + "]", position.inList());
            if (value != null) {
                values.add(value);
            }
        }
        checkSize(node, items.size(), key, path, position);
        return problems.errors() == before ? new Sequence(values, node.place(), given) : null;
    }

    private @Nullable ConfigValue map(Node node, KeyDescriptor key, ValueType type, String path, Position position) {
        if (!(node instanceof MapNode map)) {
            return wrongShape(node, path, TypeInWords.of(type), null);
        }
        int before = problems.errors();
        var values = new LinkedHashMap<String, ConfigValue>();
        for (MapNode.Entry entry : map.entries()) {
            String entryPath = path + "." + entry.key();
            if (position.classes() && key.is(Mark.CLASS)) {
                entries.add(new ConfigEntry(entryPath, key, entry.key(), false, entry.keyPlace(), given));
                checkClass(entry.key(), entry.keyPlace(), path);
            }
            if (position.classes() && key.is(Mark.SOURCE_CLASS)) {
                entries.add(new ConfigEntry(entryPath, key, entry.key(), false, entry.keyPlace(), given));
            }
            ConfigValue value =
                    value(entry.value(), key, type.elements(), entryPath, position.inMap(key, type.elements()));
            if (value != null) {
                values.put(entry.key(), value);
            }
        }
        checkSize(node, map.entries().size(), key, path, position);
        return problems.errors() == before ? new Mapping(values, node.place(), given) : null;
    }

    private @Nullable ConfigValue record(Node node, ValueType type, String path) {
        if (node instanceof MapNode map) {
            return keys(map, type.keys(), path + ".");
        }
        return wrongShape(node, path, TypeInWords.of(type), null);
    }

    /** An alternative stands for the key: it has the bounds and marks, and what it holds is recorded as of it. */
    private @Nullable ConfigValue choice(Node node, ValueType type, String path) {
        KeyDescriptor alternative = choices.alternative(node, type, path);
        return alternative == null ? null : value(node, alternative, alternative.type(), path, Position.TOP);
    }

    private void checkSize(Node node, int size, KeyDescriptor key, String path, Position position) {
        if (position.whole() && !key.bounds().contain(size)) {
            problems.add(
                    StandardError.OUT_OF_RANGE,
                    node.place(),
                    problems.key(path) + " has to have " + key.bounds().inWords() + " entries, not " + size,
                    null);
        }
    }

    private void checkClass(String name, Place place, String path) {
        LabelSchema labels = context.labels();
        if (labels != null && labels.find(name) < 0) {
            problems.add(
                    StandardError.UNKNOWN_CLASS,
                    place,
                    problems.key(path) + " names the class " + SafeText.quoted(name)
                            + ", which is not among the workflow's labels",
                    NearestWord.hint(
                            name,
                            labels.classes().stream().map(LabelClass::name).toList()));
        }
    }

    /** Whether nothing is given for a key. A class may be called null: then it is a name. */
    private boolean isNothing(Node node, KeyDescriptor key) {
        if (!(node instanceof ScalarNode scalar) || !scalar.isNull()) {
            return false;
        }
        boolean oneClass = key.is(Mark.CLASS) && key.type().kind() == ValueType.Kind.TEXT;
        LabelSchema labels = context.labels();
        return !(oneClass && labels != null && labels.find(scalar.text()) >= 0);
    }

    private @Nullable ConfigValue wrongShape(Node node, String path, String expected, @Nullable String hint) {
        problems.add(
                StandardError.WRONG_TYPE,
                node.place(),
                problems.key(path) + " has to be " + expected + ", not " + found(node),
                hint);
        return null;
    }

    private static String found(Node node) {
        return node instanceof ScalarNode scalar && !scalar.isNull() ? scalar.shown() : node.kind();
    }
}
