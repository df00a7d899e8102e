package io.labelwright.observe.metrics;

import io.labelwright.engine.plan.Plan;
import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.engine.run.RunListener;
import io.labelwright.engine.run.RunReport;
import io.labelwright.engine.run.RunStatus;
import io.labelwright.engine.run.StageReport;
import io.labelwright.spi.problem.Problem;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * The figures of one run in the text format of Prometheus (exposition format 0.0.4). All are gauges: a run is a process
 * that ends, so nothing counts over several runs. Safe for several threads.
 *
 * <pre>
 * labelwright_run{run, workflow, status}      1; status is running, then that of the run
 * labelwright_run_seconds                     since it began
 * labelwright_run_stages{status}              how many stages stand so; to_come and running among them
 * labelwright_run_count{count}                the counts of the whole run, when it is over
 * labelwright_stage_seconds{stage, uses, status}
 * labelwright_stage_progress_ratio{stage}     0 to 1, of running stages that know it
 * labelwright_stage_count{stage, count}       the counts of what a stage wrote
 * labelwright_problems{severity, code}        how many problems were told
 * labelwright_memory_used_bytes               the heap in use
 * </pre>
 */
public final class RunMetrics implements RunListener {

    /** What the text is, for HTTP. */
    public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private static final String RUNNING = "running";

    private final LongSupplier nanos;
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
    private final Map<String, Long> startedAt = new LinkedHashMap<>();
    private final Map<String, String> usesOf = new LinkedHashMap<>();
    private final Map<String, Double> progressOf = new LinkedHashMap<>();
    private final Map<String, StageReport> ended = new LinkedHashMap<>();
    private final Map<List<String>, Long> problems = new TreeMap<>(RunMetrics::compare);
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private String run = "";
    private String workflow = "";
    private String status = RUNNING;
    private int stages;
    private long began;
    private long over;

    /**
     * Figures of a run that is about to begin.
     *
     * @param nanos a clock that never jumps, {@link System#nanoTime} but in tests
     */
    public RunMetrics(LongSupplier nanos) {
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    private static int compare(List<String> a, List<String> b) {
        return String.join(" ", a).compareTo(String.join(" ", b));
    }

    @Override
    public synchronized void began(String id, Plan plan) {
        run = id;
        workflow = plan.workflow().name();
        stages = plan.written().size();
        began = nanos.getAsLong();
    }

    @Override
    public synchronized void started(PlannedStage stage, String reason) {
        startedAt.put(stage.id(), nanos.getAsLong());
        usesOf.put(stage.id(), stage.strategy().id());
    }

    @Override
    public synchronized void progress(PlannedStage stage, double share, String what) {
        if (share >= 0) {
            progressOf.put(stage.id(), share);
        }
    }

    @Override
    public synchronized void ended(StageReport report) {
        startedAt.remove(report.id());
        progressOf.remove(report.id());
        ended.put(report.id(), report);
    }

    @Override
    public synchronized void problem(Problem problem) {
        problems.merge(List.of(problem.severity().word(), problem.code().code()), 1L, Long::sum);
    }

    @Override
    public synchronized void over(RunReport report) {
        for (StageReport stage : report.stages()) {
            ended.put(stage.id(), stage);
        }
        startedAt.clear();
        progressOf.clear();
        counts.putAll(report.counts());
        finish(report.status());
    }

    /** Ends the figures of a run of which no report came: none began, or what ended it was no stage. */
    public synchronized void finish() {
        if (status.equals(RUNNING)) {
            finish(run.isEmpty() ? RunStatus.INVALID : RunStatus.FAILED);
        }
    }

    private void finish(RunStatus last) {
        status = last.word();
        over = nanos.getAsLong();
    }

    /** Writes the figures as they are now. */
    public void write(OutputStream out) throws IOException {
        writer.write(out, snapshots());
    }

    private synchronized MetricSnapshots snapshots() {
        long now = nanos.getAsLong();
        var all = new ArrayList<GaugeSnapshot>();
        var theRun = gauge("labelwright_run", "The run and how it stands.");
        point(theRun, 1, "run", run, "workflow", workflow, "status", status);
        all.add(theRun.build());
        var seconds = gauge("labelwright_run_seconds", "Seconds since the run began, until it was over.");
        point(seconds, ((over == 0 ? now : over) - began) / 1e9);
        all.add(seconds.build());
        var byStatus = gauge("labelwright_run_stages", "Stages by status.");
        statuses().forEach((word, count) -> point(byStatus, count, "status", word));
        all.add(byStatus.build());
        var ofRun = gauge("labelwright_run_count", "Counts of the whole run: items, labelled, unresolved and so on.");
        counts.forEach((name, count) -> point(ofRun, count, "count", name));
        all.add(ofRun.build());
        addStages(all, now);
        var told = gauge("labelwright_problems", "Problems that were told, by severity and code.");
        problems.forEach((key, count) -> point(told, count, "severity", key.get(0), "code", key.get(1)));
        all.add(told.build());
        var memory = gauge("labelwright_memory_used_bytes", "Bytes of the heap in use.");
        Runtime runtime = Runtime.getRuntime();
        point(memory, runtime.totalMemory() - runtime.freeMemory());
        all.add(memory.build());
        return new MetricSnapshots(all.toArray(GaugeSnapshot[]::new));
    }

    private void addStages(List<GaugeSnapshot> all, long now) {
        var seconds = gauge("labelwright_stage_seconds", "Seconds that a stage took, or has taken so far.");
        var progress = gauge("labelwright_stage_progress_ratio", "How much of a running stage is done, 0 to 1.");
        var ofStage = gauge("labelwright_stage_count", "Counts of what a stage wrote.");
        ended.forEach((id, report) -> {
            point(
                    seconds,
                    report.seconds(),
                    "stage",
                    id,
                    "uses",
                    report.uses(),
                    "status",
                    report.status().word());
            report.counts().forEach((name, count) -> point(ofStage, count, "stage", id, "count", name));
        });
        startedAt.forEach((id, since) -> point(
                seconds, (now - since) / 1e9, "stage", id, "uses", usesOf.getOrDefault(id, ""), "status", RUNNING));
        progressOf.forEach((id, share) -> point(progress, share, "stage", id));
        all.add(seconds.build());
        all.add(progress.build());
        all.add(ofStage.build());
    }

    private Map<String, Integer> statuses() {
        Map<String, Integer> statuses = new TreeMap<>();
        ended.values().forEach(report -> statuses.merge(report.status().word(), 1, Integer::sum));
        statuses.put(RUNNING, startedAt.size());
        // The stages of later rounds of a loop are known when they begin.
        statuses.put("to_come", Math.max(0, stages - ended.size() - startedAt.size()));
        return statuses;
    }

    private static GaugeSnapshot.Builder gauge(String name, String help) {
        return GaugeSnapshot.builder().name(name).help(help);
    }

    private static void point(GaugeSnapshot.Builder gauge, double value, String... labels) {
        gauge.dataPoint(GaugeDataPointSnapshot.builder()
                .labels(Labels.of(labels))
                .value(value)
                .build());
    }
}
