package io.labelwright.cli.bad;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Graphs and seeds that are wrong, or say too little: each is named, and nothing becomes class 0 or no number. */
class GraphDataTest {

    private static final String STAGES = """
            - id: items
              uses: import/csv
              with: {path: items.csv, items: {id: id}, labels: {item: id, label: label}}
            - id: edges
              uses: import/csv
              needs: []
              with: {path: edges.csv, graph: {source: a, target: b, weight: w}}
            - id: spread
              uses: propagate/STRATEGY
              needs: [items, edges]
              with: {WITH}
            - id: out
              uses: export/csv
              with: {table: labels, path: out/labels.csv, probabilities: true}
            """;

    @TempDir
    private Path folder;

    private Scenario scenario;

    @BeforeEach
    void makeData() {
        scenario = Scenario.in(folder)
                .file("items.csv", "id,label\np,a\nq,\nr,b\n")
                .file("edges.csv", "a,b,w\np,q,1\nq,r,2\n");
        with("label-spreading", "");
    }

    private void with(String strategy, String keys) {
        scenario.workflow("a, b", STAGES.replace("STRATEGY", strategy).replace("WITH", keys));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "label-propagation",
                "label-spreading",
                "lpa",
                "harmonic",
                "poisson",
                "poisson-mbo",
                "modified-adsorption",
                "auto"
            })
    void withNeitherGraphNorFeaturesNothingStarts(String strategy) {
        scenario.workflow("a, b", """
                - id: items
                  uses: import/csv
                  with: {path: items.csv, items: {id: id}, labels: {item: id, label: label}}
                - id: edges
                  uses: import/csv
                  needs: []
                  with: {path: edges.csv, graph: {source: a, target: b, weight: w}}
                - id: spread
                  uses: propagate/%s
                  needs: [items]
                - id: out
                  uses: export/csv
                  with: {table: labels, path: out/labels.csv}
                """.formatted(strategy));

        scenario.validate()
                .invalidAt(
                        "12:11",
                        "stage 'spread' reads graph or features, but no stage that it needs writes either",
                        "graph: it is written by 'edges': add it to needs");
    }

    @Test
    void correctAndSmoothWantsAGraphToo() {
        scenario.workflow("a, b", """
                - id: items
                  uses: import/csv
                  with:
                    path: items.csv
                    items: {id: id}
                    labels: {item: id, label: label}
                - id: rules
                  uses: prelabel/rules
                  with: {rules: [{id: all, when: "true", label: a}]}
                - id: spread
                  uses: propagate/correct-and-smooth
                  needs: [items, rules]
                - id: out
                  uses: export/csv
                  with: {table: labels, path: out/labels.csv}
                """);

        scenario.validate()
                .invalidAt("14:11", "reads predictions, but no stage", "reads graph or features, but no stage");
    }

    @Test
    void featuresAskedForByNameAreFeatures() {
        with("label-spreading", "features: vectors");

        scenario.validate().invalidAt("12:11", "stage 'spread' reads features, but no stage that it needs writes it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "NaN", "Infinity", "1e999", "heavy"})
    void aWeightThatIsNoneIsNamedWithItsRow(String weight) {
        scenario.file("edges.csv", "a,b,w\np,q,1\nq,r," + weight + "\n");

        Outcome run = scenario.run();

        assertThat(run.exitCode()).isEqualTo(1);
        run.says("edges.csv:3").saysNot("NaN of");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void whatMakesNoEdgeIsCountedAndNamed() {
        scenario.file("edges.csv", "a,b,w\np,p,1\np,q,1\np,q,2\nq,p,3\nq,r,0\nq,nobody,1\nq,r,1\n");

        Outcome run = scenario.run().done();

        assertThat(run.stage("spread").path("facts").path("self_loops").asLong())
                .isEqualTo(1);
        assertThat(run.stage("spread").path("facts").path("repeated_edges").asLong())
                .isEqualTo(2);
        assertThat(run.count("rejected")).isEqualTo(1);
        run.says("edges.csv:2", "lead from an item to itself", "edges.csv:6", "weigh 0");
        assertThat(run.labels()).containsExactly("p,a,labelled", "q,a,labelled", "r,b,labelled");
    }

    @Test
    void anEmptyGraphIsAnError() {
        scenario.file("edges.csv", "a,b,w\n");

        scenario.run().failed("spread", "the graph has no edge between items of this view");
    }

    @Test
    void withoutASeedNothingSpreads() {
        scenario.file("items.csv", "id,label\np,\nq,\nr,\n");

        scenario.run().failed("spread", "no item of this view has a label");
    }

    @Test
    void seedsOfOneClassAreTold() {
        scenario.file("items.csv", "id,label\np,b\nq,\nr,\n");

        Outcome run = scenario.run().done();

        run.says("all labelled items are 'b'");
        assertThat(run.labels()).containsExactly("p,b,labelled", "q,b,labelled", "r,b,labelled");
    }

    @Test
    void aClassThatTheSchemaLacksIsNamedWithItsRow() {
        scenario.file("items.csv", "id,label\np,a\nq,\nr,c\n");

        scenario.run().failed("items", "items.csv:4", "'c'");
    }

    @Test
    void aClassOfPriorsThatTheSchemaLacksIsNamedWithItsPlace() {
        with("label-spreading", "class_priors: {a: 1, c: 1}");

        scenario.validate().invalidAt("14:33", "'c'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"label-spreading", "harmonic", "poisson", "poisson-mbo", "modified-adsorption", "lpa", "auto"})
    void whatNoSeedReachesIsUnresolvedAndNeverTheFirstClass(String strategy) {
        scenario.file("items.csv", "id,label\np,a\nq,\nr,b\ns,\nt,\nalone,\n")
                .file("edges.csv", "a,b,w\np,q,1\nq,r,2\ns,t,1\n");
        with(strategy, "");

        Outcome run = scenario.run().done();

        assertThat(run.labels()).contains("s,,unresolved", "t,,unresolved", "alone,,unresolved");
        assertThat(run.text("out/labels.csv")).doesNotContain("NaN");
        run.says("3 of 6 items are not connected with any labelled item and stay unresolved");
    }

    @ParameterizedTest
    @CsvSource({
        "label-spreading, alpha, 0",
        "label-spreading, alpha, 1",
        "label-spreading, alpha, -0.5",
        "label-spreading, alpha, 1.5",
        "label-spreading, alpha, .nan",
        "label-spreading, alpha, half",
        "label-spreading, tolerance, -1",
        "label-spreading, max_iterations, 0",
        "label-spreading, min_confidence, 2",
        "label-spreading, k, 0"
    })
    void aSettingOutsideItsRangeIsNamedWithItsPlace(String strategy, String key, String value) {
        with(strategy, key + ": " + value);

        Outcome outcome = scenario.validate();

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
        outcome.says("flow.yaml:14:", key);
    }

    @Test
    void aMillionIsolatedItemsAreUnresolved() {
        var items = new StringBuilder("id,label\np,a\nq,\nr,b\n");
        for (int i = 0; i < 1_000_000; i++) {
            items.append('x').append(i).append(",\n");
        }
        scenario.file("items.csv", items.toString());

        Outcome run = scenario.run().done();

        assertThat(run.count("unresolved")).isEqualTo(1_000_000);
        assertThat(run.count("labelled")).isEqualTo(3);
        assertThat(List.of(run.text("out/labels.csv").split("\n", 5)).get(2)).startsWith("q,b,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"seeded: true", "seeded: false"})
    void aStarAndABipartiteGraphEnd(String with) {
        var edges = new StringBuilder("a,b,w\n");
        var items = new StringBuilder("id,label\nhub,\np,a\nr,b\n");
        for (int i = 0; i < 50; i++) {
            items.append('l').append(i).append(",\n");
            edges.append("hub,l").append(i).append(",1\n");
        }
        for (String left : List.of("p", "r")) {
            for (int i = 0; i < 50; i++) {
                edges.append(left).append(",l").append(i).append(",1\n");
            }
        }
        scenario.file("items.csv", items.toString()).file("edges.csv", edges.toString());
        with("lpa", with);

        scenario.run().done();
    }
}
