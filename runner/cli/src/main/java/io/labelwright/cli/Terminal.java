package io.labelwright.cli;

import io.labelwright.engine.secret.SecretMask;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.observe.log.JsonLog;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a command prints: results on stdout, all else on stderr. A line of progress stays at the bottom of a terminal;
 * where stderr is none, there is no progress. Safe for use by several threads.
 */
final class Terminal {

    /** Set by the launcher, which can ask cheaply whether stderr is a terminal. */
    private static final String PROPERTY = "labelwright.terminal";

    private final PrintStream out;
    private final PrintStream err;
    private final boolean interactive;
    private final SecretMask secrets = new SecretMask();
    private int progressWidth;
    /** Says on stderr what is said there, as objects; null where people read it. */
    private volatile @Nullable JsonLog log;

    Terminal(PrintStream out, PrintStream err, boolean interactive) {
        this.out = out;
        this.err = err;
        this.interactive = interactive;
    }

    /** Whether a person watches stderr, as far as the launcher knows. */
    static boolean isInteractive() {
        return Boolean.getBoolean(PROPERTY) && !"dumb".equals(System.getenv("TERM"));
    }

    /** Told every secret that becomes known; none of them is ever printed here. */
    SecretMask secrets() {
        return secrets;
    }

    boolean interactive() {
        return interactive && log == null;
    }

    /** From now on what is said on stderr are lines of this log, which writes them with {@link #errorLine}. */
    void log(JsonLog replacement) {
        hideProgress();
        log = replacement;
    }

    /** The log in place of text on stderr. */
    Optional<JsonLog> log() {
        return Optional.ofNullable(log);
    }

    /** Prints lines of the result. */
    synchronized void print(String lines) {
        hideProgress();
        out.print(secrets.mask(lines) + "\n");
        out.flush();
    }

    /** Prints lines for a person who watches. */
    void error(String lines) {
        JsonLog objects = log;
        if (objects == null) {
            errorLine(lines);
        } else {
            objects.message(lines);
        }
    }

    /** Prints this on stderr as it is. */
    synchronized void errorLine(String lines) {
        hideProgress();
        err.print(secrets.mask(lines) + "\n");
        err.flush();
    }

    /** Prints where an exception came from. */
    synchronized void trace(Throwable e) {
        hideProgress();
        JsonLog objects = log;
        if (objects != null) {
            objects.trace(e);
            return;
        }
        var trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        trace.toString()
                .lines()
                .forEach(line -> err.print(SafeText.escape(secrets.mask(line).replace("\t", "    ")) + "\n"));
        err.flush();
    }

    /** Replaces the line of progress. */
    synchronized void progress(String text) {
        String line = secrets.mask(text);
        if (interactive()) {
            String rest = " ".repeat(Math.max(0, progressWidth - line.length()));
            err.print("\r" + line + rest + (rest.isEmpty() ? "" : "\r" + line));
            err.flush();
            progressWidth = line.length();
        }
    }

    /** Takes the line of progress away. */
    synchronized void hideProgress() {
        if (progressWidth > 0) {
            err.print("\r" + " ".repeat(progressWidth) + "\r");
            err.flush();
            progressWidth = 0;
        }
    }

    synchronized void flush() {
        hideProgress();
        out.flush();
        err.flush();
    }
}
