package io.labelwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Workflows that a program wrote: thousands of stages, one behind the other and side by side. Work that grows with the
 * square of the stages, or a stack that grows with them, shows here as a test that does not end or fails.
 */
class ManyStagesTest {

    private static final int MANY = 10_000;
    private static final String HEAD = "workflow: many\nlabels: {task: classification, classes: [a, b]}\nstages:\n";
    private static final String IMPORT = """
              - id: in
                uses: import/csv
                needs: []
                with: {path: crowd.csv, annotations: {item: item, annotator: worker, label: label}}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void makeData() throws IOException {
        Files.writeString(folder.resolve("crowd.csv"), "item,worker,label\nx,ana,a\nx,ben,a\ny,ana,b\n");
    }

    private Invocation call(String stages, String... arguments) throws IOException {
        Path file = Files.writeString(folder.resolve("flow.yaml"), HEAD + stages);
        var all = new ArrayList<>(List.of(arguments));
        all.add(1, file.toString());
        return Invocation.of(Map.of(), all.toArray(String[]::new));
    }

    private static String chain(String uses, int count) {
        var stages = new StringBuilder(IMPORT);
        for (int i = 1; i < count; i++) {
            stages.append("  - id: s")
                    .append(i)
                    .append("\n    uses: ")
                    .append(uses)
                    .append('\n');
        }
        return stages.toString();
    }

    private static JsonNode stages(Invocation ended) {
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        return JsonMapper.shared().readTree(ended.out()).path("stages");
    }

    private static List<String> statuses(JsonNode stages) {
        return stages.valueStream()
                .map(stage -> stage.path("status").asString())
                .distinct()
                .toList();
    }

    @Test
    void tenThousandStagesInAChainArePlanned() throws IOException {
        JsonNode stages = stages(call(chain("consensus/majority-vote", MANY), "plan", "--json"));

        assertThat(stages.size()).isEqualTo(MANY);
        assertThat(stages.get(MANY - 1).path("id").asString()).isEqualTo("s" + (MANY - 1));
        assertThat(stages.get(0).path("reason").asString()).isEqualTo("first run");
        assertThat(stages.valueStream()
                        .skip(1)
                        .map(stage -> stage.path("reason").asString()))
                .containsOnly("first run, after 'in'");
    }

    @Test
    void tenThousandStagesSideBySideArePlanned() throws IOException {
        var pairs = new StringBuilder();
        for (int i = 0; i < MANY / 2; i++) {
            pairs.append(IMPORT.replace("id: in", "id: in" + i));
            pairs.append("  - {id: vote").append(i).append(", uses: consensus/majority-vote}\n");
        }

        JsonNode stages = stages(call(pairs.toString(), "plan", "--json"));

        assertThat(stages.size()).isEqualTo(MANY);
        assertThat(stages.get(MANY - 1).path("reason").asString())
                .isEqualTo("first run, after 'in" + (MANY / 2 - 1) + "'");
    }

    @Test
    void whatEachOfAChainMissesIsSaidOfEach() throws IOException {
        String stages = chain("evaluate/agreement", MANY)
                .replaceFirst("annotations:", "gold:")
                .replace(", annotator: worker", "");

        Invocation ended = call(stages, "validate");

        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(2);
        assertThat(ended.err())
                .contains("stage 's1' reads annotations, but no stage that it needs writes it")
                .contains("stage 's" + (MANY - 1) + "' reads annotations");
        assertThat(ended.out()).contains("9,999 errors");
    }

    @Test
    void hintsNameSomeOfManyStages() throws IOException {
        var stages = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            stages.append(IMPORT.replace("id: in", "id: in" + i));
        }
        stages.append("  - {id: vote, uses: consensus/majority-vote, needs: []}\n");

        assertThat(call(stages.toString(), "validate").err())
                .contains("it is written by 'in0' and 'in1' and")
                .contains("'in11' and 8 more: add it to needs")
                .doesNotContain("'in12'");
    }

    @Test
    void aLongChainRunsOnceAndIsFoundDone() throws IOException {
        String chain = chain("consensus/majority-vote", 100);

        assertThat(statuses(stages(call(chain, "run", "--json")))).containsExactly("ran");
        assertThat(statuses(stages(call(chain, "plan", "--json")))).containsExactly("cached");
        assertThat(statuses(stages(call(chain, "run", "--json")))).containsExactly("cached");
    }
}
