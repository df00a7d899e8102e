package io.labelwright.observe.log;

import io.labelwright.engine.plan.Plan;
import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.engine.run.RunListener;
import io.labelwright.engine.run.RunReport;
import io.labelwright.engine.run.StageReport;
import io.labelwright.engine.run.StageStatus;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What is said on stderr as one JSON object a line, for systems that collect logs. Every line has {@code time} (UTC),
 * {@code level} ({@code debug}, {@code info}, {@code warning}, {@code error}) and {@code event}: {@code run_started},
 * {@code stage_started}, {@code stage_ended}, {@code problem}, {@code run_ended}, {@code message}, {@code log}; and the
 * {@code run} and {@code workflow} as soon as they are known. Safe for several threads.
 */
public final class JsonLog implements RunListener {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final Clock clock;
    private final Consumer<String> lines;
    private volatile String run = "";
    private volatile String workflow = "";

    /**
     * A log.
     *
     * @param lines takes each line, without a line feed
     */
    public JsonLog(Clock clock, Consumer<String> lines) {
        this.clock = clock;
        this.lines = lines;
    }

    @Override
    public void began(String id, Plan plan) {
        run = id;
        workflow = plan.workflow().name();
        write(
                "info",
                "run_started",
                json -> json.writeNumberProperty("stages", plan.written().size()));
    }

    @Override
    public void started(PlannedStage stage, String reason) {
        write("info", "stage_started", json -> {
            json.writeStringProperty("stage", stage.id());
            json.writeStringProperty("uses", stage.strategy().id());
            json.writeStringProperty("reason", reason);
        });
    }

    @Override
    public void ended(StageReport report) {
        boolean failed = report.status() == StageStatus.FAILED;
        write(failed ? "error" : "info", "stage_ended", json -> {
            json.writeStringProperty("stage", report.id());
            json.writeStringProperty("uses", report.uses());
            json.writeStringProperty("status", report.status().word());
            json.writeStringProperty("reason", report.reason());
            json.writeNumberProperty("seconds", Math.round(report.seconds() * 1000) / 1000.0);
            counts(json, report.counts());
        });
    }

    @Override
    public void problem(Problem problem) {
        write(problem.severity().word(), "problem", json -> {
            json.writeStringProperty("code", problem.code().code());
            Place place = problem.place();
            if (place != null) {
                json.writeStringProperty("file", place.file());
                if (place.line() > 0) {
                    json.writeNumberProperty("line", place.line());
                    json.writeNumberProperty("column", place.column());
                }
            }
            json.writeStringProperty("message", problem.message());
            if (problem.hint() != null) {
                json.writeStringProperty("hint", problem.hint());
            }
        });
    }

    @Override
    public void over(RunReport report) {
        write("info", "run_ended", json -> {
            json.writeStringProperty("status", report.status().word());
            json.writeNumberProperty("exit_code", report.status().exitCode());
            counts(json, report.counts());
        });
    }

    /** Words for a person. */
    public void message(String text) {
        write("info", "message", json -> json.writeStringProperty("message", text));
    }

    /** Where an exception came from. */
    public void trace(Throwable e) {
        write("debug", "message", json -> {
            json.writeStringProperty("message", String.valueOf(e));
            json.writeStringProperty("stack", stack(e));
        });
    }

    /** Makes lines of this log of what classes log. */
    public Formatter formatter() {
        return new Formatter() {
            @Override
            public String format(LogRecord entry) {
                Throwable thrown = entry.getThrown();
                return line(level(entry.getLevel()), "log", json -> {
                            json.writeStringProperty("logger", String.valueOf(entry.getLoggerName()));
                            json.writeStringProperty("message", formatMessage(entry));
                            if (thrown != null) {
                                json.writeStringProperty("stack", stack(thrown));
                            }
                        })
                        + "\n";
            }
        };
    }

    private static String level(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "error";
        }
        if (level.intValue() >= Level.WARNING.intValue()) {
            return "warning";
        }
        return level.intValue() >= Level.INFO.intValue() ? "info" : "debug";
    }

    private static String stack(Throwable e) {
        var text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static void counts(JsonGenerator json, Map<String, Long> counts) {
        json.writeObjectPropertyStart("counts");
        counts.forEach(json::writeNumberProperty);
        json.writeEndObject();
    }

    private void write(String level, String event, Consumer<JsonGenerator> rest) {
        lines.accept(line(level, event, rest));
    }

    private String line(String level, String event, Consumer<JsonGenerator> rest) {
        var text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty(
                    "time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
            json.writeStringProperty("level", level);
            json.writeStringProperty("event", event);
            if (!run.isEmpty()) {
                json.writeStringProperty("run", run);
                json.writeStringProperty("workflow", workflow);
            }
            rest.accept(json);
            json.writeEndObject();
        }
        return SafeText.json(text.toString());
    }
}
