package io.labelwright.cli;

import io.labelwright.engine.yaml.SourceText;
import io.labelwright.spi.problem.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Shows problems on stderr as they come, each once, with the line of the workflow file. Safe for several threads. */
final class Problems {

    private final Terminal terminal;
    private final SourceText source;
    private final Set<Problem> shown = new HashSet<>();

    Problems(Terminal terminal, SourceText source) {
        this.terminal = terminal;
        this.source = source;
    }

    synchronized void show(Problem problem) {
        if (shown.add(problem)) {
            terminal.log().ifPresentOrElse(log -> log.problem(problem), () -> terminal.error(source.render(problem)));
        }
    }

    void show(List<Problem> problems) {
        problems.forEach(this::show);
    }

    /** {@code 2 errors, 1 warning}. */
    static String counted(List<Problem> problems) {
        long errors = problems.stream().filter(Problem::isError).count();
        long warnings = problems.size() - errors;
        String text = errors == 0 ? "" : Text.count(errors, "error");
        if (warnings > 0) {
            text += (text.isEmpty() ? "" : ", ") + Text.count(warnings, "warning");
        }
        return text.isEmpty() ? "no problems" : text;
    }
}
