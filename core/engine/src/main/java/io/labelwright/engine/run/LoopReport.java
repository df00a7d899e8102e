package io.labelwright.engine.run;

import io.labelwright.engine.plan.PlannedStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What became of a loop, told from what became of the stages of its rounds. */
final class LoopReport {

    static final String SKIPPED = "when is false";

    private final RunState state;

    LoopReport(RunState state) {
        this.state = state;
    }

    /** A loop after its last round. It was computed when any of its stages was. */
    StageReport ended(PlannedStage loop) {
        int rounds = state.rounds(loop);
        String reason = state.end(loop);
        if (rounds == 0) {
            return report(loop, StageStatus.SKIPPED, reason, 0, rounds);
        }
        List<StageReport> inner = inner(loop);
        boolean ran = inner.stream().anyMatch(stage -> stage.status() == StageStatus.RAN);
        double seconds = inner.stream().mapToDouble(StageReport::seconds).sum();
        return report(loop, ran ? StageStatus.RAN : StageStatus.CACHED, reason, seconds, rounds);
    }

    /** A loop of which a round is not over. */
    StageReport unfinished(PlannedStage loop) {
        List<StageReport> inner = inner(loop);
        boolean waits = inner.stream().anyMatch(stage -> stage.status() == StageStatus.WAITING);
        double seconds = inner.stream().mapToDouble(StageReport::seconds).sum();
        int round = state.rounds(loop);
        return report(
                loop,
                waits ? StageStatus.WAITING : StageStatus.PENDING,
                "round " + round + (waits ? " waits for people" : " is not done"),
                seconds,
                round);
    }

    private List<StageReport> inner(PlannedStage loop) {
        var reports = new ArrayList<StageReport>();
        for (int round = 1; round <= state.rounds(loop); round++) {
            for (PlannedStage stage : state.plan().round(loop, round)) {
                StageResult result = state.result(stage.index());
                if (result != null) {
                    reports.add(result.report());
                }
            }
        }
        return reports;
    }

    private static StageReport report(
            PlannedStage loop, StageStatus status, String reason, double seconds, int rounds) {
        return new StageReport(
                loop.id(), loop.strategy().id(), status, reason, seconds, Map.of(), Map.of("rounds", (double) rounds));
    }
}
