package io.labelwright.cli;

import io.labelwright.engine.plan.Plan;
import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.engine.run.RunListener;
import io.labelwright.engine.run.RunReport;
import io.labelwright.engine.run.StageReport;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tells a person who watches how a run goes on: a bar on a terminal, problems as they come, stages as they end. */
final class RunProgress implements RunListener {

    private static final int BAR = 24;
    private static final int WIDEST = 78;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private final int stages;
    private final Terminal terminal;
    private final Problems shown;
    private final Consumer<StageReport> ended;
    private final Set<String> running = new LinkedHashSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private int done;
    private long last = System.nanoTime() - PAUSE;

    RunProgress(Plan plan, Terminal terminal, Problems shown, Consumer<StageReport> ended) {
        this.stages = plan.written().size();
        this.terminal = terminal;
        this.shown = shown;
        this.ended = ended;
    }

    @Override
    public synchronized void started(PlannedStage stage, String reason) {
        running.add(stage.id());
        draw(String.join(", ", running), true);
    }

    @Override
    public synchronized void progress(PlannedStage stage, double share, String what) {
        String percent = share >= 0 ? " " + Text.fixed(100 * share, 0) + " %" : "";
        draw(stage.id() + percent + (what.isEmpty() ? "" : ", " + what), false);
    }

    @Override
    public synchronized void ended(StageReport report) {
        done++;
        running.remove(report.id());
        ended.accept(report);
        draw(String.join(", ", running), true);
    }

    @Override
    public synchronized void problem(Problem problem) {
        problems.add(problem);
        shown.show(problem);
    }

    /** The report with what the store said, which is no stage's. */
    synchronized RunReport withStoreProblems(RunReport report) {
        Set<Problem> all = new LinkedHashSet<>(report.problems());
        all.addAll(problems);
        return new RunReport(
                report.run(),
                report.workflow(),
                report.status(),
                report.stages(),
                report.counts(),
                report.outputs(),
                List.copyOf(all));
    }

    private void draw(String what, boolean now) {
        if (!terminal.interactive() || (!now && System.nanoTime() - last < PAUSE)) {
            return;
        }
        last = System.nanoTime();
        int full = stages == 0 ? BAR : BAR * Math.min(done, stages) / stages;
        String line = "[" + "#".repeat(full) + ".".repeat(BAR - full) + "] " + done + "/" + stages + "  "
                + SafeText.escape(what);
        terminal.progress(line.length() <= WIDEST ? line : line.substring(0, WIDEST - 3) + "...");
    }
}
