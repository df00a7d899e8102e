package io.labelwright.cli.bad;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.cli.Invocation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Labels of every task, from files to files. */
class TaskLabelsTest {

    @TempDir
    private Path folder;

    /** Task, classes, a label as people write it, the same label otherwise, its form, and what is no label. */
    static Stream<Arguments> tasks() {
        return Stream.of(
                Arguments.of(
                        "multi_label",
                        "[a, b, {name: c, aliases: [see]}]",
                        "[\"see\", \"a\"]",
                        "[\"a\",\"c\"]",
                        "[\"a\",\"c\"]",
                        "[\"a\",\"d\"]",
                        "class 2: label 'd' is not one of the classes"),
                Arguments.of(
                        "multi_label", "[a]", "[ ]", "[]", "[]", "a", "write [\"a\"], or [] when no class applies"),
                Arguments.of("numeric", "", "3.50", "35e-1", "3.5", "3,5", "write 3.5, with a point"),
                Arguments.of(
                        "spans",
                        "[per, loc]",
                        "[{\"start\":4,\"end\":5,\"label\":\"loc\"},{\"label\":\"per\",\"start\":0,\"end\":3}]",
                        "[{\"start\":0,\"end\":3,\"label\":\"per\"}, {\"start\":4,\"end\":5,\"label\":\"loc\"}]",
                        "[{\"start\":0,\"end\":3,\"label\":\"per\"},{\"start\":4,\"end\":5,\"label\":\"loc\"}]",
                        "[{\"start\":0,\"end\":12,\"label\":\"per\"}]",
                        "span 1: it ends at 12 and the text of item 'i1' has 11 code points"),
                Arguments.of(
                        "boxes",
                        "[cat]",
                        "[{\"label\":\"cat\",\"x\":1,\"y\":2,\"width\":3.50,\"height\":4}]",
                        "[{\"x\":1.0,\"y\":2,\"width\":3.5,\"height\":4e0,\"label\":\"cat\"}]",
                        "[{\"x\":1.0,\"y\":2.0,\"width\":3.5,\"height\":4.0,\"label\":\"cat\"}]",
                        "[{\"x\":1,\"y\":2,\"width\":-3,\"height\":4,\"label\":\"cat\"}]",
                        "box 1: a box has a width and a height above 0"),
                Arguments.of(
                        "text", "", " say \"hi\",\r\n ok", " say \"hi\",\r\n ok", " say \"hi\",\r\n ok", null, null),
                Arguments.of("ordinal", "[low, {name: high, aliases: [hi]}]", "hi", "high", "high", "mid", "'low'"),
                Arguments.of("pairwise", "", "02", "2", "2", "tie", "is not a rank"));
    }

    private Scenario scenario(String task, String classes, String stages) {
        return Scenario.in(folder)
                .workflow("workflow: case\nlabels: {task: " + task + (classes.isEmpty() ? "" : ", classes: " + classes)
                        + "}\nstages:\n" + stages.stripTrailing().indent(2));
    }

    private static String csv(String cell) {
        return '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static String json(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    private static final String STAGES = """
            - id: items
              uses: import/%1$s
              with: {path: items.%1$s, items: {id: id, text: text}}
            - id: given
              uses: import/%1$s
              needs: []
              with: {path: labels.%1$s, labels: {item: item, label: label}%2$s}
            - id: out
              uses: export/%1$s
              needs: [items, given]
              with: {table: labels, path: out/labels.%1$s, columns: [item, label]}
            """;

    @ParameterizedTest
    @MethodSource("tasks")
    void labelsOfCsvHaveOneFormAndComeBackTheSame(
            String task, String classes, String label, String same, String form, String wrong, String reason) {
        var scenario = scenario(task, classes, STAGES.formatted("csv", ""))
                .file("items.csv", "id,text\ni1,hello world\ni2,hello world\n")
                .file("labels.csv", "item,label\ni1," + csv(label) + "\ni2," + csv(same) + "\n");

        Outcome first = scenario.run().done();
        byte[] exported = bytes(first.text("out/labels.csv"));
        Outcome again = scenario.file("labels.csv", exported).run().done();

        assertThat(first.count("labelled")).isEqualTo(2);
        String quoted = form.matches("[\\w.\\[\\]]*") ? form : csv(form);
        assertThat(first.text("out/labels.csv")).isEqualTo("item,label\ni1," + quoted + "\ni2," + quoted + "\n");
        assertThat(bytes(again.text("out/labels.csv"))).isEqualTo(exported);
        assertThat(again.status("out"))
                .as("the tables are the same, so nothing is written anew")
                .isEqualTo("cached");
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void whatIsNoLabelIsToldWithItsLineAndNothingIsWritten(
            String task, String classes, String label, String same, String form, String wrong, String reason) {
        if (wrong == null) {
            assertThat(task).as("any text is a label of this task only").isEqualTo("text");
            return;
        }
        String stages = """
                - id: given
                  uses: import/jsonl
                  with: {path: labels.jsonl, items: {id: item, text: text}, labels: {item: item, label: label}%s}
                - id: out
                  uses: export/jsonl
                  with: {table: labels, path: out/labels.jsonl}
                """;
        String rows = Stream.of(label, wrong, same)
                .map(text -> "{\"item\": \"i%d\", \"text\": \"hello world\", \"label\": " + json(text) + "}\n")
                .collect(Collectors.joining());

        scenario(task, classes, stages.formatted(""))
                .file("labels.jsonl", rows.formatted(1, 1, 3))
                .run()
                .failed("given", "labels.jsonl:2 LBL-200", reason);
        Outcome rejected = scenario(task, classes, stages.formatted(", on_bad_row: reject"))
                .file("labels.jsonl", rows.formatted(1, 1, 3))
                .run()
                .done();

        assertThat(rejected.count("rejected")).isEqualTo(1);
        assertThat(rejected.count("labelled")).isEqualTo(2);
    }

    /** In JSON Lines a label may be JSON itself or the text of it. */
    @ParameterizedTest
    @MethodSource("tasks")
    void labelsOfJsonLinesAreJsonOrTextAndComeBackTheSame(
            String task, String classes, String label, String same, String form, String wrong, String reason) {
        boolean nested = label.strip().startsWith("[");
        var scenario = scenario(task, classes, STAGES.formatted("jsonl", ""))
                .file(
                        "items.jsonl",
                        "{\"id\":\"i1\",\"text\":\"hello world\"}\n{\"id\":\"i2\",\"text\":\"hello world\"}\n")
                .file(
                        "labels.jsonl",
                        "{\"item\":\"i1\",\"label\":" + (nested ? label : json(label))
                                + "}\n{\"item\":\"i2\",\"label\":" + json(same) + "}\n");

        String exported = scenario.run().done().text("out/labels.jsonl");
        Outcome again = scenario.file("labels.jsonl", exported).run().done();

        assertThat(exported)
                .isEqualTo("{\"item\":\"i1\",\"label\":" + json(form) + "}\n{\"item\":\"i2\",\"label\":" + json(form)
                        + "}\n");
        assertThat(again.text("out/labels.jsonl")).isEqualTo(exported);
        assertThat(again.status("out")).isEqualTo("cached");
    }

    private static final String FROM_DATA = """
            - id: given
              uses: import/csv
              with: {path: given.csv, labels: {}, gold: {item: item, label: truth}}
            - id: answers
              uses: import/csv
              needs: []
              with: {path: answers.csv, annotations: {}}
            - id: labels
              uses: export/csv
              needs: [given, answers]
              with: {table: labels, path: out/labels.csv, columns: [item, label]}
            - id: votes
              uses: export/csv
              needs: [given, answers]
              with: {table: annotations, path: out/answers.csv, columns: [item, annotator, label]}
            - id: truth
              uses: export/csv
              needs: [given, answers]
              with: {table: gold, path: out/gold.csv}
            """;

    /** The order is that of first appearance, over labels, answers and gold, inside a label too. */
    @Test
    void classesOfSetsAreFoundInTheDataAndStandInOneOrder() {
        Outcome outcome = scenario("multi_label", "from_data", FROM_DATA)
                .file(
                        "given.csv",
                        "item,label,truth\n1,\"[\"\"z\"\",\"\"b\"\"]\",\"[\"\"g\"\",\"\"a\"\",\"\"z\"\"]\"\n2,[],\n")
                .file(
                        "answers.csv",
                        "item,annotator,label\n1,ann,\"[\"\"a\"\",\"\"b\"\"]\"\n1,bob,\"[\"\"b\"\",\"\"z\"\"]\"\n2,bob,\"[\"\"c\"\",\"\"a\"\"]\"\n")
                .run()
                .done();

        // z and b of the labels, g and a of the truth beside them, then c.
        assertThat(outcome.text("out/labels.csv")).isEqualTo("item,label\n1,\"[\"\"z\"\",\"\"b\"\"]\"\n2,[]\n");
        assertThat(outcome.text("out/answers.csv")).isEqualTo("""
                        item,annotator,label
                        1,ann,"[""b"",""a""]"
                        1,bob,"[""z"",""b""]"
                        2,bob,"[""a"",""c""]"
                        """);
        assertThat(outcome.text("out/gold.csv")).isEqualTo("item,label\n1,\"[\"\"z\"\",\"\"g\"\",\"\"a\"\"]\"\n");
    }

    @Test
    void classesOfSpansAndBoxesAreFoundInTheDataToo() {
        String span = "\"[{\"\"start\"\":0,\"\"end\"\":1,\"\"label\"\":\"\"per\"\"}]\"";
        Outcome spans = scenario("spans", "from_data", FROM_DATA)
                .file("given.csv", "item,label,truth\n1," + span + "," + span + "\n")
                .file("answers.csv", "item,annotator,label\n1,ann,[]\n")
                .run()
                .done();
        Outcome none = scenario("boxes", "from_data", FROM_DATA)
                .file("given.csv", "item,label,truth\n1,[],\n")
                .run();

        assertThat(spans.text("out/labels.csv")).isEqualTo("item,label\n1," + span + "\n");
        assertThat(none.exitCode()).isEqualTo(1);
        none.says("classes come from the data, but no import brings a label that names one");
    }

    @Test
    void anAnswerThatNoneAppliesIsAnAnswer() {
        Outcome outcome = scenario("multi_label", "[a]", FROM_DATA)
                .file("given.csv", "item,label,truth\n1,[],[]\n2,,\n")
                .file("answers.csv", "item,annotator,label\n1,ann,[]\n2,bob,\n")
                .run()
                .done();

        assertThat(outcome.text("out/labels.csv")).isEqualTo("item,label\n1,[]\n2,\n");
        assertThat(outcome.text("out/answers.csv")).isEqualTo("item,annotator,label\n1,ann,[]\n");
        assertThat(outcome.text("out/gold.csv")).isEqualTo("item,label\n1,[]\n");
        assertThat(outcome.count("labelled")).isEqualTo(1);
        assertThat(outcome.count("unresolved")).isEqualTo(1);
    }

    /** Offsets count code points: the face is one. */
    @Test
    void spansOfAnotherFileAreHeldAgainstTheTextWhereBothMeet() {
        Outcome outcome = scenario("spans", "[per]", STAGES.formatted("csv", ""))
                .file("items.csv", "id,text\ni1,a😀b\ni2,a😀b\n")
                .file("labels.csv", """
                        item,label
                        i1,"[{""start"":2,""end"":3,""label"":""per""}]"
                        i2,"[{""start"":2,""end"":4,""label"":""per""}]"
                        """)
                .run()
                .done();

        assertThat(outcome.text("out/labels.csv")).endsWith("]\"\ni2,\n");
        assertThat(outcome.count("labelled")).isEqualTo(1);
        assertThat(outcome.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.path("message").asString(""))
                        .isEqualTo(
                                "1 rows do not fit their items, the first in stage 'given', labels.csv line 3: span 1: it"
                                        + " ends at 4 and the text of item 'i2' has 3 code points"));
    }

    private static final String PAIRS = """
            - id: outputs
              uses: import/csv
              with: {path: items.csv, items: {id: id, text: text}}
            - id: duels
              uses: import/csv
              with: {path: duels.csv, annotations: {%s}}
            - id: out
              uses: export/csv
              with: {table: annotations, path: out/duels.csv, columns: [left, right, annotator, label]}
            - id: all
              uses: export/csv
              needs: [outputs, duels]
              with: {table: annotations, path: out/all.csv, columns: [item, label]}
            """;

    private static final String DUELS = """
            left,right,annotator,label
            b,a,ann,b
            a,b,bob,tie
            a,c,ann,c
            """;

    private Scenario duels(String columns, String file) {
        return scenario("pairwise", "", PAIRS.formatted(columns))
                .file("items.csv", "id,text\na,one\nb,two\nc,three\n")
                .file("duels.csv", file);
    }

    @Test
    void comparisonsKeepBothItemsAndComeBackTheSame() {
        Outcome outcome = duels("", DUELS).run().done();

        assertThat(outcome.text("out/duels.csv")).isEqualTo(DUELS);
        assertThat(outcome.text("out/all.csv")).isEqualTo("""
                        item,label
                        "[""a"",""b""]",b
                        "[""a"",""b""]",tie
                        "[""a"",""c""]",c
                        """);
        assertThat(outcome.count("items")).as("questions are no items").isEqualTo(3);
        assertThat(outcome.count("annotations")).isEqualTo(3);
    }

    @Test
    void comparisonsHaveColumnsOfAnyName() {
        Outcome outcome = duels(
                        "left: shown first, right: second, annotator: who, label: better",
                        "who,better,shown first,second\nann,a,a,b\n")
                .run()
                .done();

        assertThat(outcome.text("out/duels.csv")).isEqualTo("left,right,annotator,label\na,b,ann,a\n");
    }

    @Test
    void comparedItemsAreTheItemsWhereNoFileNamesAny() {
        Outcome outcome =
                scenario("pairwise", "", """
                        - {id: duels, uses: import/csv, with: {path: duels.csv, annotations: {}}}
                        - {id: out, uses: export/csv, with: {table: annotations, path: out/duels.csv}}
                        """).file("duels.csv", DUELS).run().done();

        assertThat(outcome.count("items")).isEqualTo(3);
        assertThat(outcome.text("out/duels.csv")).startsWith("""
                        item,annotator,label,confidence,time,origin,round,guidelines,verdict,note,left,right
                        "[""a"",""b""]",ann,b,,,duels,,,answer,,b,a
                        """);
    }

    @Test
    void wrongComparisonsAreRefused() {
        duels("", "left,right,annotator,label\na,b,ann,c\n")
                .run()
                .failed(
                        "duels",
                        "duels.csv:2 LBL-2002",
                        "label 'c' is neither of the compared items 'a' and 'b', nor tie");
        duels("", "left,right,annotator,label\na,a,ann,a\n")
                .run()
                .failed("duels", "it compares the item 'a' with itself");
        duels("", "left,right,annotator,label\na,,ann,a\n").run().failed("duels", "no item id in column 'right'");
        duels("", "left,annotator,label\na,ann,a\n")
                .run()
                .invalid("duels.csv' has no column 'right' for annotations.right");
    }

    @Test
    void comparisonsOfUnknownItemsAreLeftOut() {
        Outcome outcome = duels("", DUELS + "a,zz,cy,zz\nyy,zz,cy,zz\n").run().done();

        assertThat(outcome.text("out/duels.csv")).isEqualTo(DUELS);
        outcome.says("2 rows name items that no import brings, the first in stage 'duels', duels.csv line 6: 'yy'");
    }

    @Test
    void otherTasksCompareNothing() {
        Scenario.in(folder)
                .file("a.csv", "left,right,annotator,label\n")
                .workflow("a", """
                        - id: answers
                          uses: import/csv
                          with: {path: a.csv, annotations: {left: left, right: right}}
                        """)
                .validate()
                .invalidAt(
                        "6:45",
                        "annotations.left is for answers that compare two items, and the task is 'classification'");
    }

    @Test
    void aComparisonIsNotAboutOneItem() {
        duels("item: pair", DUELS)
                .validate()
                .invalid(
                        "annotations.item is for answers about one item, and those of the task 'pairwise' compare two");
    }

    @Test
    void explainShowsTheComparisonsOfAnItem() {
        duels("", DUELS).run().done();

        Invocation explained = Invocation.of(
                Map.of(),
                "explain",
                "c",
                "--json",
                "-f",
                folder.resolve("flow.yaml").toString());

        assertThat(explained.exitCode()).as(explained.err()).isZero();
        assertThat(explained.out())
                .contains("\"left\":\"a\"", "\"right\":\"c\"")
                .doesNotContain("\"bob\"");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
