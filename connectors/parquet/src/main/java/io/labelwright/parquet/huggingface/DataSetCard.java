package io.labelwright.parquet.huggingface;

import io.labelwright.parquet.file.OutputColumn;
import io.labelwright.spi.label.LabelSchema;
import java.util.List;
import java.util.Map;

/** The card of a data set, README.md: a head of YAML that names features and splits, and a line for people. */
final class DataSetCard {

    private DataSetCard() {}

    static String text(List<OutputColumn> columns, LabelSchema schema, Map<String, Integer> splits) {
        var card = new StringBuilder("---\ndataset_info:\n  features:\n");
        for (OutputColumn column : columns) {
            card.append("  - name: ").append(quoted(column.name())).append('\n');
            boolean classes = column.name().equals(DataSetRows.LABEL) && Features.isClass(column.kind(), schema);
            switch (column.kind()) {
                case TEXT -> type("dtype", "string", false, schema, card);
                case NUMBER -> type("dtype", "float64", false, schema, card);
                case INTEGER -> type("dtype", "int64", classes, schema, card);
                case BOOLEAN -> type("dtype", "bool", false, schema, card);
                case TEXTS -> type("sequence", "string", classes, schema, card);
                case INTEGERS -> type("sequence", "int64", classes, schema, card);
            }
        }
        card.append("  splits:\n");
        splits.forEach((name, rows) -> card.append("  - name: ")
                .append(quoted(name))
                .append("\n    num_examples: ")
                .append(rows)
                .append('\n'));
        card.append("configs:\n- config_name: default\n  data_files:\n");
        splits.keySet()
                .forEach(name -> card.append("  - split: ")
                        .append(quoted(name))
                        .append("\n    path: ")
                        .append(quoted("data/" + name + "-*"))
                        .append('\n'));
        return card.append("---\n\nWritten by Labelwright.\n").toString();
    }

    private static void type(String key, String type, boolean classes, LabelSchema schema, StringBuilder card) {
        if (!classes) {
            card.append("    ").append(key).append(": ").append(type).append('\n');
            return;
        }
        card.append("    ").append(key).append(":\n      class_label:\n        names:\n");
        for (int i = 0; i < schema.size(); i++) {
            card.append("          '")
                    .append(i)
                    .append("': ")
                    .append(quoted(schema.name(i)))
                    .append('\n');
        }
    }

    /** Quoted so that any reader of YAML takes it as this text; what YAML does not allow to be seen is escaped. */
    static String quoted(String text) {
        var yaml = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                yaml.append('\\').append((char) point);
            } else if (point >= ' ' && point < 0x7F || point > 0xFFFF || isSeen(point)) {
                yaml.appendCodePoint(point);
            } else {
                String hex = Integer.toHexString(point);
                yaml.append("\\u").append("0000", 0, 4 - hex.length()).append(hex);
            }
        });
        return yaml.append('"').toString();
    }

    private static boolean isSeen(int point) {
        return point >= 0xA0 && point < 0xFFFE && point != 0xFEFF && point != 0x2028 && point != 0x2029;
    }
}
