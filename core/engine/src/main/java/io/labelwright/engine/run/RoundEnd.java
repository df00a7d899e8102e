package io.labelwright.engine.run;

import io.labelwright.engine.plan.LoopPlace;
import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.spi.expression.Condition;
import io.labelwright.spi.expression.Expressions;
import io.labelwright.spi.expression.Scope;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Says at the end of a round whether there is another one. It hangs on nothing but tables of the round and the config
 * of the loop, so a run that goes on after a stop comes to the same answers without any record of them.
 */
final class RoundEnd {

    private final RunState state;
    private final Supplier<Expressions> expressions;

    RoundEnd(RunState state, Supplier<Expressions> expressions) {
        this.state = state;
        this.expressions = expressions;
    }

    /**
     * What comes after a round.
     *
     * @param again whether there is another one
     * @param reason why not; empty when there is one
     */
    record Decision(boolean again, String reason) {}

    /** Decides when all of a round is over; round 0 is what stands before the first. */
    Decision of(PlannedStage gate) {
        LoopPlace place = Objects.requireNonNull(gate.inLoop());
        int round = place.round();
        if (round == 0) {
            return new Decision(true, "");
        }
        String until = gate.config().text("until");
        if (until != null && holds(gate, until, round)) {
            return new Decision(false, "until met in round " + round);
        }
        if (nothingLeft(place)) {
            return new Decision(false, "nothing left to select in round " + round);
        }
        int most = rounds(gate);
        return round < most
                ? new Decision(true, "")
                : new Decision(false, "max_rounds " + most + " reached" + (until == null ? "" : ", until not met"));
    }

    /** How many rounds a loop has at most. */
    static int rounds(PlannedStage loop) {
        return Integer.parseInt(Objects.requireNonNull(loop.config().text("max_rounds")));
    }

    private boolean holds(PlannedStage gate, String until, int round) {
        Map<String, Object> values = new HashMap<>(new WhenValues(state).of(gate));
        Map<String, Double> metrics = metrics(gate);
        values.put("metrics", metrics);
        values.put("round", (long) round);
        Condition condition = expressions.get().condition(until, List.of(), Scope.ROUND);
        return condition.test(name -> values.getOrDefault(name, Map.of()));
    }

    /**
     * The figures of the round under the names that {@code until} knows them by: {@code NAME} is that of the last stage
     * that wrote it, {@code STAGE/NAME} of a certain one; {@code NAME[CLASS]} is of a class. Figures of slices and
     * curves have no name.
     */
    private Map<String, Double> metrics(PlannedStage gate) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (int writer : state.flow().writers(gate.index(), TableKind.METRICS)) {
            StageResult result = state.result(writer);
            PlannedStage stage = state.plan().stages().get(writer);
            LoopPlace place = stage.inLoop();
            if (result != null) {
                collect(
                        result.tables().get(TableKind.METRICS),
                        (place == null ? stage.id() : place.inner()) + "/",
                        metrics);
            }
        }
        return metrics;
    }

    private static void collect(Table table, String prefix, Map<String, Double> metrics) {
        int metric = TableKind.METRICS.column("metric");
        int ofClass = TableKind.METRICS.column("class");
        int slice = TableKind.METRICS.column("slice");
        int x = TableKind.METRICS.column("x");
        int value = TableKind.METRICS.column("value");
        for (Segment segment : table.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                if (!empty(segment.column(slice).text(row))
                        || !empty(segment.column(x).text(row))) {
                    continue;
                }
                String of = segment.column(ofClass).text(row);
                String name = segment.column(metric).text(row) + (empty(of) ? "" : "[" + of + "]");
                double figure = segment.column(value).number(row);
                metrics.put(name, figure);
                metrics.put(prefix + name, figure);
            }
        }
    }

    private static boolean empty(@org.jspecify.annotations.Nullable String text) {
        return text == null || text.isEmpty();
    }

    /** Whether stages chose items in this round and all of them found none: another round would find none either. */
    private boolean nothingLeft(LoopPlace place) {
        var queues = new ArrayList<Long>();
        for (PlannedStage stage : state.plan().round(state.plan().stages().get(place.loop()), place.round())) {
            StageResult result = state.result(stage.index());
            if (stage.writes().contains(TableKind.QUEUE) && result != null && result.record() != null) {
                queues.add(result.tables().get(TableKind.QUEUE).rows());
            }
        }
        return !queues.isEmpty() && queues.stream().allMatch(rows -> rows == 0);
    }
}
