package io.labelwright.parquet.huggingface;

import io.labelwright.parquet.file.OutputColumn;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import java.util.List;
import java.util.Map;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * The types of a file's columns in the words of {@code datasets}, which it reads from the footer of a Parquet file: a
 * label is a {@code ClassLabel}, whose names stand there in the order of the classes.
 */
public final class Features {

    /** The key in the footer. */
    static final String KEY = "huggingface";

    private Features() {}

    /**
     * The metadata of a file.
     *
     * @param columns its columns
     * @param label the column whose values are classes of the task, by name or by index
     */
    public static Map<String, String> metadata(List<OutputColumn> columns, LabelSchema schema, String label) {
        var json = new StringBuilder("{\"info\":{\"features\":{");
        for (int i = 0; i < columns.size(); i++) {
            OutputColumn column = columns.get(i);
            json.append(i > 0 ? "," : "");
            quote(column.name(), json).append(':');
            boolean classes = column.name().equals(label) && isClass(column.kind(), schema);
            switch (column.kind()) {
                case TEXTS, INTEGERS -> {
                    json.append("{\"feature\":");
                    feature(column.kind() == OutputColumn.Kind.TEXTS ? "string" : "int64", classes, schema, json);
                    json.append(",\"_type\":\"Sequence\"}");
                }
                case TEXT -> feature("string", classes, schema, json);
                case NUMBER -> feature("float64", classes, schema, json);
                case INTEGER -> feature("int64", classes, schema, json);
                case BOOLEAN -> feature("bool", classes, schema, json);
            }
        }
        return Map.of(KEY, json.append("}}}").toString());
    }

    /** Whether the values of a label column name classes one by one. */
    static boolean isClass(OutputColumn.Kind kind, LabelSchema schema) {
        boolean list = kind == OutputColumn.Kind.TEXTS || kind == OutputColumn.Kind.INTEGERS;
        return list || (schema.task().categorical() && kind != OutputColumn.Kind.NUMBER);
    }

    private static void feature(String type, boolean classes, LabelSchema schema, StringBuilder json) {
        if (!classes) {
            json.append("{\"dtype\":\"").append(type).append("\",\"_type\":\"Value\"}");
            return;
        }
        json.append("{\"names\":[");
        String separator = "";
        for (LabelClass known : schema.classes()) {
            quote(known.name(), json.append(separator));
            separator = ",";
        }
        json.append("],\"_type\":\"ClassLabel\"}");
    }

    static StringBuilder quote(String text, StringBuilder json) {
        json.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, json);
        return json.append('"');
    }
}
