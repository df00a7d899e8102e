package io.labelwright.cli;

import io.labelwright.engine.run.RunDifference;
import io.labelwright.engine.store.RunRecord;
import io.labelwright.engine.store.RunStage;
import io.labelwright.engine.store.StageRecord;
import io.labelwright.engine.store.StoreOwner;
import io.labelwright.engine.yaml.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records of runs for people. */
final class RunsText {

    private static final int SHOWN = 20;

    private RunsText() {}

    /** One line for each run, the latest last. */
    static String list(List<RunRecord> runs) {
        if (runs.isEmpty()) {
            return "no runs";
        }
        var rows = new ArrayList<String[]>();
        rows.add(new String[] {"run", "status", "workflow", "started", "took", "items", "labelled"});
        for (RunRecord run : runs) {
            rows.add(new String[] {
                run.id(),
                run.status(),
                SafeText.escape(run.workflow()),
                time(run.started()),
                took(run),
                count(run.counts(), "items"),
                count(run.counts(), "labelled")
            });
        }
        return Text.table(rows);
    }

    /** All about a run but its workflow, which {@code --json} has. */
    static String run(RunRecord run) {
        StoreOwner owner = run.owner();
        var text = new StringBuilder(run.id())
                .append(' ')
                .append(run.status())
                .append(": ")
                .append(SafeText.escape(run.workflow()))
                .append(", started ")
                .append(time(run.started()));
        if (!took(run).isEmpty()) {
            text.append(", took ").append(took(run));
        }
        if (owner != null) {
            text.append("\n  by ").append(SafeText.escape(owner.toString()));
        }
        if (!run.workflowSha256().isEmpty()) {
            text.append("\n  workflow ").append(run.workflowSha256(), 0, 12);
        }
        run.jars()
                .forEach((jar, hash) -> text.append("\n  plug-in ")
                        .append(SafeText.escape(jar))
                        .append(' ')
                        .append(hash, 0, Math.min(12, hash.length())));
        var rows = new ArrayList<String[]>();
        rows.add(new String[] {"stage", "uses", "status", "seconds", "key", "reason"});
        for (RunStage stage : run.stages()) {
            rows.add(new String[] {
                stage.id(),
                stage.uses(),
                stage.status(),
                Text.fixed(stage.seconds(), 2),
                stage.key().isEmpty() ? "-" : stage.key().substring(0, 12),
                SafeText.escape(stage.reason())
            });
        }
        text.append("\n\n").append(Text.table(rows));
        if (!run.counts().isEmpty()) {
            text.append("\n\ncounts:");
            run.counts()
                    .forEach((name, count) ->
                            text.append(' ').append(name).append(' ').append(Text.grouped(count)));
        }
        for (StageRecord.Export export : run.outputs()) {
            text.append("\noutput ")
                    .append(SafeText.escape(export.path()))
                    .append(", ")
                    .append(Text.count(export.rows(), "row"))
                    .append(", sha256 ")
                    .append(export.sha256(), 0, 12);
        }
        run.problems().forEach(problem -> text.append('\n').append(SafeText.escape(problem.toString())));
        return text.toString();
    }

    /** What differs between two runs. */
    static String difference(RunDifference difference) {
        long changed = difference.labels().size();
        var text = new StringBuilder(difference.before())
                .append(" -> ")
                .append(difference.after())
                .append(": ")
                .append(Text.count(changed, "label"))
                .append(" changed, ")
                .append(Text.grouped(difference.same()))
                .append(" the same");
        if (changed > 0) {
            var rows = new ArrayList<String[]>();
            rows.add(new String[] {"from", "to", "items"});
            for (RunDifference.Change change : difference.confusion()) {
                rows.add(new String[] {
                    SafeText.escape(change.before()), SafeText.escape(change.after()), Text.grouped(change.items())
                });
            }
            text.append("\n\n").append(Text.table(rows)).append("\n");
            for (RunDifference.Label label : difference.labels().subList(0, (int) Math.min(SHOWN, changed))) {
                text.append("\n  ")
                        .append(SafeText.escape(label.item()))
                        .append(": ")
                        .append(SafeText.escape(label.before()))
                        .append(" -> ")
                        .append(SafeText.escape(label.after()));
            }
            if (changed > SHOWN) {
                text.append("\n  and ").append(Text.grouped(changed - SHOWN)).append(" more; --json has them all");
            }
        }
        if (difference.stages().isEmpty()) {
            return text.append("\n\nno stage computed anything else").toString();
        }
        var rows = new ArrayList<String[]>();
        rows.add(new String[] {"stage", "why it differs"});
        for (RunDifference.StageChange stage : difference.stages()) {
            rows.add(new String[] {stage.stage(), SafeText.escape(stage.reason())});
        }
        return text.append("\n\n").append(Text.table(rows)).toString();
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "?" : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String took(RunRecord run) {
        return run.started() == null || run.ended() == null
                ? ""
                : Text.fixed(Duration.between(run.started(), run.ended()).toMillis() / 1000.0, 1) + " s";
    }

    private static String count(Map<String, Long> counts, String name) {
        Long count = counts.get(name);
        return count == null ? "" : Text.grouped(count);
    }
}
