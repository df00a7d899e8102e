package io.labelwright.engine.run;

import io.labelwright.engine.people.AnswerBook;
import io.labelwright.engine.plan.Plan;
import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.spi.expression.Expressions;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What a run would do with each stage, found out without running any. */
final class Preview {

    private final RunState state;
    private final StageDecisions decisions;
    private final StageConditions conditions;
    private final StageRun stageRun;
    private final AnswerBook answers;
    private final Supplier<Expressions> expressions;

    Preview(
            RunState state,
            StageDecisions decisions,
            StageConditions conditions,
            StageRun stageRun,
            AnswerBook answers,
            Supplier<Expressions> expressions) {
        this.state = state;
        this.decisions = decisions;
        this.conditions = conditions;
        this.stageRun = stageRun;
        this.answers = answers;
        this.expressions = expressions;
    }

    /** The stages in file order. */
    List<StagePreview> of(Plan plan) {
        var previews = new TreeMap<Integer, StagePreview>();
        // Positions of the stages that wait for people.
        var asking = new BitSet();
        int[] ranks = plan.ranks();
        for (int position : plan.order()) {
            PlannedStage stage = plan.stages().get(position);
            if (stage.isGate()) {
                gate(stage);
            } else if (stage.isLoop()) {
                previews.put(position, loop(stage));
            } else if (state.isOpen(stage)) {
                StagePreview preview = stage(stage, ranks, asking);
                previews.put(position, preview);
                asking.set(position, preview.action() == StagePreview.Action.WAITING);
            }
        }
        return new ArrayList<>(previews.values());
    }

    private StagePreview stage(PlannedStage stage, int[] ranks, BitSet asking) {
        String uses = stage.strategy().id();
        BitSet before = state.stillWaitsFor(stage);
        boolean asks = stage.asksPeople() && !stage.config().isSet("simulate_from");
        if (!before.isEmpty()) {
            String waitsFor = first(state.plan(), before, ranks);
            before.and(asking);
            if (!before.isEmpty() || asks) {
                String who = before.isEmpty()
                        ? waitsFor + "', which runs"
                        : state.plan().stages().get(before.nextSetBit(0)).id() + "', which waits for people";
                return new StagePreview(
                        stage.id(), uses, StagePreview.Action.WAITING, (asks ? "asks people, " : "") + "after '" + who);
            }
            return decisions.preview(stage, waitsFor);
        }
        if (!conditions.holds(stage)) {
            StageResult skipped = conditions.skipped(stage);
            state.finish(stage, skipped);
            return new StagePreview(
                    stage.id(),
                    uses,
                    StagePreview.Action.SKIPPED,
                    skipped.report().reason());
        }
        StageDecisions.Decision decision = decisions.decide(stage, (share, what) -> {});
        var record = decision.record();
        if (record == null) {
            boolean waits = asks && answers.of(stage.id()).count() == 0;
            return new StagePreview(
                    stage.id(),
                    uses,
                    waits ? StagePreview.Action.WAITING : StagePreview.Action.RUN,
                    (waits ? "asks people: " : "") + decision.reason() + forecast(stage));
        }
        if (stage.asksPeople() && record.isWaiting()) {
            return new StagePreview(stage.id(), uses, StagePreview.Action.WAITING, StageRun.waitsFor(record));
        }
        state.finish(stage, stageRun.known(stage, record));
        return new StagePreview(stage.id(), uses, StagePreview.Action.CACHED, decision.reason());
    }

    private String forecast(PlannedStage stage) {
        String forecast = stageRun.forecast(stage);
        return forecast.isEmpty() ? "" : "; " + forecast;
    }

    /** The first round is always shown; whether there is another one shows where the one before it is known. */
    private void gate(PlannedStage gate) {
        boolean known = state.isOpen(gate) && state.stillWaitsFor(gate).isEmpty();
        if (known) {
            var over = new StageReport(gate.id(), gate.strategy().id(), StageStatus.CACHED, "", 0, Map.of(), Map.of());
            state.finish(gate, StageResult.without(over));
        }
        if (gate.round() == 0) {
            boolean skipped = known && !conditions.holds(gate);
            state.decided(gate, new RoundEnd.Decision(!skipped, skipped ? LoopReport.SKIPPED : ""));
        } else if (known) {
            state.decided(gate, new RoundEnd(state, expressions).of(gate));
        }
    }

    private StagePreview loop(PlannedStage loop) {
        String uses = loop.strategy().id();
        int rounds = state.rounds(loop);
        if (state.isOpen(loop)) {
            StageReport report = new LoopReport(state).ended(loop);
            state.finish(loop, StageResult.without(report));
            if (report.status() == StageStatus.SKIPPED) {
                return new StagePreview(loop.id(), uses, StagePreview.Action.SKIPPED, report.reason());
            }
            return new StagePreview(
                    loop.id(),
                    uses,
                    StagePreview.Action.CACHED,
                    rounds + (rounds == 1 ? " round, " : " rounds, ") + report.reason());
        }
        return new StagePreview(
                loop.id(),
                uses,
                StagePreview.Action.RUN,
                (rounds > 1 ? (rounds - 1) + (rounds == 2 ? " round" : " rounds") + " done, " : "") + "round " + rounds
                        + " is next, at most " + RoundEnd.rounds(loop) + " in all");
    }

    /** Of these stages the first one as data flows. */
    private static String first(Plan plan, BitSet positions, int[] ranks) {
        int first = positions.stream()
                .reduce((one, other) -> ranks[other] < ranks[one] ? other : one)
                .orElseThrow();
        return plan.stages().get(first).id();
    }
}
