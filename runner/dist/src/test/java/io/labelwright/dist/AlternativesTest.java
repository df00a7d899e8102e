package io.labelwright.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import io.labelwright.engine.plugin.Plugins;
import io.labelwright.engine.schema.WorkflowSchema;
import io.labelwright.testkit.sin.PluginJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys whose value is one of several things, in what is made of the descriptors. */
class AlternativesTest {

    private static final PluginJar ACME = PluginJar.compile("""
            package acme;

            import io.labelwright.spi.*;
            import io.labelwright.spi.describe.*;
            import java.util.List;
            import java.util.Map;

            @StrategyInfo(id = "imbalance/acme", version = 1, summary = "Takes what it is given.")
            public final class Acme implements StrategyFactory<Acme.Config> {

                sealed interface Weights {
                    enum Rule implements Weights { NONE, BALANCED }
                    record Amounts(@ClassName Map<String, Double> byClass) implements Weights {}
                }

                sealed interface Sampling {
                    record Ratio(@Range(min = 0, above = true, max = 1) double ratio) implements Sampling {}
                    record Names(@ClassName @Range(min = 1) List<String> classes) implements Sampling {}
                    record Counts(@ClassName Map<String, Integer> counts) implements Sampling {}
                    enum Rule implements Sampling { AUTO, MINORITY }
                }

                sealed interface Steps {
                    record Number(@Range(min = 1) int steps) implements Steps {}
                    record Each(List<Step> steps) implements Steps {}
                }

                record Step(@Doc("Name.") String name) {}

                record Config(
                        @Doc("Weights.") @Default("balanced") Weights classWeights,
                        @Doc("Sampling.") @Default("0.5") Sampling sampling,
                        @Doc("Steps.") Steps steps) {}

                @Override
                public Strategy create(Config config) {
                    return (in, out, context) -> {};
                }
            }
            """);

    @TempDir
    private static Path folder;

    @BeforeAll
    static void install() {
        ACME.writeTo(folder.resolve("acme/acme.jar"));
    }

    private static Plugins plugins() {
        return Plugins.discover(List.of(folder));
    }

    private static List<Error> problems(String with) {
        try (Plugins plugins = plugins()) {
            Schema schema = SchemaTest.schema(WorkflowSchema.of(plugins));
            return SchemaTest.problems(schema, """
                    workflow: w
                    labels: {task: classification, classes: [ham, spam]}
                    stages:
                      - {id: tested, uses: imbalance/acme, with: {%s}}
                    """.formatted(with));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "steps: 3",
                "steps: [{name: a}, {name: b}]",
                "steps: \"${vars.steps}\"",
                "steps: 3, class_weights: none",
                "steps: 3, class_weights: null",
                "steps: 3, class_weights: {ham: 2, spam: 0.5}",
                "steps: 3, class_weights: \"${vars.weights}\"",
                "steps: 3, sampling: minority",
                "steps: 3, sampling: 1",
                "steps: 3, sampling: [ham]",
                "steps: 3, sampling: {ham: 20}",
            })
    void theSchemaTakesEachOfThem(String with) {
        assertThat(problems(with)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class_weights: none",
                "steps: null",
                "steps: 0",
                "steps: 1.5",
                "steps: '3'",
                "steps: [{nam: a}]",
                "steps: {name: a}",
                "steps: 3, class_weights: balancd",
                "steps: 3, class_weights: 2",
                "steps: 3, class_weights: [ham]",
                "steps: 3, class_weights: {ham: heavy}",
                "steps: 3, sampling: 0",
                "steps: 3, sampling: 1.5",
                "steps: 3, sampling: '0.5'",
                "steps: 3, sampling: ham",
                "steps: 3, sampling: []",
                "steps: 3, sampling: {ham: 0.5}",
                "steps: 3, sampling: true",
            })
    void theSchemaRefusesWhatIsNoneOfThem(String with) {
        assertThat(problems(with)).isNotEmpty();
    }

    @Test
    void theSchemaHasTheirDefaults() throws IOException {
        try (Plugins plugins = plugins()) {
            assertThat(WorkflowSchema.of(plugins).replaceAll("\\s", ""))
                    .contains("\"description\":\"Weights.\",\"default\":\"balanced\",\"anyOf\":[")
                    .contains("\"description\":\"Sampling.\",\"default\":0.5,\"anyOf\":[");
        }
    }

    @Test
    void theReferenceNamesThemAll() throws IOException {
        try (Plugins plugins = plugins()) {
            assertThat(ReferencePages.strategies(plugins)).contains("""
                    | `class_weights` | `none`, `balanced`; or map to number by class | `balanced` | Weights. |
                    | `sampling` | `auto`, `minority`; or number, more than 0 and at most 1; or list of text: a class, at least 1; or map to whole number by class | `0.5` | Sampling. |
                    | `steps` | whole number, at least 1; or list of block | must be given | Steps. |
                    | `steps[].name` | text | must be given | Name. |
                    """);
        }
    }
}
