package io.labelwright.observe.lineage;

import io.labelwright.engine.plan.LoopPlace;
import io.labelwright.engine.plan.OtherInputs;
import io.labelwright.engine.plan.Plan;
import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.engine.plan.TableFlow;
import io.labelwright.engine.remote.RemotePath;
import io.labelwright.engine.run.RunListener;
import io.labelwright.engine.run.RunReport;
import io.labelwright.engine.run.RunStatus;
import io.labelwright.engine.run.StageReport;
import io.labelwright.engine.run.StageStatus;
import io.labelwright.engine.store.StageRecord;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.table.TableKind;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A run as OpenLineage events (specification 2-0-2): the workflow is a job, each stage that computes is a job below it
 * ({@code WORKFLOW.STAGE}). Files are datasets of the namespace {@code file} under their absolute paths, tables that
 * stages leave are datasets {@code WORKFLOW.STAGE.TABLE} of the jobs' namespace; so a collector draws the graph from
 * the imported files to the exported ones. A stage that is cached makes no event of its own, since nothing ran.
 */
public final class Lineage implements RunListener, AutoCloseable {

    private final Clock clock;
    private final LineageEvent.Source source;
    private final UUID run;
    private final LineageSink sink;
    private final Map<String, PlannedStage> started = new LinkedHashMap<>();
    private final Map<String, Problem> failures = new HashMap<>();
    /** How many rounds of each loop were begun, by its position. */
    private final Map<Integer, Integer> rounds = new HashMap<>();

    private @Nullable Plan plan;

    /**
     * Events of a run that is about to begin.
     *
     * @param run an id that no other run has
     * @param version version of this program
     * @param trouble is told, in words for people, when events can't be delivered
     */
    public Lineage(LineageTarget target, UUID run, String version, Clock clock, Consumer<String> trouble) {
        this.clock = clock;
        this.run = run;
        this.source = new LineageEvent.Source(target.namespace(), version);
        this.sink = target.open(trouble);
    }

    @Override
    public synchronized void began(String id, Plan begun) {
        plan = begun;
        sink.send(ofRun(begun, "START").print());
    }

    @Override
    public synchronized void started(PlannedStage stage, String reason) {
        Plan begun = plan;
        if (begun == null) {
            return;
        }
        LoopPlace place = stage.inLoop();
        if (place != null) {
            rounds.merge(place.loop(), place.round(), Math::max);
        }
        started.put(stage.id(), stage);
        sink.send(ofStage(begun, stage, "START").print());
    }

    @Override
    public synchronized void problem(Problem problem) {
        if (problem.isError()) {
            failures.putIfAbsent(problem.message(), problem);
        }
    }

    @Override
    public synchronized void ended(StageReport report) {
        Plan begun = plan;
        PlannedStage stage = started.remove(report.id());
        if (begun == null || stage == null) {
            return;
        }
        String type = switch (report.status()) {
            case RAN, CACHED, SKIPPED -> "COMPLETE";
            case FAILED -> "FAIL";
            default -> "ABORT";
        };
        LineageEvent event = ofStage(begun, stage, type);
        if (report.status() == StageStatus.FAILED) {
            event.error(report.reason());
        }
        RemotePath remote = stage.remote();
        if (remote != null && stage.isSink() && type.equals("COMPLETE")) {
            event.output(remote(remote.address().shown()).rows(report.counts().get("rows")));
        }
        if (stage.output() != null && type.equals("COMPLETE")) {
            event.output(LineageEvent.Dataset.file(stage.output())
                    .rows(report.counts().get("rows")));
        }
        sink.send(event.print());
    }

    @Override
    public synchronized void over(RunReport report) {
        Plan begun = plan;
        if (begun == null) {
            return;
        }
        String type = switch (report.status()) {
            case DONE -> "COMPLETE";
            case FAILED, INVALID -> "FAIL";
            // People are asked, or somebody stopped it: another run goes on.
            default -> "ABORT";
        };
        LineageEvent event = ofRun(begun, type);
        for (StageRecord.Export output : report.outputs()) {
            event.output(dataset(begun, output.path()).rows(output.rows()).version(output.sha256()));
        }
        if (report.status() == RunStatus.FAILED) {
            failures.keySet().stream().findFirst().ifPresent(event::error);
        }
        sink.send(event.print());
        plan = null;
    }

    /** Ends the events of a run of which no report came, and waits until they have arrived. */
    @Override
    public void close() {
        synchronized (this) {
            if (plan != null) {
                LineageEvent event = ofRun(plan, "FAIL");
                failures.keySet().stream().findFirst().ifPresent(event::error);
                sink.send(event.print());
                plan = null;
            }
        }
        sink.close();
    }

    private LineageEvent ofRun(Plan begun, String type) {
        var event = new LineageEvent(
                source, type, clock.instant(), run, begun.workflow().name(), LineageEvent.JobType.WORKFLOW);
        event.description(begun.workflow().description());
        begun.written().stream()
                .map(PlannedStage::input)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .forEach(file -> event.input(LineageEvent.Dataset.file(file)));
        begun.written().stream()
                .flatMap(stage -> OtherInputs.of(stage, begun.access()).values().stream())
                .distinct()
                .forEach(file -> event.input(LineageEvent.Dataset.file(file)));
        begun.written().stream()
                .flatMap(stage -> stage.remoteInputs().values().stream())
                .map(path -> path.address().shown())
                .distinct()
                .forEach(address -> event.input(remote(address)));
        return event;
    }

    private static LineageEvent.Dataset dataset(Plan begun, String path) {
        boolean elsewhere = begun.written().stream()
                .anyMatch(stage -> stage.remote() != null && stage.path().equals(path));
        return elsewhere
                ? remote(path)
                : LineageEvent.Dataset.file(
                        begun.access().folder().resolve(path).normalize());
    }

    /** A file elsewhere, by its address as it is shown: {@code s3://bucket} and {@code key}. */
    private static LineageEvent.Dataset remote(String address) {
        int host = address.indexOf("://") + "://".length();
        int slash = address.indexOf('/', host);
        return LineageEvent.Dataset.at(address.substring(0, slash), address.substring(slash + 1));
    }

    private LineageEvent ofStage(Plan begun, PlannedStage stage, String type) {
        String workflow = begun.workflow().name();
        UUID id = UUID.nameUUIDFromBytes((run + "/" + stage.id()).getBytes(StandardCharsets.UTF_8));
        var event = new LineageEvent(
                source, type, clock.instant(), id, workflow + "." + stage.id(), LineageEvent.JobType.STAGE);
        event.parent(run, workflow);
        event.description(stage.strategy().id());
        if (stage.input() != null) {
            event.input(LineageEvent.Dataset.file(stage.input()));
        }
        OtherInputs.of(stage, begun.access()).values().forEach(file -> event.input(LineageEvent.Dataset.file(file)));
        stage.remoteInputs()
                .values()
                .forEach(path -> event.input(remote(path.address().shown())));
        read(begun, stage).forEach(event::input);
        if (type.equals("COMPLETE")) {
            for (TableKind kind : stage.writes()) {
                event.output(table(workflow, stage.id(), kind));
            }
        }
        return event;
    }

    private List<LineageEvent.Dataset> read(Plan begun, PlannedStage stage) {
        TableFlow flow = begun.flow(Set.of(), rounds);
        var datasets = new ArrayList<LineageEvent.Dataset>();
        for (TableKind kind : stage.reads().keySet()) {
            for (int writer : flow.writers(stage.index(), kind)) {
                String from = begun.stages().get(writer).id();
                datasets.add(table(begun.workflow().name(), from, kind));
            }
        }
        return datasets;
    }

    private LineageEvent.Dataset table(String workflow, String stage, TableKind kind) {
        return LineageEvent.Dataset.table(source.namespace(), workflow + "." + stage + "." + kind.word(), kind);
    }
}
