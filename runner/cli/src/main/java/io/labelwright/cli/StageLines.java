package io.labelwright.cli;

import io.labelwright.engine.plan.Plan;
import io.labelwright.engine.run.StageReport;
import io.labelwright.engine.run.StageStatus;
import io.labelwright.engine.workflow.StageNode;
import io.labelwright.engine.yaml.SafeText;
import java.util.ArrayList;
import java.util.Map;

/** One line for each stage of a run: what it was, what became of it, and why it ran again. */
final class StageLines {

    private final int idWidth;
    private final int usesWidth;
    private final boolean verbose;

    StageLines(Plan plan, boolean verbose) {
        this.idWidth = plan.stages().stream()
                        .mapToInt(stage -> stage.id().length())
                        .max()
                        .orElse(0)
                + 2;
        this.usesWidth = plan.stages().stream()
                        .mapToInt(stage -> stage.strategy().id().length())
                        .max()
                        .orElse(0)
                + 2;
        this.verbose = verbose;
    }

    String of(StageReport stage) {
        var text = new StringBuilder(Text.left(stage.id(), idWidth))
                .append(Text.left(stage.uses(), usesWidth))
                .append(Text.left(stage.status().word(), 8))
                .append(Text.right(Text.fixed(stage.seconds(), 2), 7))
                .append(" s");
        String counts = counts(stage.counts());
        if (!counts.isEmpty()) {
            text.append("  ").append(counts);
        }
        boolean expected =
                (stage.status() == StageStatus.CACHED && !stage.uses().equals(StageNode.LOOP))
                        || stage.reason().equals("first run");
        if (!stage.reason().isEmpty() && !expected && stage.status() != StageStatus.FAILED) {
            text.append("  (").append(SafeText.escape(stage.reason())).append(')');
        }
        if (verbose) {
            stage.facts()
                    .forEach((name, value) -> text.append('\n')
                            .append(" ".repeat(idWidth))
                            .append(SafeText.escape(name))
                            .append(": ")
                            .append(plain(value)));
        }
        return text.toString();
    }

    private static String counts(Map<String, Long> counts) {
        var parts = new ArrayList<String>();
        counts.forEach((name, count) -> {
            // Nothing rejected, nothing excluded: that is how it should be, and needs no word.
            if (count > 0 || name.equals("labelled") || name.equals("rows")) {
                parts.add(Text.grouped(count) + " " + SafeText.escape(name));
            }
        });
        return String.join(", ", parts);
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Text.grouped((long) value)
                : Double.toString(value);
    }
}
