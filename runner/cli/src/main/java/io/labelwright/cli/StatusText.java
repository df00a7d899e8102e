package io.labelwright.cli;

import io.labelwright.engine.run.StagePreview;
import io.labelwright.engine.run.WorkflowStatus;
import io.labelwright.engine.store.RunRecord;
import io.labelwright.engine.store.RunStage;
import io.labelwright.engine.yaml.SafeText;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The status of a workflow for people. */
final class StatusText {

    private StatusText() {}

    static String print(WorkflowStatus status) {
        var text = new StringBuilder(status.workflow()).append(": ").append(lastRun(status.run()));
        var rows = new ArrayList<String[]>();
        rows.add(new String[] {"stage", "uses", "last run", "now", "why"});
        int left = 0;
        for (WorkflowStatus.StageState stage : status.stages()) {
            StagePreview next = stage.next();
            rows.add(new String[] {
                stage.id(),
                stage.uses(),
                last(stage.last()),
                next == null ? "-" : next.action().word(),
                next == null ? "" : SafeText.escape(next.reason())
            });
            left += next != null && next.action() == StagePreview.Action.RUN ? 1 : 0;
        }
        text.append("\n\n").append(Text.table(rows)).append('\n');
        for (WorkflowStatus.Asked asked : status.people()) {
            text.append('\n').append(people(asked));
        }
        long stages =
                status.stages().stream().filter(stage -> stage.next() != null).count();
        return text.append('\n')
                .append(
                        left == 0
                                ? "nothing is left to do"
                                : left + " of " + Text.count(stages, "stage") + " left to run")
                .toString();
    }

    private static String lastRun(@Nullable RunRecord run) {
        if (run == null) {
            return "no run yet";
        }
        var text = new StringBuilder(run.id()).append(' ').append(run.status());
        if (run.started() != null) {
            text.append(", started ").append(run.started().truncatedTo(ChronoUnit.SECONDS));
        }
        if (run.status().equals(RunRecord.RUNNING)) {
            text.append(" by ").append(SafeText.escape(String.valueOf(run.owner())));
        }
        Map<String, Long> counts = run.counts();
        if (counts.getOrDefault("items", 0L) > 0) {
            text.append("; ")
                    .append(Text.count(counts.getOrDefault("items", 0L), "item"))
                    .append(" = ")
                    .append(Text.grouped(counts.getOrDefault("labelled", 0L)))
                    .append(" labelled + ")
                    .append(Text.grouped(counts.getOrDefault("unresolved", 0L)))
                    .append(" unresolved + ")
                    .append(Text.grouped(counts.getOrDefault("excluded", 0L)))
                    .append(" excluded");
        }
        run.problems().forEach(problem -> text.append("\n  ").append(SafeText.escape(problem.toString())));
        return text.toString();
    }

    private static String last(@Nullable RunStage stage) {
        return stage == null ? "-" : stage.status();
    }

    /** For example {@code ada 5 of 6 right, bo 2 of 6}. */
    private static String gold(List<WorkflowStatus.GoldScore> scores) {
        return scores.stream()
                .map(score -> SafeText.escape(score.annotator()) + " " + Text.grouped(score.right()) + " of "
                        + Text.grouped(score.answers()) + " right")
                .collect(Collectors.joining(", "));
    }

    private static String people(WorkflowStatus.Asked asked) {
        String of = asked.queued() < 0 ? "" : " of " + Text.grouped(asked.queued());
        String who = asked.byAnnotator().entrySet().stream()
                .map(entry ->
                        SafeText.escape(entry.getKey()) + " " + Text.grouped(Objects.requireNonNull(entry.getValue())))
                .collect(Collectors.joining(", "));
        return "people for " + asked.stage() + ": " + Text.grouped(asked.answered()) + of + " items answered"
                + (who.isEmpty() ? "" : "; answers: " + who)
                + (asked.gold().isEmpty() ? "" : "; hidden questions: " + gold(asked.gold())) + "\n";
    }
}
