package io.labelwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.engine.run.PluginWithAlternatives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys whose value is one of several things, as users of the program see them. */
class AlternativesTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void install() throws IOException {
        PluginWithAlternatives.installIn(folder.resolve("plugins"));
        Files.writeString(folder.resolve("answers.csv"), "item,annotator,label\n1,ann,old\n2,ben,ham\n");
    }

    private Invocation call(String command, String argument) {
        return Invocation.of(
                Map.of(),
                command,
                argument,
                "--plugins",
                folder.resolve("plugins").toString());
    }

    private Invocation run(String with) throws IOException {
        Path file = folder.resolve("flow.yaml");
        Files.writeString(file, """
                workflow: flow
                labels: {task: classification, classes: [ham, spam]}
                stages:
                  - {id: answers, uses: import/csv, with: {path: answers.csv, annotations: {}}}
                  - id: tested
                    uses: taxonomy/acme
                    with: {%s}
                """.formatted(with));
        return call("run", file.toString());
    }

    @Test
    void thePageOfAStrategyShowsThemAll() {
        assertThat(call("strategies", "taxonomy/acme").out()).contains("""
                  class_weights: none | balanced | map to number, default balanced
                      Weights of classes.
                  sampling: auto | minority | number (more than 0 and at most 1) | list of map
                      How many.
                      label: text, required
                          Class.
                      share: number, at least 0, default 1
                          Share.
                  renaming: keep | fold | map to text, default {}
                """);
    }

    @Test
    void classesOfAnotherTaxonomyAreKnownFromAMapThatIsOneOfThem() throws IOException {
        assertThat(run("renaming: {old: ham}").err()).doesNotContain("LBL-");
        assertThat(run("renaming: {old: ham}").exitCode()).isZero();

        var refused = run("renaming: keep");
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.err()).contains("'old'");
        assertThat(run("renaming: {old: hum}").err()).contains("flow.yaml:7:28", "did you mean 'ham'?");
    }

    @Test
    void aValueThatIsNoneOfThemIsToldWithItsPlace() throws IOException {
        var refused = run("renaming: {old: ham}, class_weights: balancd");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("flow.yaml:7:49", "has to be none, balanced or a map (each value: a number)")
                .contains("did you mean 'balanced'?");
    }
}
