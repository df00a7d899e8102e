package io.labelwright.engine.plan;

import io.labelwright.engine.yaml.Located;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds for the stages of a plan the positions of those whose views they see. A loop is a chain: its start, which sees
 * what the loop needs; the stages of each round, of which the first ones see the start and the end of the round before;
 * the end of a round, which sees the stages that no other of the round needs; the loop itself, which sees the end of
 * its last round.
 */
final class Wiring {

    private final List<PlannedStage> stages;
    private final Map<Integer, Integer> rounds;
    private final Map<String, Integer> positions = new HashMap<>();
    /** The stage of the file before each one of the file. */
    private final Map<Integer, Integer> before = new HashMap<>();

    Wiring(List<PlannedStage> stages, Map<Integer, Integer> rounds) {
        this.stages = stages;
        this.rounds = rounds;
        Integer last = null;
        for (PlannedStage stage : stages) {
            if (!stage.isGate()) {
                positions.put(stage.id(), stage.index());
            }
            if (stage.inLoop() == null) {
                if (last != null) {
                    before.put(stage.index(), last);
                }
                last = stage.index();
            }
        }
    }

    List<FlowStage> flow() {
        Map<Integer, List<PlannedStage>> gates = new HashMap<>();
        for (PlannedStage stage : stages) {
            LoopPlace place = stage.inLoop();
            if (place != null && place.isGate()) {
                gates.computeIfAbsent(place.loop(), loop -> new ArrayList<>()).add(stage);
            }
        }
        var flow = new ArrayList<FlowStage>(stages.size());
        PlannedStage previous = null;
        Set<Integer> ofRound = new LinkedHashSet<>();
        for (PlannedStage stage : stages) {
            LoopPlace place = stage.inLoop();
            Set<Integer> needs;
            int carried = -1;
            if (place == null) {
                needs = stage.isLoop()
                        ? Set.of(gate(gates, stage.index(), rounds.getOrDefault(stage.index(), 0)))
                        : needs(stage, null, before.get(stage.index()));
            } else if (place.isGate()) {
                needs = place.round() == 0
                        ? needs(stages.get(place.loop()), null, before.get(place.loop()))
                        : Set.copyOf(ofRound);
                ofRound.clear();
            } else {
                boolean first = previous == null || previous.isGate();
                needs = needs(stage, place, first || previous == null ? null : previous.index());
                ofRound.removeAll(needs);
                ofRound.add(stage.index());
                if (needs.isEmpty()) {
                    needs = Set.of(gate(gates, place.loop(), 0));
                    carried = place.round() > 1 ? gate(gates, place.loop(), place.round() - 1) : -1;
                }
            }
            flow.add(new FlowStage(
                    stage.id(),
                    needs,
                    stage.isSource(),
                    stage.writes(),
                    stage.isGate() ? Set.of() : stage.replaces(),
                    stage.isGate() ? Map.of() : from(stage, place),
                    carried,
                    stage.isGate() ? null : place,
                    stage.addsUp()));
            previous = stage;
        }
        return flow;
    }

    private static int gate(Map<Integer, List<PlannedStage>> gates, int loop, int round) {
        return gates.getOrDefault(loop, List.of()).get(round).index();
    }

    private Set<Integer> needs(PlannedStage stage, @Nullable LoopPlace place, @Nullable Integer byDefault) {
        List<Located<String>> named = stage.node().needs();
        if (named == null) {
            return byDefault == null ? Set.of() : Set.of(byDefault);
        }
        return find(named, place);
    }

    private Set<Integer> find(Collection<Located<String>> named, @Nullable LoopPlace place) {
        Set<Integer> found = new LinkedHashSet<>();
        named.forEach(id -> {
            Integer position = position(id.value(), place);
            if (position != null) {
                found.add(position);
            }
        });
        return found;
    }

    private Map<TableKind, Integer> from(PlannedStage stage, @Nullable LoopPlace place) {
        Map<TableKind, Integer> from = new EnumMap<>(TableKind.class);
        stage.node().from().forEach((kind, id) -> {
            Integer position = position(id.value(), place);
            if (position != null) {
                from.put(kind, position);
            }
        });
        return from;
    }

    /** Inside a loop an id is one of the same round first. */
    private @Nullable Integer position(String id, @Nullable LoopPlace place) {
        Integer inner = place == null ? null : positions.get(LoopPlace.id(place.id(), place.round(), id));
        return inner == null ? positions.get(id) : inner;
    }
}
