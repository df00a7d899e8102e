package io.labelwright.engine.run;

import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.engine.plan.TableFlow;
import io.labelwright.engine.yaml.ListNode;
import io.labelwright.engine.yaml.MapNode;
import io.labelwright.engine.yaml.Node;
import io.labelwright.engine.yaml.ScalarNode;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a stage's {@code when} sees: {@code counts} of its view, and {@code vars}. */
final class WhenValues {

    private final RunState state;

    WhenValues(RunState state) {
        this.state = state;
    }

    Map<String, Object> of(PlannedStage stage) {
        return Map.of(
                "counts", counts(stage), "vars", value(state.plan().workflow().vars()));
    }

    private Map<String, Object> counts(PlannedStage stage) {
        TableFlow flow = state.flow();
        Map<String, Object> counts = new LinkedHashMap<>();
        Set<String> items = new HashSet<>();
        long total = 0;
        for (int source : flow.itemSources(stage.index())) {
            StageResult result = state.result(source);
            if (result != null && result.record() != null && items.add(String.valueOf(result.ids()))) {
                total += result.record().outputs().stream()
                        .filter(output -> output.table() == TableKind.ITEMS)
                        .mapToLong(output -> output.rows())
                        .sum();
            }
        }
        counts.put("items", total);
        counts.put("annotations", sum(stage, flow, TableKind.ANNOTATIONS, "annotations"));
        counts.put("annotators", annotators(stage, flow));
        List<Integer> deciding = flow.writers(stage.index(), TableKind.LABELS);
        for (String status : List.of("labelled", "unresolved", "excluded")) {
            counts.put(status, deciding.isEmpty() ? 0L : count(deciding.get(0), status));
        }
        counts.put("rejected", sum(stage, flow, TableKind.REJECTS, "rejected"));
        counts.put("suspects", sum(stage, flow, TableKind.SUSPECTS, "suspects"));
        counts.put("queued", sum(stage, flow, TableKind.QUEUE, "queued"));
        counts.put("answered", sum(stage, flow, TableKind.ANNOTATIONS, "answered"));
        return counts;
    }

    private long sum(PlannedStage stage, TableFlow flow, TableKind kind, String name) {
        return flow.writers(stage.index(), kind).stream()
                .mapToLong(writer -> count(writer, name))
                .sum();
    }

    private long count(int writer, String name) {
        StageResult result = state.result(writer);
        return result == null ? 0 : result.counts().getOrDefault(name, 0L);
    }

    private long annotators(PlannedStage stage, TableFlow flow) {
        Set<String> names = new HashSet<>();
        for (int writer : flow.writers(stage.index(), TableKind.ANNOTATIONS)) {
            StageResult result = state.result(writer);
            if (result != null) {
                Table table = result.tables().get(TableKind.ANNOTATIONS);
                Dictionary annotators = table.dictionary(TableKind.ANNOTATIONS.column("annotator"));
                for (int code = 0; code < annotators.size(); code++) {
                    names.add(annotators.get(code));
                }
            }
        }
        return names.size();
    }

    private static Object value(Node node) {
        if (node instanceof MapNode map) {
            Map<String, Object> values = new LinkedHashMap<>();
            map.entries().forEach(entry -> values.put(entry.key(), value(entry.value())));
            return values;
        }
        if (node instanceof ListNode list) {
            return list.items().stream().map(WhenValues::value).toList();
        }
        var scalar = (ScalarNode) node;
        Object value = scalar.secret() ? "***" : scalar.value();
        return value == null ? "" : value;
    }
}
