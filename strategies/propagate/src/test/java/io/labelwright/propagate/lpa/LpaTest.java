package io.labelwright.propagate.lpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.propagate.Samples;
import io.labelwright.propagate.Stages;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.SampleData;
import io.labelwright.testkit.StrategyContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LpaTest extends StrategyContract<LpaConfig> {

    @Override
    protected StrategyFactory<LpaConfig> factory() {
        return new LpaFactory();
    }

    @Override
    protected String with() {
        return "{seeded: false, k: 3}";
    }

    @Override
    protected InMemoryInputs inputs(SampleData data) {
        return Samples.points(data);
    }

    /** Blocks of items and turns inside them are drawn by the items' places. */
    @Override
    protected boolean ignoresItemOrder() {
        return false;
    }

    private CollectingOutputs run(String with, InMemoryInputs inputs) {
        return Stages.run(factory(), with, inputs);
    }

    /** Two cliques of six that one edge joins, with one label each. */
    private static InMemoryInputs cliques() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam");
        var edges = new ArrayList<Object>();
        for (String clique : List.of("a", "b")) {
            for (int i = 0; i < 6; i++) {
                inputs.items(clique + i);
                for (int j = 0; j < i; j++) {
                    edges.addAll(List.of(clique + i, clique + j, 1));
                }
            }
        }
        edges.addAll(List.of("a0", "b0", 1));
        inputs.label("a5", "ham").label("b5", "spam");
        return Samples.graph(inputs, edges.toArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"seeded: true", "seeded: false"})
    void communitiesGetTheLabelOfTheirSeeds(String with) {
        CollectingOutputs out = run(with, cliques());

        for (CollectedRow row : out.rows(TableKind.LABELS)) {
            assertThat(row.text("label"))
                    .as("%s", row)
                    .isEqualTo(row.text("item").startsWith("a") ? "ham" : "spam");
        }
        assertThat(out.facts()).containsEntry("converged", 1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"seeded: true", "seeded: false"})
    void itEndsOnABipartiteGraph(String with) {
        InMemoryInputs inputs =
                InMemoryInputs.ofClasses("ham", "spam").label("l0", "ham").label("r0", "spam");
        var edges = new ArrayList<Object>();
        for (int i = 1; i < 30; i++) {
            inputs.items("l" + i, "r" + i);
        }
        for (int i = 0; i < 30; i++) {
            for (int j = 0; j < 30; j++) {
                edges.addAll(List.of("l" + i, "r" + j, 1));
            }
        }

        CollectingOutputs out = run("{" + with + ", tolerance: 0}", Samples.graph(inputs, edges.toArray()));

        assertThat(out.facts()).containsEntry("converged", 1.0);
        assertThat(out.facts().get("iterations")).isLessThan(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"seeded: true", "seeded: false"})
    void itEndsOnAStar(String with) {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam").items("hub");
        var edges = new ArrayList<Object>();
        for (int i = 0; i < 200; i++) {
            inputs.items("ray" + i);
            edges.addAll(List.of("hub", "ray" + i, 1));
        }
        inputs.label("ray7", "spam");

        CollectingOutputs out = run("{" + with + ", tolerance: 0}", Samples.graph(inputs, edges.toArray()));

        assertThat(out.facts()).containsEntry("converged", 1.0);
        assertThat(out.rows(TableKind.LABELS, "label", "ham")).isEmpty();
        if (with.equals("seeded: true")) {
            assertThat(out.rows(TableKind.LABELS, "label", "spam")).hasSize(201);
        }
    }

    @Test
    void theHeavierEdgesWin() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam")
                .label("a", "ham")
                .label("b", "ham")
                .label("c", "spam")
                .items("x");

        CollectedRow row = run("", Samples.graph(inputs, "a", "x", 1, "b", "x", 1, "c", "x", 3))
                .row(TableKind.LABELS, "item", "x");

        assertThat(row.text("label")).isEqualTo("spam");
        assertThat(row.number("confidence")).isEqualTo(0.6);
    }

    @Test
    void aCommunityWithoutSeedsIsUnresolved() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam");
        var edges = new ArrayList<Object>();
        for (String clique : List.of("a", "b")) {
            for (int i = 0; i < 6; i++) {
                inputs.items(clique + i);
                for (int j = 0; j < i; j++) {
                    edges.addAll(List.of(clique + i, clique + j, 1));
                }
            }
        }
        edges.addAll(List.of("a0", "b0", 1));
        inputs.label("a5", "ham");

        CollectingOutputs out = run("seeded: false", Samples.graph(inputs, edges.toArray()));

        assertThat(out.rows(TableKind.LABELS, "status", "unresolved")).hasSize(6);
        assertThat(out.row(TableKind.LABELS, "item", "b3").text("label")).isEmpty();
    }
}
