package io.labelwright.cli;

import static io.labelwright.cli.WorkflowArguments.one;

import io.labelwright.engine.run.RunListener;
import io.labelwright.engine.store.file.AtomicFile;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.observe.Audience;
import io.labelwright.observe.lineage.Lineage;
import io.labelwright.observe.lineage.LineageTarget;
import io.labelwright.observe.log.JsonLog;
import io.labelwright.observe.metrics.MetricsServer;
import io.labelwright.observe.metrics.RunMetrics;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Who is told of a run beside the person at the terminal, as the operator asks for: log, metrics, lineage. */
final class Observers implements AutoCloseable {

    private static final String LOG_FORMAT = "--log-format";
    private static final String METRICS_PORT = "--metrics-port";
    private static final String METRICS_FILE = "--metrics-file";
    private static final String LINEAGE = "--lineage";
    private static final String JSON = "json";
    private static final int LAST_PORT = 65_535;

    private final Consumer<Problem> warnings;
    private final List<RunListener> listeners = new ArrayList<>();
    private @Nullable RunMetrics metrics;
    private @Nullable MetricsServer server;
    private @Nullable Path metricsFile;
    private @Nullable Lineage lineage;

    private Observers(Consumer<Problem> warnings) {
        this.warnings = warnings;
    }

    static void describe(CommandSpec spec) {
        spec.addOption(one("FORMAT", "What is said on stderr: text, or json for one JSON object a line.", LOG_FORMAT));
        spec.addOption(one(
                "N",
                "Serve figures of the run for Prometheus at http://localhost:N/metrics; 0 takes a free port.",
                METRICS_PORT));
        spec.addOption(one("FILE", "Write these figures to a file at the end of the run.", METRICS_FILE));
        spec.addOption(one(
                "FILE|URL",
                "Tell the run as OpenLineage events: append them to a file, or post them to a collector; default:"
                        + " OPENLINEAGE_URL, if it is set.",
                LINEAGE));
    }

    /** The log that replaces text on stderr; empty for text. */
    static Optional<JsonLog> log(ParseResult arguments, Terminal terminal) {
        String format = WorkflowArguments.string(arguments, LOG_FORMAT);
        if (format == null || format.equals("text")) {
            return Optional.empty();
        }
        if (!format.equals(JSON)) {
            throw WorkflowArguments.usage(LOG_FORMAT + " takes text or json, not " + SafeText.quoted(format), null);
        }
        return Optional.of(new JsonLog(Clock.systemUTC(), terminal::errorLine));
    }

    /**
     * Gets ready for a run.
     *
     * @param warnings takes what goes wrong with them, which never ends a run
     * @throws LabelingException when the arguments ask for something that can't be
     */
    static Observers open(
            ParseResult arguments,
            Map<String, String> environment,
            String version,
            Terminal terminal,
            Consumer<Problem> warnings) {
        var observers = new Observers(warnings);
        terminal.log().ifPresent(observers.listeners::add);
        observers.openMetrics(arguments, terminal);
        try {
            LineageTarget.of(WorkflowArguments.string(arguments, LINEAGE), environment)
                    .ifPresent(target -> observers.openLineage(target, version));
        } catch (IllegalArgumentException e) {
            observers.close();
            throw WorkflowArguments.usage(String.valueOf(e.getMessage()), null);
        }
        return observers;
    }

    private void openMetrics(ParseResult arguments, Terminal terminal) {
        String port = WorkflowArguments.string(arguments, METRICS_PORT);
        String file = WorkflowArguments.string(arguments, METRICS_FILE);
        if (port == null && file == null) {
            return;
        }
        metrics = new RunMetrics(System::nanoTime);
        listeners.add(metrics);
        metricsFile =
                file == null ? null : WorkflowArguments.path(file, METRICS_FILE).toAbsolutePath();
        if (port != null) {
            int number = port(port);
            try {
                server = MetricsServer.start(number, metrics);
            } catch (IOException e) {
                throw WorkflowArguments.usage(
                        "cannot serve metrics at port " + number + ": " + e.getMessage(),
                        "choose another port, or 0 for any that is free");
            }
            terminal.error("labelwright: metrics at http://localhost:" + server.port() + "/metrics");
        }
    }

    private static int port(String given) {
        try {
            int port = Integer.parseInt(given);
            if (port >= 0 && port <= LAST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw WorkflowArguments.usage(
                METRICS_PORT + " takes a whole number from 0 to " + LAST_PORT + ", not " + SafeText.quoted(given),
                null);
    }

    private void openLineage(LineageTarget target, String version) {
        lineage = new Lineage(target, UUID.randomUUID(), version, Clock.systemUTC(), this::warn);
        listeners.add(lineage);
    }

    private void warn(String message) {
        warnings.accept(Problem.warning(
                StandardError.INPUT_OUTPUT, null, SafeText.escape(message), "the run itself is not touched by this"));
    }

    /** A listener that tells all of them, and this one first. */
    RunListener with(RunListener first) {
        if (listeners.isEmpty()) {
            return first;
        }
        var all = new ArrayList<RunListener>();
        all.add(first);
        all.addAll(listeners);
        return new Audience(all);
    }

    /** Tells what is still to be told. */
    @Override
    public void close() {
        if (lineage != null) {
            lineage.close();
        }
        RunMetrics figures = metrics;
        if (metricsFile != null && figures != null) {
            figures.finish();
            try {
                AtomicFile.replace(metricsFile, figures::write);
            } catch (LabelingException e) {
                warn("the metrics were not written: " + e.getMessage());
            }
        }
        if (server != null) {
            server.close();
        }
    }
}
