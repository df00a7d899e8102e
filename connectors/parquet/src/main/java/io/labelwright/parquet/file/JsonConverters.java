package io.labelwright.parquet.file;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Makes JSON of fields in fields: lists as arrays, structs as objects with all their fields (a missing one is null),
 * maps as objects where their keys are texts and as arrays of {@code {"key","value"}} otherwise. Follows the format's
 * rules for the several ways in which writers nest lists.
 */
final class JsonConverters {

    static final String NULL = "null";

    private final Function<List<String>, @Nullable CellText> given;
    private final int limit;
    /** Characters and values of the row at hand. */
    private long size;

    private @Nullable BadValue bad;

    /**
     * Converters for one column.
     *
     * @param given texts of values by the path of their field, where they are not those of their types
     * @param limit the most characters and values of a row
     */
    JsonConverters(Function<List<String>, @Nullable CellText> given, int limit) {
        this.given = given;
        this.limit = limit;
    }

    /** Begins with a row. */
    void clear() {
        size = 0;
        bad = null;
    }

    /** Why the row's value can't be used; null when it can. */
    @Nullable
    BadValue problem() {
        return bad;
    }

    /**
     * A converter of a field, which gives its values in JSON; of a repeated field each of them.
     *
     * @param path names from the top to the field itself
     */
    Converter value(Field field, List<String> path, Consumer<String> to) {
        if (field.type().isPrimitive()) {
            CellText text = given.apply(path);
            return new Leaf(text == null ? new TypedText(field) : text, to);
        }
        if (field.fields().size() == 1 && field.fields().get(0).type().isRepetition(Repetition.REPEATED)) {
            Field repeated = field.fields().get(0);
            if (field.meaning().kind() == Meaning.Kind.LIST) {
                return new Sequence(repeated, path, to);
            }
            if (field.meaning().kind() == Meaning.Kind.MAP && repeated.fields().size() == 2) {
                return new Mapping(repeated, path, to);
            }
        }
        return new Struct(field.fields(), path, to);
    }

    private static List<String> below(List<String> path, String name) {
        var longer = new ArrayList<>(path);
        longer.add(name);
        return List.copyOf(longer);
    }

    private boolean room(int more) {
        size += more;
        if (size > limit) {
            bad = new BadValue("a value of more than " + limit + " characters (max_field_size)");
            return false;
        }
        return true;
    }

    private static String quoted(String text) {
        var json = new StringBuilder(text.length() + 2).append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, json);
        return json.append('"').toString();
    }

    private final class Leaf extends PrimitiveConverter {
        private final CellText text;
        private final Consumer<String> to;

        Leaf(CellText text, Consumer<String> to) {
            this.text = text;
            this.to = to;
        }

        private void accept(@Nullable String value) {
            if (value == null) {
                to.accept(NULL);
            } else if (room(value.length() + 1)) {
                // What is infinite is no number of JSON.
                boolean bare = !text.quoted() && !value.endsWith("Infinity");
                to.accept(bare ? value : quoted(value));
            }
        }

        private void accept(BadValue e) {
            bad = e;
        }

        @Override
        public void addBinary(Binary value) {
            try {
                accept(text.of(value));
            } catch (BadValue e) {
                accept(e);
            }
        }

        @Override
        public void addBoolean(boolean value) {
            try {
                accept(text.of(value));
            } catch (BadValue e) {
                accept(e);
            }
        }

        @Override
        public void addInt(int value) {
            try {
                accept(text.of(value));
            } catch (BadValue e) {
                accept(e);
            }
        }

        @Override
        public void addLong(long value) {
            try {
                accept(text.of(value));
            } catch (BadValue e) {
                accept(e);
            }
        }

        @Override
        public void addFloat(float value) {
            try {
                accept(text.of(value));
            } catch (BadValue e) {
                accept(e);
            }
        }

        @Override
        public void addDouble(double value) {
            try {
                accept(text.of(value));
            } catch (BadValue e) {
                accept(e);
            }
        }
    }

    /** Values one after the other. */
    private final class Values {
        private final StringBuilder json = new StringBuilder();

        void start() {
            json.setLength(0);
            json.append('[');
        }

        void add(String value) {
            if (room(value.length() + 1)) {
                json.append(json.length() > 1 ? "," : "").append(value);
            }
        }

        String end() {
            return json.append(']').toString();
        }
    }

    /** A group whose fields are those of an object. A field that is repeated without a list around it is one itself. */
    private final class Struct extends GroupConverter {
        private final String[] names;
        private final String[] values;
        private final @Nullable Values[] repeated;
        private final Converter[] converters;
        private final Consumer<String> to;

        Struct(List<Field> fields, List<String> path, Consumer<String> to) {
            this.to = to;
            int count = fields.size();
            names = new String[count];
            values = new String[count];
            repeated = new Values[count];
            converters = new Converter[count];
            for (int i = 0; i < count; i++) {
                Field field = fields.get(i);
                int at = i;
                names[i] = quoted(field.name()) + ":";
                List<String> below = below(path, field.name());
                if (field.type().isRepetition(Repetition.REPEATED)) {
                    var list = new Values();
                    repeated[i] = list;
                    converters[i] = value(field, below, list::add);
                } else {
                    converters[i] = value(field, below, value -> values[at] = value);
                }
            }
        }

        @Override
        public Converter getConverter(int field) {
            return converters[field];
        }

        @Override
        public void start() {
            for (int i = 0; i < values.length; i++) {
                values[i] = NULL;
                Values list = repeated[i];
                if (list != null) {
                    list.start();
                }
            }
        }

        @Override
        public void end() {
            var json = new StringBuilder("{");
            for (int i = 0; i < values.length; i++) {
                Values list = repeated[i];
                json.append(i > 0 ? "," : "").append(names[i]).append(list == null ? values[i] : list.end());
            }
            room(2 * names.length);
            to.accept(json.append('}').toString());
        }
    }

    /** A list. Between it and its elements there may be a group that only says where an element begins. */
    private final class Sequence extends GroupConverter {
        private final Values list = new Values();
        private final Converter entry;
        private final Consumer<String> to;

        Sequence(Field repeated, List<String> path, Consumer<String> to) {
            this.to = to;
            String group = path.isEmpty() ? "" : path.get(path.size() - 1);
            List<String> below = below(path, repeated.name());
            boolean between = repeated.fields().size() == 1
                    && !repeated.fields().get(0).type().isRepetition(Repetition.REPEATED)
                    && !repeated.name().equals("array")
                    && !repeated.name().equals(group + "_tuple");
            entry = between ? new Entry(repeated.fields().get(0), below, list::add) : value(repeated, below, list::add);
        }

        @Override
        public Converter getConverter(int field) {
            return entry;
        }

        @Override
        public void start() {
            list.start();
        }

        @Override
        public void end() {
            to.accept(list.end());
        }
    }

    /** A group around one element, which may be missing. */
    private final class Entry extends GroupConverter {
        private final Converter element;
        private final Consumer<String> to;
        private String value = NULL;

        Entry(Field field, List<String> path, Consumer<String> to) {
            this.to = to;
            this.element = value(field, below(path, field.name()), found -> value = found);
        }

        @Override
        public Converter getConverter(int field) {
            return element;
        }

        @Override
        public void start() {
            value = NULL;
        }

        @Override
        public void end() {
            to.accept(value);
        }
    }

    /** A map. */
    private final class Mapping extends GroupConverter {
        private final StringBuilder json = new StringBuilder();
        private final boolean texts;
        private final GroupConverter entry;
        private final Consumer<String> to;
        private final java.util.Set<String> keys = new java.util.HashSet<>();
        private String key = NULL;
        private String value = NULL;

        Mapping(Field repeated, List<String> path, Consumer<String> to) {
            this.to = to;
            List<String> below = below(path, repeated.name());
            Field keyField = repeated.fields().get(0);
            Field valueField = repeated.fields().get(1);
            texts = keyField.type().isPrimitive() && new TypedText(keyField).isText();
            Converter[] both = {
                value(keyField, below(below, keyField.name()), found -> key = found),
                element(valueField, below(below, valueField.name()))
            };
            entry = new GroupConverter() {
                @Override
                public Converter getConverter(int field) {
                    return both[field];
                }

                @Override
                public void start() {
                    key = NULL;
                    value = NULL;
                }

                @Override
                public void end() {
                    put();
                }
            };
        }

        private Converter element(Field field, List<String> path) {
            return value(field, path, found -> value = found);
        }

        private void put() {
            if (!room(key.length() + value.length() + 16)) {
                return;
            }
            if (texts && !keys.add(key)) {
                bad = new BadValue("a map that has the key " + key + " twice");
            }
            json.append(json.length() > 1 ? "," : "");
            if (texts) {
                json.append(key).append(':').append(value);
            } else {
                json.append("{\"key\":")
                        .append(key)
                        .append(",\"value\":")
                        .append(value)
                        .append('}');
            }
        }

        @Override
        public Converter getConverter(int field) {
            return entry;
        }

        @Override
        public void start() {
            keys.clear();
            json.setLength(0);
            json.append(texts ? '{' : '[');
        }

        @Override
        public void end() {
            to.accept(json.append(texts ? '}' : ']').toString());
        }
    }
}
