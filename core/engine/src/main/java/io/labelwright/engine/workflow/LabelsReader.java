package io.labelwright.engine.workflow;

import static io.labelwright.spi.problem.StandardError.CYCLE;
import static io.labelwright.spi.problem.StandardError.DUPLICATE_KEY;
import static io.labelwright.spi.problem.StandardError.MISSING_KEY;
import static io.labelwright.spi.problem.StandardError.NOT_ALLOWED;
import static io.labelwright.spi.problem.StandardError.OUT_OF_RANGE;
import static io.labelwright.spi.problem.StandardError.UNKNOWN_CLASS;
import static io.labelwright.spi.problem.StandardError.UNSUPPORTED_TASK;
import static io.labelwright.spi.problem.StandardError.WRONG_NAME;

import io.labelwright.engine.yaml.ListNode;
import io.labelwright.engine.yaml.Located;
import io.labelwright.engine.yaml.MapNode;
import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.engine.yaml.Node;
import io.labelwright.engine.yaml.ProblemLog;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.engine.yaml.ScalarNode;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.Place;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code labels:}. Class names keep the spelling of the file: {@code no}, {@code 017}, {@code null}. */
final class LabelsReader {

    private static final List<String> KEYS = List.of("task", "classes", "guidelines");
    private static final List<String> CLASS_KEYS = List.of("name", "description", "key", "aliases", "parent");
    private static final String FROM_DATA = "from_data";
    /** Labels are kept as short class indexes. */
    private static final int MAX_CLASSES = Short.MAX_VALUE;

    private final ProblemLog log;
    private final Map<String, Place> names = new LinkedHashMap<>();
    private final Map<String, Place> aliases = new HashMap<>();
    private final Map<String, Place> keys = new HashMap<>();
    private final Map<String, Located<String>> parents = new LinkedHashMap<>();

    LabelsReader(ProblemLog log) {
        this.log = log;
    }

    /** Stands in for labels that can't be read: no class is known, so none is called unknown later. */
    static Labels unknown(Place place) {
        return new Labels(new Located<>(Task.CLASSIFICATION, place), List.of(), true, null);
    }

    Labels read(Node node) {
        if (!(node instanceof MapNode map)) {
            Fields.wrongType(node, "'labels'", "a map", "write labels: {task: classification, classes: [...]}", log);
            return unknown(node.place());
        }
        Fields fields = Fields.of(map, "'labels'", KEYS, log);
        Located<Task> task = task(fields);
        Located<String> guidelines = fields.text("guidelines");
        Node classes = fields.node("classes");
        if (task == null || classes == null) {
            if (task != null && needsClasses(task.value())) {
                log.error(
                        MISSING_KEY,
                        map.place(),
                        "the key 'classes' is missing in 'labels'",
                        "list the classes, or write classes: from_data");
            }
            boolean open = task == null || needsClasses(task.value());
            Located<Task> known = task == null ? new Located<>(Task.CLASSIFICATION, map.place()) : task;
            return new Labels(known, classes == null ? List.of() : classes(classes), open, guidelines);
        }
        if (!needsClasses(task.value())) {
            log.error(
                    NOT_ALLOWED,
                    classes.place(),
                    "the task '" + task.value().word() + "' has no classes",
                    "remove the key 'classes'");
            return new Labels(task, List.of(), false, guidelines);
        }
        boolean fromData = classes instanceof ScalarNode scalar && scalar.text().equals(FROM_DATA);
        return new Labels(task, fromData ? List.of() : classes(classes), fromData, guidelines);
    }

    private @Nullable Located<Task> task(Fields fields) {
        List<String> words = Arrays.stream(Task.values()).map(Task::word).toList();
        if (fields.required("task", "it can be " + String.join(", ", words)) == null) {
            return null;
        }
        Located<String> word = fields.text("task");
        if (word == null) {
            return null;
        }
        Task task = Task.ofWord(word.value()).orElse(null);
        if (task == null) {
            log.error(
                    UNSUPPORTED_TASK,
                    word.place(),
                    "unknown task " + SafeText.quoted(word.value()),
                    NearestWord.hint(word.value(), words));
            return null;
        }
        return new Located<>(task, word.place());
    }

    private static boolean needsClasses(Task task) {
        return switch (task) {
            case CLASSIFICATION, MULTI_LABEL, ORDINAL, SPANS, BOXES -> true;
            case NUMERIC, PAIRWISE, TEXT -> false;
        };
    }

    private List<Located<LabelClass>> classes(Node node) {
        if (!(node instanceof ListNode list)) {
            Fields.wrongType(node, "'classes'", "a list of names or 'from_data'", null, log);
            return List.of();
        }
        if (list.items().isEmpty()) {
            log.error(OUT_OF_RANGE, list.place(), "'classes' is empty", "list the classes, or write from_data");
        }
        if (list.items().size() > MAX_CLASSES) {
            log.error(OUT_OF_RANGE, list.place(), "there are more than " + MAX_CLASSES + " classes");
            return List.of();
        }
        var classes = new ArrayList<Located<LabelClass>>();
        for (Node item : list.items()) {
            LabelClass one = item instanceof MapNode map ? described(map) : named(item);
            if (one != null) {
                classes.add(new Located<>(one, item.place()));
            }
        }
        checkAliases();
        checkParents();
        warnOfLookalikes();
        return classes;
    }

    private @Nullable LabelClass named(Node node) {
        Located<String> name = name(node, "a class");
        return name == null || !isNewName(name) ? null : LabelClass.of(name.value());
    }

    private @Nullable LabelClass described(MapNode map) {
        Fields fields = Fields.of(map, "a class", CLASS_KEYS, log);
        Node nameNode = fields.required("name", null);
        Located<String> description = fields.text("description");
        Located<String> key = fields.text("key");
        Located<String> parent = fields.has("parent") ? name(fields.required("parent", null), "'parent'") : null;
        List<String> spellings = aliases(fields.list("aliases", "write aliases: [...]"));
        Located<String> name = nameNode == null ? null : name(nameNode, "'name'");
        if (name == null || !isNewName(name)) {
            return null;
        }
        if (key != null) {
            checkKey(key);
        }
        if (parent != null) {
            parents.put(name.value(), parent);
        }
        return new LabelClass(
                name.value(),
                description == null ? null : description.value(),
                key == null ? null : key.value(),
                spellings,
                parent == null ? null : parent.value());
    }

    /** A name in its source spelling: {@code null} and {@code ~} are names, nothing at all is not. */
    private @Nullable Located<String> name(@Nullable Node node, String what) {
        if (node instanceof ScalarNode scalar && !scalar.secret()) {
            if (!scalar.text().isBlank()) {
                return new Located<>(scalar.text(), scalar.place());
            }
            log.error(WRONG_NAME, scalar.place(), what + " needs a name that is not empty");
        } else if (node != null) {
            Fields.wrongType(node, what, "text", null, log);
        }
        return null;
    }

    private boolean isNewName(Located<String> name) {
        Place first = names.putIfAbsent(name.value(), name.place());
        if (first == null) {
            return true;
        }
        log.error(
                DUPLICATE_KEY,
                name.place(),
                "the class " + SafeText.quoted(name.value()) + " is already there in line " + first.line());
        return false;
    }

    private void checkKey(Located<String> key) {
        if (key.value().codePointCount(0, key.value().length()) != 1
                || key.value().isBlank()) {
            log.error(WRONG_NAME, key.place(), "'key' must be one character, not " + SafeText.quoted(key.value()));
        } else if (keys.putIfAbsent(key.value(), key.place()) != null) {
            log.error(
                    DUPLICATE_KEY,
                    key.place(),
                    "the keyboard key " + SafeText.quoted(key.value()) + " already stands for another class");
        }
    }

    private List<String> aliases(@Nullable ListNode list) {
        var spellings = new ArrayList<String>();
        if (list != null) {
            for (Node node : list.items()) {
                Located<String> alias = name(node, "an alias");
                if (alias == null) {
                    continue;
                }
                if (aliases.putIfAbsent(alias.value(), alias.place()) == null) {
                    spellings.add(alias.value());
                } else {
                    log.error(
                            DUPLICATE_KEY,
                            alias.place(),
                            "the alias " + SafeText.quoted(alias.value()) + " is already there");
                }
            }
        }
        return spellings;
    }

    private void checkAliases() {
        names.forEach((name, place) -> {
            Place alias = aliases.get(name);
            if (alias != null) {
                log.error(
                        DUPLICATE_KEY,
                        alias,
                        "the alias " + SafeText.quoted(name) + " is the name of a class",
                        "remove the alias");
            }
        });
    }

    private void checkParents() {
        for (Map.Entry<String, Located<String>> entry : parents.entrySet()) {
            Located<String> parent = entry.getValue();
            if (!names.containsKey(parent.value())) {
                log.error(
                        UNKNOWN_CLASS,
                        parent.place(),
                        "there is no class " + SafeText.quoted(parent.value()),
                        NearestWord.hint(parent.value(), names.keySet()));
            }
        }
        var done = new HashMap<String, String>();
        for (String start : parents.keySet()) {
            String name = start;
            while (name != null && done.putIfAbsent(name, start) == null) {
                Located<String> parent = parents.get(name);
                name = parent == null ? null : parent.value();
            }
            // Back at a class that this same walk has passed: a ring. One that an earlier walk passed is no new ring.
            Located<String> parent = name != null && start.equals(done.get(name)) ? parents.get(name) : null;
            if (parent != null) {
                log.error(
                        CYCLE,
                        parent.place(),
                        "the class " + SafeText.quoted(String.valueOf(name)) + " is above itself",
                        "remove one 'parent' of the ring");
            }
        }
    }

    /** Two names that differ only by case, blanks or Unicode form are never merged, but seldom meant. */
    private void warnOfLookalikes() {
        var folded = new HashMap<String, String>();
        names.forEach((name, place) -> {
            String other = folded.putIfAbsent(fold(name), name);
            if (other != null) {
                log.warning(
                        WRONG_NAME,
                        place,
                        "the classes " + SafeText.quoted(other) + " and " + SafeText.quoted(name)
                                + " differ only by case, blanks or Unicode form and count as two",
                        "if they are one, keep one and give it the other as an alias");
            }
        });
    }

    private static String fold(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        boolean ascii = true;
        for (int i = 0; i < plain.length() && ascii; i++) {
            ascii = plain.charAt(i) < 0x80;
        }
        return ascii ? plain : Normalizer.normalize(plain, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
