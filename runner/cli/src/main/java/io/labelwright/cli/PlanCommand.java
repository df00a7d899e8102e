package io.labelwright.cli;

import static io.labelwright.cli.WorkflowArguments.flag;
import static io.labelwright.cli.WorkflowArguments.has;
import static io.labelwright.cli.WorkflowArguments.many;

import io.labelwright.engine.Engine;
import io.labelwright.engine.Preparation;
import io.labelwright.engine.memory.MemoryEstimate;
import io.labelwright.engine.run.Cancellation;
import io.labelwright.engine.run.RunForecast;
import io.labelwright.engine.run.RunJson;
import io.labelwright.engine.run.RunListener;
import io.labelwright.engine.run.RunReport;
import io.labelwright.engine.run.RunStatus;
import io.labelwright.engine.run.StagePreview;
import io.labelwright.engine.run.StageReport;
import io.labelwright.engine.run.StageStatus;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code plan FILE}: what a run would do with each stage, and why, and the memory that it would take. */
final class PlanCommand implements Command {

    private final WorkflowArguments workflow;

    PlanCommand(WorkflowArguments workflow) {
        this.workflow = workflow;
    }

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public String summary() {
        return "Says for each stage whether a run would compute it, why, and how much memory that takes; nothing runs.";
    }

    @Override
    public void describe(CommandSpec spec) {
        WorkflowArguments.describeFile(spec);
        spec.addOption(many("STAGE", "As for run; may be repeated.", "--rerun"));
        spec.addOption(flag("Print problems only.", "-q", "--quiet"));
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) {
        var preparation = Preparation.of(workflow.options(arguments), terminal.secrets());
        var problems = new ArrayList<>(preparation.problems());
        var shown = new Problems(terminal, preparation.source());
        shown.show(problems);
        boolean json = has(arguments, WorkflowArguments.JSON);
        if (preparation.plan() == null) {
            if (json) {
                terminal.print(RunJson.print(RunReport.invalid(preparation.name(), problems)));
            }
            return RunStatus.INVALID.exitCode();
        }
        RunListener listener = new RunListener() {
            @Override
            public void problem(Problem problem) {
                shown.show(problem);
                problems.add(problem);
            }
        };
        RunForecast forecast;
        try (var engine = Engine.looking(preparation, listener, new Cancellation())) {
            forecast = engine.forecast();
        }
        MemoryLine.shortage(forecast.memory(), Runtime.getRuntime().maxMemory()).ifPresent(listener::problem);
        if (json) {
            RunReport report = report(preparation.name(), forecast.stages(), problems);
            terminal.print(RunJson.print(report, forecast.memory()));
        } else if (!has(arguments, "-q")) {
            terminal.print(table(forecast.stages(), forecast.memory()) + MemoryLine.of(forecast.memory()));
        }
        return 0;
    }

    private static RunReport report(String name, List<StagePreview> stages, List<Problem> problems) {
        var reports = new ArrayList<StageReport>();
        for (StagePreview stage : stages) {
            StageStatus status = switch (stage.action()) {
                case RUN -> StageStatus.PENDING;
                case CACHED -> StageStatus.CACHED;
                case WAITING -> StageStatus.WAITING;
                case SKIPPED -> StageStatus.SKIPPED;
            };
            reports.add(new StageReport(stage.id(), stage.uses(), status, stage.reason(), 0, Map.of(), Map.of()));
        }
        return new RunReport("", name, RunStatus.DONE, reports, Map.of(), List.of(), problems);
    }

    private static String table(List<StagePreview> stages, MemoryEstimate memory) {
        int ids = stages.stream().mapToInt(stage -> stage.id().length()).max().orElse(0);
        int uses =
                stages.stream().mapToInt(stage -> stage.uses().length()).max().orElse(0);
        var text = new StringBuilder();
        int cached = 0;
        int skipped = 0;
        for (StagePreview stage : stages) {
            text.append(Text.left(stage.id(), ids + 2))
                    .append(Text.left(stage.uses(), uses + 2))
                    .append(Text.left(stage.action().word(), 9))
                    .append(SafeText.escape(stage.reason()))
                    .append(MemoryLine.of(memory, stage.id()))
                    .append('\n');
            cached += stage.action() == StagePreview.Action.CACHED ? 1 : 0;
            skipped += stage.action() == StagePreview.Action.SKIPPED ? 1 : 0;
        }
        return text.append(Text.count(stages.size(), "stage"))
                .append(", ")
                .append(cached)
                .append(" cached")
                .append(skipped > 0 ? ", " + skipped + " skipped" : "")
                .toString();
    }
}
