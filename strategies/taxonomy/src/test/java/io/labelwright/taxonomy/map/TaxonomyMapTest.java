package io.labelwright.taxonomy.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.engine.expression.CelExpressions;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.TestContext;
import io.labelwright.testkit.TestStage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxonomyMapTest {

    private static final Map<String, String> MERGE = Map.of("sure", "spam", "maybe", "spam", "ham", "ham");

    private static InMemoryInputs inputs() {
        return InMemoryInputs.ofClasses("ham", "spam", "sure", "maybe", "other");
    }

    private static TaxonomyMapConfig map(Map<String, String> map) {
        return new TaxonomyMapConfig(map, List.of(), List.of(), Unmapped.ERROR);
    }

    private static CollectingOutputs run(TaxonomyMapConfig config, InMemoryInputs inputs) {
        return TestStage.of(new TaxonomyMapFactory())
                .in(TestContext.create().withExpressions(new CelExpressions()))
                .run(config, inputs);
    }

    private static List<String> cells(CollectingOutputs out, TableKind kind, String... columns) {
        return out.rows(kind).stream().map(row -> cells(row, columns)).toList();
    }

    private static String cells(CollectedRow row, String... columns) {
        var text = new StringBuilder();
        for (String column : columns) {
            text.append(text.isEmpty() ? "" : "|").append(row.text(column));
        }
        return text.toString();
    }

    @Test
    void whatIsNamedNowhereIsDroppedWhereThatIsSaid() {
        var config = new TaxonomyMapConfig(Map.of("sure", "spam"), List.of(), List.of(), Unmapped.DROP);
        CollectingOutputs out = run(
                config,
                inputs().label("1", "sure")
                        .label("2", "ham")
                        .fixed("3", "other", "ada")
                        .gold("1", "sure")
                        .gold("2", "ham")
                        .answer("2", "ann", "ham")
                        .answer("2", "bob", "sure"));

        assertThat(cells(out, TableKind.LABELS, "item", "label", "status", "reason", "_fixed"))
                .containsExactly(
                        "1|spam|labelled|given to the test; 'sure' is now 'spam'|false",
                        "2||unresolved|the class 'ham' is dropped|false",
                        "3||unresolved|the class 'other' is dropped|false");
        assertThat(cells(out, TableKind.GOLD, "item", "label")).containsExactly("1|spam");
        assertThat(cells(out, TableKind.ANNOTATIONS, "annotator", "label", "verdict"))
                .containsExactly("ann||skip", "bob|spam|answer");
    }

    @Test
    void mergedLabelsSayWhatTheyWereAndStayFixed() {
        CollectingOutputs out = run(
                map(MERGE),
                inputs().fixed("1", "sure", "ada")
                        .label("2", "maybe")
                        .label("3", "ham")
                        .items("4"));

        assertThat(cells(out, TableKind.LABELS, "item", "label", "status", "_fixed"))
                .containsExactly(
                        "1|spam|labelled|true", "2|spam|labelled|false", "3|ham|labelled|false", "4||unresolved|false");
        assertThat(cells(out, TableKind.LABELS, "reason"))
                .satisfies(reasons -> assertThat(reasons.get(0)).endsWith("'sure' is now 'spam'"))
                .satisfies(reasons -> assertThat(reasons.get(2)).doesNotContain("is now"));
    }

    @Test
    void nothingIsWrittenThatWasNotThere() {
        CollectingOutputs out = run(map(MERGE), inputs().gold("1", "sure"));

        assertThat(out.written()).extracting(table -> table.kind()).containsExactly(TableKind.GOLD);
        assertThat(cells(out, TableKind.GOLD, "item", "label")).containsExactly("1|spam");
    }

    @Test
    void probabilitiesOfMergedClassesAddUp() {
        var config = new TaxonomyMapConfig(
                Map.of("sure", "spam", "maybe", "spam", "ham", "ham"), List.of(), List.of("other"), Unmapped.ERROR);
        CollectingOutputs out = run(config, withProbabilities());

        assertThat(cells(out, TableKind.PREDICTIONS, "item", "p:ham", "p:spam", "p:sure"))
                .containsExactly("1|0.25|0.75|0.0", "2|0.5|0.5|0.0");
    }

    /** Of item 2 half of the probability is on a class that is dropped; item 3 has nothing else. */
    private static InMemoryInputs withProbabilities() {
        InMemoryInputs inputs = inputs().items("1", "2", "3");
        var rows = new TableBuilder(
                TableKind.PREDICTIONS,
                List.of(
                        ColumnSpec.number("p:ham"),
                        ColumnSpec.number("p:sure"),
                        ColumnSpec.number("p:maybe"),
                        ColumnSpec.number("p:other")),
                Map.of("item", inputs.items().ids()));
        double[][] shares = {{0.25, 0.5, 0.25, 0}, {0.25, 0.25, 0, 0.5}, {0, 0, 0, 1}};
        for (int i = 0; i < shares.length; i++) {
            rows.code(0, i).text(1, "model");
            for (int k = 0; k < shares[i].length; k++) {
                rows.number(3 + k, shares[i][k]);
            }
            rows.end();
        }
        return inputs.with(rows.build()).writtenBy(TableKind.PREDICTIONS, "model");
    }

    @Test
    void aClassIsSplitByTheFieldsOfItsItems() {
        var config = new TaxonomyMapConfig(
                Map.of(),
                List.of(new SplitCase("other", "text.contains('win')", "spam"), new SplitCase("other", null, "ham")),
                List.of(),
                Unmapped.KEEP);
        CollectingOutputs out = run(
                config,
                inputs().item("1", "text", "win now")
                        .item("2", "text", "lunch?")
                        .item("3", "text", "win")
                        .gold("1", "other")
                        .gold("2", "other")
                        .gold("3", "ham"));

        assertThat(cells(out, TableKind.GOLD, "item", "label")).containsExactly("1|spam", "2|ham", "3|ham");
    }

    @Test
    void aConditionIsNotAskedForItemsWithoutTheClass() {
        var config = new TaxonomyMapConfig(
                Map.of(),
                List.of(new SplitCase("other", "int(text) > 3", "spam"), new SplitCase("other", null, "ham")),
                List.of(),
                Unmapped.KEEP);

        assertThat(cells(
                        run(
                                config,
                                inputs().item("1", "text", "7")
                                        .item("2", "text", "no number")
                                        .gold("1", "other")),
                        TableKind.GOLD,
                        "label"))
                .containsExactly("spam");
        assertThatThrownBy(() ->
                        run(config, inputs().item("2", "text", "no number").gold("2", "other")))
                .hasMessageContaining("split[0], item '2'");
    }

    @Test
    void anItemThatNoCaseTakesIsUnmapped() {
        var config = new TaxonomyMapConfig(
                Map.of(), List.of(new SplitCase("other", "text == 'x'", "spam")), List.of(), Unmapped.ERROR);

        assertThatThrownBy(() -> run(config, inputs().item("1", "text", "y").gold("1", "other")))
                .hasMessageContaining("'other'")
                .hasMessageContaining("item '1'");
    }

    @Test
    void droppedAnswersAreSkippedAndDroppedLabelsUnresolved() {
        var config = new TaxonomyMapConfig(Map.of("ham", "ham"), List.of(), List.of("s*", "maybe"), Unmapped.ERROR);
        CollectingOutputs out = run(
                config,
                inputs().fixed("1", "sure", "ada")
                        .label("2", "ham")
                        .answer("1", "bo", "sure")
                        .answer("2", "bo", "ham")
                        .gold("1", "maybe"));

        assertThat(cells(out, TableKind.LABELS, "item", "label", "status", "reason"))
                .satisfies(rows -> assertThat(rows.get(0)).isEqualTo("1||unresolved|the class 'sure' is dropped"));
        assertThat(cells(out, TableKind.ANNOTATIONS, "item", "annotator", "label", "verdict", "_was"))
                .containsExactly("1|bo||skip|sure", "2|bo|ham|answer|");
        assertThat(cells(out, TableKind.LABELS, "_fixed").get(0)).isEqualTo("false");
        assertThat(out.rows(TableKind.GOLD)).isEmpty();
        assertThat(out.facts()).containsEntry("labels_dropped", 1.0).containsEntry("gold_dropped", 1.0);
    }

    @Test
    void everyClassThatNothingIsSaidAboutIsNamed() {
        assertThatThrownBy(() -> run(
                        map(Map.of("ham", "ham")),
                        inputs().label("1", "sure").label("2", "maybe").label("3", "maybe")))
                .hasMessageContaining("'sure'")
                .hasMessageContaining("'maybe', which 2 rows have, the first in labels of item '2'");
    }

    @ParameterizedTest
    @CsvSource({
        "*,anything,true",
        "a*c,abc,true",
        "a*c,ac,true",
        "a*c,ab,false",
        "a?c,abc,true",
        "a?c,ac,false",
        "*a*b,xaxb,true",
        "*a*b,xaxbx,false",
        "abc,abc,true",
        "abc,abcd,false"
    })
    void aStarStandsForAnyTextAndAQuestionMarkForOneCharacter(String glob, String name, boolean matches) {
        assertThat(ClassMapping.matches(glob, name)).isEqualTo(matches);
    }

    @Test
    void aConfigThatContradictsItselfIsRefused() {
        assertThatThrownBy(() -> new TaxonomyMapConfig(Map.of(), List.of(), List.of(), Unmapped.KEEP))
                .hasMessageContaining("nothing to do");
        assertThatThrownBy(() -> new TaxonomyMapConfig(
                        Map.of("a", "b"), List.of(new SplitCase("a", null, "b")), List.of(), Unmapped.KEEP))
                .hasMessageContaining("both in map and in split");
        assertThatThrownBy(() -> new TaxonomyMapConfig(
                        Map.of(),
                        List.of(new SplitCase("a", null, "b"), new SplitCase("a", "true", "c")),
                        List.of(),
                        Unmapped.KEEP))
                .hasMessageContaining("never reached");
    }
}
