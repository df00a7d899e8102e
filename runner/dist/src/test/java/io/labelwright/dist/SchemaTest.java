package io.labelwright.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.labelwright.engine.plugin.Plugins;
import io.labelwright.engine.schema.WorkflowSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schema, judged by a validator that is not ours. */
class SchemaTest {

    private static final String WHOLE = """
            workflow: case
            seed: 3
            labels: {task: classification, classes: [a, 'no', {name: c, aliases: [d]}]}
            stages:
              - id: answers
                uses: import/csv
                with: {path: answers.csv, annotations: {item: i, annotator: w, label: l}}
              - id: agreed
                uses: consensus/dawid-skene
                needs: [answers]
                with: {max_iterations: 100, tolerance: 1.0e-5, smoothing: "${vars.smoothing}"}
                when: "counts.annotations > 0"
                timeout: 10m
                retry: {attempts: 3, backoff: 2s}
                from: {labels: answers}
              - id: rules
                uses: prelabel/rules
                with: {rules: [{id: r, when: "true", label: a, confidence: 0.5}]}
            """;

    private static final Schema SCHEMA = schema(WorkflowSchema.of(Plugins.discover(List.of())));

    static Schema schema(String text) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
    }

    static List<Error> problems(Schema schema, String yaml) {
        var settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
        Object tree = new Load(settings).loadFromString(yaml);
        return schema.validate(JsonMapper.shared().writeValueAsString(tree), InputFormat.JSON);
    }

    @Test
    void everyWorkflowOfThePagesIsValid() throws IOException {
        Schema included = schema(WorkflowSchema.ofIncluded(Plugins.discover(List.of())));
        int seen = 0;
        for (var page : Documentation.pages()) {
            for (var block : page.blocks()) {
                if (block.isWorkflow()) {
                    assertThat(problems(SCHEMA, block.text()))
                            .as("%s:%d", page, block.line())
                            .isEmpty();
                    seen++;
                } else if (block.language().equals("yaml") && block.file().endsWith(".yaml")) {
                    assertThat(problems(included, block.text()))
                            .as("%s:%d", page, block.line())
                            .isEmpty();
                }
            }
        }
        assertThat(seen).isGreaterThan(5);
    }

    @Test
    void everyExampleIsValid() throws IOException {
        var files = new ArrayList<Path>();
        try (Stream<Path> walk = Files.walk(Documentation.ROOT.resolve("docs/examples"))) {
            walk.filter(file -> file.toString().endsWith(".yaml")
                            && !file.toString().contains("target"))
                    .forEach(files::add);
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            String text = Files.readString(file);
            boolean ofPlugin = Files.exists(file.resolveSibling("pom.xml"));
            if (ofPlugin || file.endsWith("dataset/data.yaml")) {
                // PluginExampleIT builds the plug-in that it uses, and asks for the schema with it. The other file is
                // data.
                continue;
            }
            // A file that others include has stages only.
            boolean whole = text.startsWith("workflow:") || text.contains("\nworkflow:");
            String yaml = whole ? text : "workflow: w\nlabels: {task: classification, classes: [a]}\n" + text;
            assertThat(problems(SCHEMA, yaml)).as(file.toString()).isEmpty();
        }
    }

    @Test
    void theExampleOfEveryStrategyIsValid() {
        for (var strategy : Plugins.discover(List.of()).strategies()) {
            if (!strategy.example().isBlank()) {
                String yaml = "workflow: w\nlabels: {task: classification, classes: [a]}\nstages:\n"
                        + strategy.example().indent(2);
                assertThat(problems(SCHEMA, yaml)).as(strategy.id()).isEmpty();
            }
        }
    }

    @Test
    void theCaseThatTheBrokenOnesAreMadeOfIsValid() {
        assertThat(problems(SCHEMA, WHOLE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "workflow: case=>workflw: case",
                "workflow: case=>workflow: My Case",
                "workflow: case=>description: no name",
                "seed: 3=>seed: three",
                "seed: 3=>engine: spark",
                "seed: 3=>store: [a]",
                "seed: 3=>store: {files: a}",
                "seed: 3=>include: a.yaml",
                "seed: 3=>defaults: {consensus/majorty-vote: {quorum: 1}}",
                "seed: 3=>defaults: {consensus/majority-vote: {quorom: 1}}",
                "task: classification=>task: clasification",
                "task: classification, =>",
                "classes: [=>clases: [",
                "aliases: [d]=>alias: [d]",
                "name: c=>description: c",
                "id: agreed=>id: Agreed!",
                "id: agreed=>name: agreed",
                "uses: import/csv=>uses: import/cvs",
                "uses: prelabel/rules=>use: prelabel/rules",
                "needs: [answers]=>needs: answers",
                "needs: [answers]=>need: [answers]",
                "with: {path: answers.csv, =>with: {",
                "path: answers.csv=>path: [answers.csv]",
                "annotations: {item: i=>annotations: {itm: i",
                "max_iterations: 100=>max_iterations: 1.5",
                "max_iterations: 100=>max_iterations: 0",
                "max_iterations: 100=>max_iterations: '100'",
                "max_iterations: 100=>max_iterations: \"${var.n}\"",
                "tolerance: 1.0e-5=>tolerance: -1",
                "tolerance: 1.0e-5=>tolerance: small",
                "timeout: 10m=>timeout: 10 minutes",
                "attempts: 3=>attempts: 0",
                "attempts: 3, =>",
                "from: {labels: answers}=>from: {annotations: answers}",
                "from: {labels: answers}=>from: {label: answers}",
                "confidence: 0.5=>confidence: 1.5",
                "label: a, =>",
                "rules: [=>rule: ["
            })
    void whatIsBrokenIsRefused(String change) {
        int arrow = change.indexOf("=>");
        String from = change.substring(0, arrow);
        assertThat(WHOLE).contains(from);
        String broken = WHOLE.replace(from, change.substring(arrow + 2));

        assertThat(problems(SCHEMA, broken)).as(broken).isNotEmpty();
    }

    @Test
    void defaultsMayGiveWhatAStageLeavesOut() {
        String yaml = WHOLE.replace("path: answers.csv, ", "");

        assertThat(problems(SCHEMA, yaml)).isNotEmpty();
        assertThat(problems(SCHEMA, "defaults: {\"import/*\": {path: answers.csv}}\n" + yaml))
                .isEmpty();
    }

    @Test
    void anIncludedFileHasASchemaOfItsOwn() {
        Schema included = schema(WorkflowSchema.ofIncluded(Plugins.discover(List.of())));
        String stages = WHOLE.substring(WHOLE.indexOf("stages:"));

        assertThat(problems(included, stages)).isEmpty();
        assertThat(problems(included, WHOLE)).isNotEmpty();
        assertThat(problems(SCHEMA, stages)).isNotEmpty();
        assertThat(problems(SCHEMA, "workflow: w\nlabels: {task: text}\ninclude: [stages.yaml]\n"))
                .isEmpty();
    }

    @Test
    void theSchemaIsTheSameBytesEachTime() {
        assertThat(WorkflowSchema.of(Plugins.discover(List.of())))
                .isEqualTo(WorkflowSchema.of(Plugins.discover(List.of())));
    }
}
