package io.labelwright.cli;

import io.labelwright.engine.plugin.Bounds;
import io.labelwright.engine.plugin.KeyDescriptor;
import io.labelwright.engine.plugin.StrategyDescriptor;
import io.labelwright.engine.plugin.TableRead;
import io.labelwright.engine.plugin.TableWrite;
import io.labelwright.engine.plugin.ValueType;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** All that there is to know about one strategy, as text. */
final class StrategyPage {

    private static final int WIDTH = 100;
    /** Columns of the names of lines, with a blank behind the longest. */
    private static final int LABELS = 11;

    private final StrategyDescriptor strategy;
    private final StringBuilder text = new StringBuilder();

    StrategyPage(StrategyDescriptor strategy) {
        this.strategy = strategy;
    }

    String text() {
        text.append(SafeText.escape(strategy.id())).append(" (version ").append(strategy.version());
        if (!strategy.origin().builtIn()) {
            text.append(", plug-in ")
                    .append(SafeText.escape(String.valueOf(strategy.origin().plugin())));
        }
        text.append(")\n\n")
                .append(Text.wrapped(SafeText.escape(strategy.summary()), 0, WIDTH))
                .append("\n\n");
        line("reads", reads());
        line("writes", strategy.writes().stream().map(StrategyPage::write).collect(Collectors.joining(", ")));
        if (!strategy.tasks().isEmpty()) {
            line("tasks", strategy.tasks().stream().map(Task::word).collect(Collectors.joining(", ")));
        }
        line("seed", strategy.seeded() ? "changes the result" : "");
        line("guidelines", strategy.guided() ? "change the result, and so do descriptions of classes" : "");
        line("paper", strategy.paper());
        if (!strategy.keys().isEmpty()) {
            text.append("\nwith:\n");
            keys(strategy.keys(), 2);
        }
        if (!strategy.example().isBlank()) {
            text.append("\nexample:\n");
            strategy.example()
                    .lines()
                    .forEach(line ->
                            text.append("  ").append(SafeText.escape(line)).append('\n'));
        }
        return text.toString().stripTrailing();
    }

    private void line(String name, String value) {
        if (!value.isEmpty()) {
            text.append(Text.left(name, LABELS))
                    .append(Text.wrapped(SafeText.escape(value), LABELS, WIDTH))
                    .append('\n');
        }
    }

    private String reads() {
        var words = new ArrayList<String>();
        for (TableRead read : strategy.reads()) {
            TableKind table = read.table();
            String word = table == null ? "the table that '" + read.from() + "' names" : table.word();
            String condition = read.when().isEmpty() ? "" : " (with " + read.when() + ")";
            String instead = read.orElse().stream()
                    .map(other -> " (or " + other.word() + ")")
                    .collect(Collectors.joining());
            words.add(word + condition + instead + (read.optional() ? " (if there)" : ""));
        }
        return String.join(", ", words);
    }

    private static String write(TableWrite write) {
        return write.table().word() + (write.when().isEmpty() ? "" : " (with " + write.when() + ")");
    }

    private void keys(List<KeyDescriptor> keys, int indent) {
        for (KeyDescriptor key : keys) {
            text.append(" ".repeat(indent))
                    .append(SafeText.escape(key.name()))
                    .append(": ")
                    .append(facts(key));
            text.append('\n');
            if (!key.doc().isEmpty()) {
                text.append(" ".repeat(indent + 4))
                        .append(Text.wrapped(SafeText.escape(key.doc()), indent + 4, WIDTH))
                        .append('\n');
            }
            keys(inner(key.type()), indent + 4);
        }
    }

    /** The keys of the records that a value holds. */
    private static List<KeyDescriptor> inner(ValueType type) {
        return switch (type.kind()) {
            case RECORD -> type.keys();
            case LIST, MAP -> inner(type.elements());
            case CHOICE ->
                type.alternatives().stream()
                        .flatMap(alternative -> inner(alternative.type()).stream())
                        .toList();
            default -> List.of();
        };
    }

    private static String facts(KeyDescriptor key) {
        var facts = new StringBuilder(type(key.type()));
        if (!key.bounds().equals(Bounds.NONE)) {
            facts.append(", ").append(key.bounds().inWords());
        }
        if (key.required()) {
            facts.append(", required");
        } else if (key.byDefault() != null && !key.byDefault().isEmpty()) {
            facts.append(", default ").append(SafeText.escape(key.byDefault()));
        }
        return facts.toString();
    }

    private static String alternative(KeyDescriptor key) {
        String type = type(key.type());
        return key.bounds().equals(Bounds.NONE)
                ? type
                : type + " (" + key.bounds().inWords() + ")";
    }

    private static String type(ValueType type) {
        return switch (type.kind()) {
            case WORD -> String.join(" | ", type.words());
            case LIST -> "list of " + type(type.elements());
            case MAP -> "map to " + type(type.elements());
            case RECORD -> "map";
            case CHOICE ->
                type.alternatives().stream().map(StrategyPage::alternative).collect(Collectors.joining(" | "));
            default -> type.kind().word();
        };
    }
}
