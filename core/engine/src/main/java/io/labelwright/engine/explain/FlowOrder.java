package io.labelwright.engine.explain;

import io.labelwright.engine.store.StageRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts stages into the order in which data flows: each after those whose tables it read, else as the file has them. */
final class FlowOrder {

    private FlowOrder() {}

    static List<StageTrace> of(List<StageTrace> stages) {
        Map<String, StageTrace> byId = new HashMap<>();
        stages.forEach(stage -> byId.put(stage.stage().id(), stage));
        var ordered = new ArrayList<StageTrace>();
        Set<String> met = new HashSet<>();
        stages.forEach(stage -> visit(stage, byId, met, ordered));
        return ordered;
    }

    private static void visit(
            StageTrace stage, Map<String, StageTrace> byId, Set<String> met, List<StageTrace> ordered) {
        if (!met.add(stage.stage().id())) {
            return;
        }
        for (StageRecord.Read read : stage.reads()) {
            StageTrace writer = byId.get(read.stage());
            if (writer != null) {
                visit(writer, byId, met, ordered);
            }
        }
        ordered.add(stage);
    }
}
