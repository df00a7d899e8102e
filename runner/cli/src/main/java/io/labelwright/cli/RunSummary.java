package io.labelwright.cli;

import io.labelwright.engine.Engine;
import io.labelwright.engine.plan.Plan;
import io.labelwright.engine.run.RunReport;
import io.labelwright.engine.run.RunStatus;
import io.labelwright.engine.run.StageReport;
import io.labelwright.engine.run.StageStatus;
import io.labelwright.engine.store.StageRecord;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came out of a run, for people: how the counts balance, agreement, classes, quality, and where the files are. */
final class RunSummary {

    /** Figures of an evaluation by their words in the summary. */
    private static final Map<String, String> SHOWN = new LinkedHashMap<>();

    static {
        SHOWN.put("accuracy", "accuracy");
        SHOWN.put("coverage", "coverage");
        SHOWN.put("accuracy_with_unresolved", "right of all");
        SHOWN.put("macro_f1", "macro F1");
    }

    private final Plan plan;
    private final Engine engine;
    private final RunReport report;
    private final StringBuilder text = new StringBuilder();

    RunSummary(Plan plan, Engine engine, RunReport report) {
        this.plan = plan;
        this.engine = engine;
        this.report = report;
    }

    String text() {
        text.append('\n').append(head());
        var figures = figures();
        agreement(figures);
        if (report.status() == RunStatus.DONE && hasClasses()) {
            engine.labels().ifPresent(labels -> text.append(ClassBalance.of(labels, plan.schema())));
        }
        quality(figures);
        outputs();
        waiting();
        return text.toString();
    }

    private String head() {
        double seconds =
                report.stages().stream().mapToDouble(StageReport::seconds).sum();
        long cached = report.stages().stream()
                .filter(stage -> stage.status() == StageStatus.CACHED)
                .count();
        var head = new StringBuilder(report.workflow())
                .append(' ')
                .append(report.status().word())
                .append(" (")
                .append(report.run())
                .append("): ")
                .append(Text.count(report.stages().size(), "stage"));
        if (cached > 0) {
            head.append(", ").append(cached).append(" cached");
        }
        head.append(", ").append(Text.fixed(seconds, 2)).append(" s of work");
        if (!report.problems().isEmpty()) {
            head.append(", ").append(Problems.counted(report.problems()));
        }
        Map<String, Long> counts = report.counts();
        if (counts.getOrDefault("items", 0L) > 0) {
            head.append("\n  ")
                    .append(Text.count(counts.getOrDefault("items", 0L), "item"))
                    .append(" = ")
                    .append(part(counts, "labelled"))
                    .append(" + ")
                    .append(part(counts, "unresolved"))
                    .append(" + ")
                    .append(part(counts, "excluded"));
            if (counts.getOrDefault("rejected", 0L) > 0) {
                head.append("; ")
                        .append(Text.count(counts.getOrDefault("rejected", 0L), "row"))
                        .append(" rejected");
            }
        }
        return head.toString();
    }

    private static String part(Map<String, Long> counts, String name) {
        return Text.grouped(counts.getOrDefault(name, 0L)) + " " + name;
    }

    private boolean hasClasses() {
        Task task = plan.workflow().labels().task().value();
        return task == Task.CLASSIFICATION || task == Task.ORDINAL;
    }

    /** The figures of each stage that measured something, in the order of the file. */
    private List<StageFigures> figures() {
        var figures = new ArrayList<StageFigures>();
        for (StageReport stage : report.stages()) {
            if (stage.uses().startsWith("evaluate/")) {
                engine.table(stage.id(), TableKind.METRICS)
                        .ifPresent(table -> figures.add(StageFigures.of(stage.id(), table)));
            }
        }
        return figures;
    }

    private void agreement(List<StageFigures> stages) {
        for (StageFigures stage : stages) {
            if (stage.has("krippendorff_alpha")) {
                text.append("\n\nagreement of the sources (")
                        .append(SafeText.escape(stage.stage()))
                        .append("):\n  Krippendorff's alpha ")
                        .append(stage.figure("krippendorff_alpha"))
                        .append(", Fleiss' kappa ")
                        .append(stage.figure("fleiss_kappa"))
                        .append(", observed agreement ")
                        .append(stage.figure("observed_agreement"))
                        .append("; ")
                        .append(Text.count(stage.count("annotators"), "source"))
                        .append(", ")
                        .append(Text.count(stage.count("answers"), "answer"));
            }
        }
    }

    private void quality(List<StageFigures> stages) {
        var judged = stages.stream().filter(stage -> stage.has("macro_f1")).toList();
        if (judged.isEmpty()) {
            return;
        }
        text.append("\n\nagainst gold").append(levels(judged)).append(':');
        int width = judged.stream()
                .mapToInt(stage -> stage.stage().length() + stage.of().length())
                .max()
                .orElse(0);
        for (StageFigures stage : judged) {
            String name = stage.stage() + (stage.of().isEmpty() ? "" : " of " + stage.of());
            text.append("\n  ").append(Text.left(SafeText.escape(name), width + 6));
            for (String figure : SHOWN.keySet()) {
                text.append(SHOWN.get(figure)).append(' ').append(Text.left(stage.figureWithInterval(figure), 22));
            }
            text.append(Text.count(stage.count("items"), "item"));
        }
    }

    /** For example {@code , with 95 % intervals}; nothing where stages use different levels. */
    private String levels(List<StageFigures> judged) {
        List<String> levels = plan.stages().stream()
                .filter(stage -> judged.stream().anyMatch(one -> one.stage().equals(stage.id())))
                .map(stage -> stage.config().text("level"))
                .distinct()
                .toList();
        String level = levels.size() == 1 ? levels.get(0) : null;
        return level == null ? "" : ", with " + percent(level) + " % intervals";
    }

    private static String percent(String share) {
        return new BigDecimal(share).movePointRight(2).stripTrailingZeros().toPlainString();
    }

    private void waiting() {
        if (report.status() == RunStatus.WAITING) {
            text.append("\n\nwaiting for people: labelwright review export FILE tasks.csv writes their tasks,")
                    .append("\n  labelwright review import FILE tasks.csv takes the answers, and the same run goes on");
        }
    }

    private void outputs() {
        if (report.outputs().isEmpty()) {
            return;
        }
        text.append("\n\noutputs, beside the workflow file:");
        int width = report.outputs().stream()
                .mapToInt(output -> output.path().length())
                .max()
                .orElse(0);
        for (StageRecord.Export output : report.outputs()) {
            text.append("\n  ")
                    .append(Text.left(SafeText.escape(output.path()), width + 2))
                    .append(Text.count(output.rows(), "row"));
        }
    }
}
