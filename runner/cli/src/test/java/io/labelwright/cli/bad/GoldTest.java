package io.labelwright.cli.bad;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The truth must reach nobody but those who judge. */
class GoldTest {

    private static final String ITEMS = "id,body,truth\n1,one,a\n2,two,b\n";

    @TempDir
    private Path folder;

    private Scenario scenario(String stages) {
        return Scenario.in(folder).file("items.csv", ITEMS).workflow("a, b", stages);
    }

    @Test
    void aGoldColumnThatWouldBecomeAFieldIsRefused() {
        scenario("""
                        - id: items
                          uses: import/csv
                          with:
                            path: items.csv
                            items: {text: body, fields: [truth]}
                            gold: {item: id, label: truth}
                        """).run().invalid("LBL-1018", "'truth'", "'items'", "flow.yaml:8:");
    }

    @Test
    void aGoldColumnIsNoFieldByDefault() {
        assertThat(scenario("""
                                - id: items
                                  uses: import/csv
                                  with: {path: items.csv, items: {text: body}, gold: {item: id, label: truth}}
                                - {id: out, uses: export/csv, with: {table: items, path: out/items.csv}}
                                """).run().done().text("out/items.csv")).isEqualTo("item,text\n1,one\n2,two\n");
    }

    private static String twoStages(String path) {
        return """
                - {id: items, uses: import/csv, with: {path: %s, items: {text: body}}}
                - {id: gold, uses: import/csv, with: {path: items.csv, gold: {item: id, label: truth}}}
                """.formatted(path);
    }

    @Test
    void aGoldColumnThatAnotherStageReadsAsAFieldIsRefused() throws java.io.IOException {
        scenario(twoStages("items.csv")).run().invalid("LBL-1018", "'truth'", "'gold'", "flow.yaml:4:");
        scenario(twoStages("./items.csv")).run().invalid("LBL-1018", "'truth'", "'gold'");
        Files.createSymbolicLink(folder.resolve("link.csv"), folder.resolve("items.csv"));
        scenario(twoStages("link.csv")).run().invalid("LBL-1018", "'truth'", "'gold'");
    }

    @Test
    void consensusDoesNotSeeGoldUnlessTheWorkflowSaysSo() {
        String stages = """
                - id: items
                  uses: import/csv
                  with: {path: items.csv, items: {text: body, fields: []}, gold: {item: id, label: truth}}
                - {id: answers, uses: import/csv, with: {path: answers.csv, annotations: {}}, needs: []}
                - {id: agreed, uses: consensus/dawid-skene, needs: [items, answers], with: {gold: %s}}
                - {id: out, uses: export/csv, with: {table: labels, path: out/labels.csv}}
                """;
        Scenario scenario = Scenario.in(folder)
                .file("items.csv", ITEMS)
                .file("answers.csv", "item,annotator,label\n1,ann,b\n2,ann,b\n");

        assertThat(scenario.workflow("a, b", stages.formatted("false"))
                        .run()
                        .done()
                        .labels())
                .containsExactly("1,b,labelled", "2,b,labelled");
        assertThat(scenario.workflow("a, b", stages.formatted("true"))
                        .run()
                        .done()
                        .labels())
                .startsWith("1,a,labelled");
    }

    @Test
    void rulesCantNameTheGoldColumn() {
        scenario("""
                        - id: items
                          uses: import/csv
                          with: {path: items.csv, items: {text: body}, gold: {item: id, label: truth}}
                        - id: rules
                          uses: prelabel/rules
                          with: {rules: [{id: cheat, when: 'truth == "a"', label: a}]}
                        """).run().invalid("LBL-", "truth", "flow.yaml:9:");
    }
}
