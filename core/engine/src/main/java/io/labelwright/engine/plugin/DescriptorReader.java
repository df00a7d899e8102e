package io.labelwright.engine.plugin;

import io.labelwright.engine.plugin.KeyDescriptor.Mark;
import io.labelwright.spi.expression.Scope;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the descriptor that {@link io.labelwright.spi.processor.DescriptorProcessor} writes. Properties that it does
 * not know are passed over, so that a plug-in compiled against a newer SPI that only says more still works.
 */
final class DescriptorReader {

    /** What can be told apart by how it is written. */
    private static final Set<ValueType.Kind> SHAPES =
            EnumSet.of(ValueType.Kind.WORD, ValueType.Kind.NUMBER, ValueType.Kind.LIST, ValueType.Kind.MAP);

    private final Origin origin;

    private DescriptorReader(Origin origin) {
        this.origin = origin;
    }

    static List<StrategyDescriptor> read(InputStream in, Origin origin) throws IOException, MalformedDescriptor {
        var reader = new DescriptorReader(origin);
        Object json = JsonObjects.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        return each(object(json, "the descriptor"), "strategies", reader::strategy);
    }

    private StrategyDescriptor strategy(Map<?, ?> json) throws MalformedDescriptor {
        String id = text(json, "id");
        try {
            StrategyDescriptor.Kind kind = kind(text(json, "kind"));
            checkId(id, kind);
            return new StrategyDescriptor(
                    id,
                    (int) number(json, "version"),
                    kind,
                    text(json, "summary"),
                    textOr(json, "paper", ""),
                    textOr(json, "example", ""),
                    tasks(json),
                    flag(json, "seeded"),
                    flag(json, "guided"),
                    text(json, "factory"),
                    text(json, "config"),
                    each(json, "keys", DescriptorReader::key),
                    each(json, "reads", DescriptorReader::read),
                    each(json, "writes", DescriptorReader::write),
                    origin);
        } catch (MalformedDescriptor e) {
            throw new MalformedDescriptor(id + ": " + e.getMessage(), e);
        }
    }

    private static void checkId(String id, StrategyDescriptor.Kind kind) throws MalformedDescriptor {
        int slash = id.indexOf('/');
        boolean plain =
                id.chars().allMatch(c -> c == '/' || c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
        if (!plain || slash <= 0 || slash != id.lastIndexOf('/') || slash == id.length() - 1) {
            throw new MalformedDescriptor("an id is family/name in a-z, 0-9 and -");
        }
        if (kind == StrategyDescriptor.Kind.SOURCE && !id.startsWith("import/")) {
            throw new MalformedDescriptor("the id of a source starts with import/");
        }
        if (kind == StrategyDescriptor.Kind.SINK && !id.startsWith("export/")) {
            throw new MalformedDescriptor("the id of a sink starts with export/");
        }
    }

    private static StrategyDescriptor.Kind kind(String word) throws MalformedDescriptor {
        return word(StrategyDescriptor.Kind.values(), StrategyDescriptor.Kind::word, word, "kind");
    }

    private static List<Task> tasks(Map<?, ?> json) throws MalformedDescriptor {
        var tasks = new ArrayList<Task>();
        for (String word : texts(json, "tasks")) {
            tasks.add(word(Task.values(), Task::word, word, "task"));
        }
        return tasks;
    }

    private static KeyDescriptor key(Map<?, ?> json) throws MalformedDescriptor {
        String name = text(json, "name");
        try {
            String cel = optionalText(json, "cel");
            Scope scope = cel == null
                    ? null
                    : word(Scope.values(), value -> value.name().toLowerCase(Locale.ROOT), cel, "cel scope");
            return new KeyDescriptor(
                    name,
                    textOr(json, "doc", ""),
                    type(json),
                    optionalText(json, "default"),
                    flag(json, "required"),
                    bounds(json),
                    optionalText(json, "former"),
                    scope,
                    json.containsKey("stage_of") ? table(json, "stage_of") : null,
                    marks(json));
        } catch (MalformedDescriptor e) {
            throw new MalformedDescriptor("key " + name + ": " + e.getMessage(), e);
        }
    }

    private static ValueType type(Map<?, ?> json) throws MalformedDescriptor {
        ValueType.Kind kind = word(ValueType.Kind.values(), ValueType.Kind::word, text(json, "type"), "type");
        boolean holdsOthers = kind == ValueType.Kind.LIST || kind == ValueType.Kind.MAP;
        return new ValueType(
                kind,
                flag(json, "wide"),
                holdsOthers ? type(object(json.get("element"), "element")) : null,
                kind == ValueType.Kind.RECORD ? each(json, "keys", DescriptorReader::key) : List.of(),
                kind == ValueType.Kind.WORD ? texts(json, "words") : List.of(),
                kind == ValueType.Kind.CHOICE ? alternatives(json) : List.of());
    }

    private static List<KeyDescriptor> alternatives(Map<?, ?> json) throws MalformedDescriptor {
        List<KeyDescriptor> alternatives = each(json, "alternatives", DescriptorReader::key);
        Set<ValueType.Kind> shapes = EnumSet.noneOf(ValueType.Kind.class);
        for (KeyDescriptor alternative : alternatives) {
            ValueType.Kind kind = alternative.type().kind();
            ValueType.Kind shape = kind == ValueType.Kind.INTEGER ? ValueType.Kind.NUMBER : kind;
            if (!SHAPES.contains(shape)) {
                throw new MalformedDescriptor("an alternative can't be a " + kind.word());
            }
            if (!shapes.add(shape)) {
                throw new MalformedDescriptor("two alternatives are a " + shape.word());
            }
        }
        if (alternatives.isEmpty()) {
            throw new MalformedDescriptor("a choice without alternatives");
        }
        return alternatives;
    }

    private static Bounds bounds(Map<?, ?> json) throws MalformedDescriptor {
        if (!json.containsKey("min") && !json.containsKey("max")) {
            return Bounds.NONE;
        }
        return new Bounds(
                json.containsKey("min") ? number(json, "min") : Double.NEGATIVE_INFINITY,
                flag(json, "above"),
                json.containsKey("max") ? number(json, "max") : Double.POSITIVE_INFINITY);
    }

    private static Set<Mark> marks(Map<?, ?> json) throws MalformedDescriptor {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        for (Mark mark : Mark.values()) {
            if (flag(json, mark.word())) {
                marks.add(mark);
            }
        }
        return marks;
    }

    private static TableRead read(Map<?, ?> json) throws MalformedDescriptor {
        String from = textOr(json, "from", "");
        TableKind table = from.isEmpty() ? table(json) : null;
        var orElse = new ArrayList<TableKind>();
        for (String word : texts(json, "or_else")) {
            orElse.add(word(TableKind.values(), TableKind::word, word, "table"));
        }
        return new TableRead(table, from, textOr(json, "when", ""), flag(json, "optional"), orElse);
    }

    private static TableWrite write(Map<?, ?> json) throws MalformedDescriptor {
        return new TableWrite(
                table(json),
                textOr(json, "when", ""),
                flag(json, "by_default"),
                texts(json, "metrics"),
                flag(json, "replaces"));
    }

    private static TableKind table(Map<?, ?> json) throws MalformedDescriptor {
        return table(json, "table");
    }

    private static TableKind table(Map<?, ?> json, String name) throws MalformedDescriptor {
        return word(TableKind.values(), TableKind::word, text(json, name), "table");
    }

    private static <E> E word(E[] values, Function<E, String> words, String word, String what)
            throws MalformedDescriptor {
        for (E value : values) {
            if (words.apply(value).equals(word)) {
                return value;
            }
        }
        throw new MalformedDescriptor("unknown " + what + " '" + word + "', expected one of "
                + String.join(", ", Arrays.stream(values).map(words).toList()));
    }

    /** Reads one element of an array of objects. */
    @FunctionalInterface
    private interface ElementReader<T> {
        T read(Map<?, ?> json) throws MalformedDescriptor;
    }

    private static <T> List<T> each(Map<?, ?> json, String name, ElementReader<T> reader) throws MalformedDescriptor {
        if (!(json.get(name) instanceof List<?> list)) {
            throw new MalformedDescriptor("'" + name + "' is missing or no list");
        }
        var elements = new ArrayList<T>(list.size());
        for (Object element : list) {
            elements.add(reader.read(object(element, name)));
        }
        return elements;
    }

    private static List<String> texts(Map<?, ?> json, String name) throws MalformedDescriptor {
        var texts = new ArrayList<String>();
        if (json.get(name) instanceof List<?> list) {
            for (Object element : list) {
                if (!(element instanceof String text)) {
                    throw new MalformedDescriptor("'" + name + "' holds something else than text");
                }
                texts.add(text);
            }
        }
        return texts;
    }

    private static Map<?, ?> object(@Nullable Object json, String what) throws MalformedDescriptor {
        if (json instanceof Map<?, ?> map) {
            return map;
        }
        throw new MalformedDescriptor("'" + what + "' is missing or no object");
    }

    private static String text(Map<?, ?> json, String name) throws MalformedDescriptor {
        if (json.get(name) instanceof String text) {
            return text;
        }
        throw new MalformedDescriptor("'" + name + "' is missing or no text");
    }

    private static String textOr(Map<?, ?> json, String name, String byDefault) throws MalformedDescriptor {
        return json.containsKey(name) ? text(json, name) : byDefault;
    }

    private static @Nullable String optionalText(Map<?, ?> json, String name) throws MalformedDescriptor {
        return json.containsKey(name) ? text(json, name) : null;
    }

    private static double number(Map<?, ?> json, String name) throws MalformedDescriptor {
        if (json.get(name) instanceof Double number) {
            return number;
        }
        throw new MalformedDescriptor("'" + name + "' is missing or no number");
    }

    private static boolean flag(Map<?, ?> json, String name) throws MalformedDescriptor {
        Object value = json.get(name);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw new MalformedDescriptor("'" + name + "' is neither true nor false");
    }
}
