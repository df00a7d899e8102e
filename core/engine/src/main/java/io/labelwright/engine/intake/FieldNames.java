package io.labelwright.engine.intake;

import io.labelwright.engine.table.Glob;
import io.labelwright.spi.connect.ImportMapping;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which columns of a file a mapping names, and which fields of items the others become. */
public final class FieldNames {

    /** In place of an id column: the row's number from 0. */
    public static final String ROW = "$row";

    private final ImportMapping mapping;
    private final Set<String> mapped;

    public FieldNames(ImportMapping mapping) {
        this.mapping = mapping;
        this.mapped = columns(mapping).keySet();
    }

    /** Every column that the mapping needs, with the config key that names it ({@code items.id}, ...). */
    public static Map<String, String> columns(ImportMapping mapping) {
        Map<String, String> keys = new LinkedHashMap<>();
        var items = mapping.items();
        if (items != null) {
            put(keys, items.id(), "items.id");
            put(keys, items.text(), "items.text");
            put(keys, items.image(), "items.image");
            put(keys, items.group(), "items.group");
        }
        var annotations = mapping.annotations();
        if (annotations != null) {
            if (annotations.isPair()) {
                put(keys, annotations.left(), "annotations.left");
                put(keys, annotations.right(), "annotations.right");
            } else {
                put(keys, annotations.item(), "annotations.item");
            }
            put(keys, annotations.annotator(), "annotations.annotator");
            put(keys, annotations.label(), "annotations.label");
            put(keys, annotations.confidence(), "annotations.confidence");
            put(keys, annotations.time(), "annotations.time");
        }
        var labels = mapping.labels();
        if (labels != null) {
            put(keys, labels.item(), "labels.item");
            put(keys, labels.label(), "labels.label");
            put(keys, labels.annotator(), "labels.annotator");
            put(keys, labels.confidence(), "labels.confidence");
            put(keys, labels.time(), "labels.time");
        }
        var gold = mapping.gold();
        if (gold != null) {
            put(keys, gold.item(), "gold.item");
            put(keys, gold.label(), "gold.label");
        }
        if (mapping.probabilities() != null) {
            put(keys, mapping.probabilities().item(), "probabilities.item");
        }
        var graph = mapping.graph();
        if (graph != null) {
            put(keys, graph.source(), "graph.source");
            put(keys, graph.target(), "graph.target");
            put(keys, graph.weight(), "graph.weight");
        }
        var confusion = mapping.confusion();
        if (confusion != null) {
            put(keys, confusion.annotator(), "confusion.annotator");
            put(keys, confusion.truth(), "confusion.truth");
            put(keys, confusion.answer(), "confusion.answer");
            put(keys, confusion.value(), "confusion.value");
            put(keys, confusion.count(), "confusion.count");
        }
        return keys;
    }

    private static void put(Map<String, String> keys, @Nullable String column, String key) {
        if (column != null && !column.equals(ROW)) {
            keys.putIfAbsent(column, key);
        }
    }

    /** The fields that a column of records of items alone becomes: what other tables call by its name is none of it. */
    Set<String> ownFieldsOf(String column) {
        var items = mapping.items();
        boolean named = items != null
                && List.of(items.id(), or(items.text()), or(items.image()), or(items.group()))
                        .contains(column);
        return fieldsOf(column, !named && !isFeature(column));
    }

    private static String or(@Nullable String column) {
        return column == null ? "" : column;
    }

    /** The fields that a column becomes: none, one or several. */
    public Set<String> fieldsOf(String column) {
        return fieldsOf(column, isUnmapped(column) && !isFeature(column));
    }

    private Set<String> fieldsOf(String column, boolean free) {
        Set<String> fields = new LinkedHashSet<>();
        var items = mapping.items();
        if (items == null) {
            return fields;
        }
        if (column.equals(items.text())) {
            fields.add("text");
        }
        if (column.equals(items.image())) {
            fields.add("image");
        }
        if (column.equals(items.group())) {
            fields.add("group");
        }
        if (takenAsField(items.fields(), column, free)) {
            fields.add(column);
        }
        return fields;
    }

    private static boolean takenAsField(@Nullable List<String> wanted, String column, boolean free) {
        return wanted == null ? free : wanted.stream().anyMatch(glob -> Glob.matches(glob, column));
    }

    /** Whether a column becomes a feature: one that is named, or one that a glob takes and nothing else maps. */
    public boolean isFeature(String column) {
        var items = mapping.items();
        if (items == null || items.features() == null) {
            return false;
        }
        for (String wanted : items.features()) {
            if (wanted.equals(column) || (isGlob(wanted) && isUnmapped(column) && Glob.matches(wanted, column))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a name stands for several. */
    public static boolean isGlob(String name) {
        return name.indexOf('*') >= 0 || name.indexOf('?') >= 0;
    }

    /** Whether nothing else maps a column. */
    private boolean isUnmapped(String column) {
        var probabilities = mapping.probabilities();
        return !mapped.contains(column) && (probabilities == null || !column.startsWith(probabilities.prefix()));
    }
}
