package io.labelwright.engine.workflow;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads workflow texts for tests, with an environment and variables of their own. */
final class WorkflowReading {

    static final String HEAD = "workflow: w\nlabels: {task: classification, classes: [a, b]}\n";

    final Map<String, String> set = new LinkedHashMap<>();
    final Map<String, String> environment = new LinkedHashMap<>();

    @Nullable
    Path secrets;

    WorkflowReader.Result read(String yaml) {
        return new WorkflowReader(set, environment::get, secrets).read("w.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    /** The workflow of a text without problems. */
    Workflow workflow(String yaml) {
        WorkflowReader.Result result = read(yaml);
        assertThat(result.problems()).isEmpty();
        return requireNonNull(result.workflow());
    }

    /** The one problem of a text. */
    Problem problem(String yaml) {
        List<Problem> problems = read(yaml).problems();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    /** Expects one problem here. */
    void expect(String yaml, StandardError code, int line, int column, String message, @Nullable String hint) {
        Problem problem = problem(yaml);
        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.place()).isEqualTo(new Place("w.yaml", line, column));
        assertThat(problem.hint()).isEqualTo(hint);
    }
}
