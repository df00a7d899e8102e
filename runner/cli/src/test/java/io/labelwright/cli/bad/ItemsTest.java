package io.labelwright.cli.bad;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Items that look alike, come twice, contradict each other or are not there. */
class ItemsTest {

    private static final String VOTES = "item,annotator,label\n";

    @TempDir
    private Path folder;

    @Test
    void idsAreKeptByteForByte() {
        List<String> ids = List.of(
                "1",
                "01",
                "1.0",
                " 1",
                "1 ",
                "\ud83d\ude00",
                "9007199254740993",
                "e\u0301",
                "\u00e9",
                "1e3",
                "=1+1",
                "-1",
                "null",
                "a\\b",
                "a'b",
                "\u202eabc",
                "\u001b[31mred");
        var csv = new StringBuilder(VOTES);
        ids.forEach(id -> csv.append(id).append(",ann,a\n"));

        Outcome outcome = Scenario.in(folder)
                .majority("a, b", csv.toString())
                .file("flow.yaml", """
                        workflow: case
                        labels: {task: classification, classes: [a, b]}
                        stages:
                          - id: answers
                            uses: import/csv
                            with: {path: answers.csv, annotations: {}}
                          - {id: agreed, uses: consensus/majority-vote}
                          - {id: csv, uses: export/csv, with: {table: labels, path: out/labels.csv}}
                          - {id: jsonl, uses: export/jsonl, with: {table: labels, path: out/labels.jsonl}}
                          - id: votes
                            uses: export/csv
                            with: {table: annotations, path: out/votes.csv, columns: [item]}
                        """)
                .run()
                .done();

        var found = new ArrayList<String>();
        outcome.labels().forEach(row -> found.add(row.substring(0, row.indexOf(','))));
        assertThat(found).isEqualTo(ids);
        var inJson = new ArrayList<String>();
        for (String line : outcome.text("out/labels.jsonl").lines().toList()) {
            inJson.add(tools.jackson.databind.json.JsonMapper.shared()
                    .readTree(line)
                    .path("item")
                    .asString());
        }
        assertThat(inJson).isEqualTo(ids);
        assertThat(outcome.text("out/votes.csv")).isEqualTo("item\n" + String.join("\n", ids) + "\n");
    }

    @Test
    void aMisspeltColumnOfAnExportIsFoundBeforeAnythingRuns() {
        Scenario.in(folder)
                .file("answers.csv", VOTES + "1,ann,a\n")
                .workflow("a, b", """
                        - {id: answers, uses: import/csv, with: {path: answers.csv, annotations: {}}}
                        - {id: agreed, uses: consensus/majority-vote}
                        - id: votes
                          uses: export/csv
                          with: {table: annotations, path: out/votes.csv, columns: [item, anotator]}
                        - id: labels
                          uses: export/jsonl
                          needs: [agreed]
                          with:
                            table: labels
                            path: out/labels.jsonl
                            columns:
                              - "p:a"
                              - "p:c"
                              - _fixed
                        """)
                .run()
                .invalid(
                        "flow.yaml:8:69 LBL-1017 the table annotations has no column 'anotator'",
                        "did you mean 'annotator'?",
                        "flow.yaml:17:11 LBL-1017 the table labels has no column 'p:c'",
                        "flow.yaml:18:11 LBL-1017 the table labels has no column '_fixed'");
    }

    @Test
    void columnsOfItemsAreKnownFromTheHeaderOfTheirFile() {
        Scenario scenario = Scenario.in(folder).file("items.csv", "id,body,length\n1,one,3\n");

        scenario.workflow("a, b", """
                        - {id: items, uses: import/csv, with: {path: items.csv, items: {text: body}}}
                        - {id: out, uses: export/csv, with: {table: items, path: out/items.csv, columns: [lenght]}}
                        """)
                .run()
                .invalid("the table items has no column 'lenght'", "did you mean 'length'?");
        Outcome outcome = scenario.workflow("a, b", """
                        - {id: items, uses: import/csv, with: {path: items.csv, items: {text: body}}}
                        - {id: out, uses: export/csv, with: {table: items, path: out/items.csv, columns: [length, text]}}
                        """).run().done();

        assertThat(outcome.text("out/items.csv")).isEqualTo("length,text\n3,one\n");
    }

    private Scenario twice(String policy) {
        return Scenario.in(folder)
                .file("items.csv", "id,body\n1,one\n2,two\n1,uno\n2,two\n")
                .workflow("a, b", """
                        - id: items
                          uses: import/csv
                          with: {path: items.csv, items: {text: body}%s}
                        - {id: out, uses: export/csv, with: {table: items, path: out/items.csv}}
                        """.formatted(policy));
    }

    @Test
    void anItemThatComesAgainWithOtherFieldsIsAnErrorUnlessTheWorkflowChooses() {
        twice("").run().failed("items", "items.csv:4", "'1'", "line 2", "repeated_items: first or last");

        Outcome first = twice(", repeated_items: first").run().done();
        assertThat(first.text("out/items.csv")).isEqualTo("item,text\n1,one\n2,two\n");
        assertThat(first.stage("items").path("facts").path("rows_repeated").asInt())
                .isEqualTo(2);

        Outcome last = twice(", repeated_items: last").run().done();
        assertThat(last.text("out/items.csv")).isEqualTo("item,text\n1,uno\n2,two\n");
        assertThat(last.stage("items").path("facts").path("rows_repeated").asInt())
                .isEqualTo(2);
    }

    private Scenario hands(String one, String two, String needs) {
        return Scenario.in(folder)
                .file("items.csv", "id,body\n1,one\n2,two\n3,three\n")
                .file("answers.csv", VOTES + "1,ann,b\n2,ann,a\n3,ann,a\n")
                .file("one.csv", "item,label\n" + one)
                .file("two.csv", "item,label\n" + two)
                .workflow("a, b", """
                        - {id: items, uses: import/csv, with: {path: items.csv, items: {text: body}}}
                        - {id: answers, uses: import/csv, with: {path: answers.csv, annotations: {}}, needs: []}
                        - {id: one, uses: import/csv, with: {path: one.csv, labels: {}}, needs: []}
                        - {id: two, uses: import/csv, with: {path: two.csv, labels: {}}, needs: [%s]}
                        - {id: agreed, uses: consensus/majority-vote, needs: [items, answers, one, two]}
                        - {id: out, uses: export/csv, with: {table: labels, path: out/labels.csv}}
                        """.formatted(needs));
    }

    @Test
    void theSameHandLabelsOnTwoBranchesChangeNothing() {
        Outcome outcome = hands("1,a\n2,b\n", "1,a\n2,b\n", "").run().done();

        assertThat(outcome.labels()).containsExactly("1,a,labelled", "2,b,labelled", "3,a,labelled");
    }

    @Test
    void handLabelsThatContradictEachOtherNameBothStages() {
        hands("1,a\n2,b\n", "1,b\n", "").run().failed("agreed", "LBL-2008", "'1'", "'one'", "'two'", "'a'", "'b'");

        assertThat(hands("1,a\n2,b\n", "1,b\n", "one").run().done().labels())
                .containsExactly("1,b,labelled", "2,b,labelled", "3,a,labelled");
    }

    @Test
    void twoLabelsForAnItemInOneFileAreBadRows() {
        hands("1,a\n1,b\n", "", "").run().failed("one", "one.csv:3", "'1'", "line 2", "as annotations");
    }

    @Test
    void fieldsThatContradictEachOtherNameBothStages() {
        Scenario.in(folder)
                .file("one.csv", "id,body\n1,one\n")
                .file("two.csv", "id,body\n1,uno\n")
                .workflow("a, b", """
                        - {id: one, uses: import/csv, with: {path: one.csv, items: {text: body}}}
                        - {id: two, uses: import/csv, with: {path: two.csv, items: {text: body}}, needs: []}
                        - {id: out, uses: export/csv, needs: [one, two], with: {table: items, path: out/items.csv}}
                        """)
                .run()
                .failed("out", "LBL-2004", "'1'", "'text'", "'one'", "'two'", "'uno'");
    }

    @Test
    void unknownItemsAreRejectedCountedAndExported() {
        Outcome outcome = Scenario.in(folder)
                .file("items.csv", "id,body\n1,one\n2,two\n")
                .file("answers.csv", VOTES + "1,ann,a\n7,ann,b\n2,ann,b\n8,ben,b\n")
                .file("hand.csv", "item,label\n9,a\n")
                .workflow("a, b", """
                        - {id: items, uses: import/csv, with: {path: items.csv, items: {text: body}}}
                        - {id: answers, uses: import/csv, with: {path: answers.csv, annotations: {}}, needs: []}
                        - {id: hand, uses: import/csv, with: {path: hand.csv, labels: {}}, needs: []}
                        - {id: agreed, uses: consensus/majority-vote, needs: [items, answers, hand]}
                        - {id: again, uses: consensus/dawid-skene, needs: [items, answers, hand]}
                        - id: out
                          uses: export/csv
                          needs: [agreed]
                          with: {table: labels, path: out/labels.csv}
                        - id: refused
                          uses: export/csv
                          needs: [agreed, again]
                          with: {table: rejects, path: out/rejects.csv}
                        """)
                .run()
                .done();

        assertThat(outcome.labels()).containsExactly("1,a,labelled", "2,b,labelled");
        assertThat(outcome.count("rejected")).isEqualTo(3);
        assertThat(outcome.text("out/rejects.csv").lines())
                .containsExactlyInAnyOrder(
                        "stage,file,line,column,reason,text",
                        "answers,answers.csv,3,,unknown item,7",
                        "answers,answers.csv,5,,unknown item,8",
                        "hand,hand.csv,2,,unknown item,9");
        assertThat(outcome.warnings()).isNotEmpty();
        outcome.says("LBL-2005", "hand.csv line 2", "table rejects");
    }
}
