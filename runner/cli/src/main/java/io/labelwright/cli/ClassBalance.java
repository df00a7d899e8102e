package io.labelwright.cli;

import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many items each class got, as bars of text. */
final class ClassBalance {

    private static final int BAR = 40;
    private static final int NAME = 30;
    private static final int SHOWN = 20;

    private ClassBalance() {}

    /** The bars after a heading; empty when there is no label. Classes stand in their own order. */
    static String of(Table labels, @Nullable LabelSchema schema) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = 0; schema != null && i < schema.size(); i++) {
            counts.put(schema.name(i), 0L);
        }
        for (Segment segment : labels.segments()) {
            count(segment.column(TableKind.LABELS.column("label")), counts);
        }
        long sum = counts.values().stream().mapToLong(Long::longValue).sum();
        return sum == 0 ? "" : "\n\nlabels:" + bars(counts, sum);
    }

    private static void count(Column column, Map<String, Long> counts) {
        var perCode = new long[column.dictionary().size()];
        for (int row = 0; row < column.rows(); row++) {
            if (column.code(row) >= 0) {
                perCode[column.code(row)]++;
            }
        }
        for (int code = 0; code < perCode.length; code++) {
            if (perCode[code] > 0) {
                counts.merge(column.dictionary().get(code), perCode[code], Long::sum);
            }
        }
    }

    private static String bars(Map<String, Long> counts, long sum) {
        var shown = new ArrayList<>(counts.entrySet());
        if (shown.size() > SHOWN) {
            shown.sort(Map.Entry.<String, Long>comparingByValue().reversed());
        }
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
        int rest = Math.max(0, shown.size() - SHOWN);
        int names = 0;
        for (var entry : shown.subList(0, shown.size() - rest)) {
            names = Math.max(names, name(entry.getKey()).length());
        }
        int digits = Text.grouped(most).length();
        var text = new StringBuilder();
        for (var entry : shown.subList(0, shown.size() - rest)) {
            long count = entry.getValue();
            // Whoever is there is seen, however few.
            int length = count == 0 ? 0 : (int) Math.max(1, Math.round((double) BAR * count / most));
            text.append("\n  ")
                    .append(Text.left(name(entry.getKey()), names + 2))
                    .append(Text.left("#".repeat(length), BAR + 1))
                    .append(Text.right(Text.grouped(count), digits))
                    .append(Text.right(Text.fixed(100.0 * count / sum, 1), 7))
                    .append(" %");
        }
        if (rest > 0) {
            text.append("\n  and ").append(rest).append(" classes with fewer items");
        }
        return text.toString();
    }

    private static String name(String label) {
        String safe = SafeText.escape(label);
        return safe.length() <= NAME ? safe : safe.substring(0, NAME - 3) + "...";
    }
}
