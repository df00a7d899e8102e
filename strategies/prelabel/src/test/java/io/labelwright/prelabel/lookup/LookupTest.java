package io.labelwright.prelabel.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.MemoryInput;
import io.labelwright.testkit.SampleData;
import io.labelwright.testkit.StrategyContract;
import io.labelwright.testkit.TestContext;
import io.labelwright.testkit.TestStage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LookupTest extends StrategyContract<LookupConfig> {

    private static final String OLD = """
            id,text,class
            m1,see you,ok
            m2,FREE  prize,junk
            x3,Free Prize,junk
            x4,free prize!,ok
            x5,hello,spam
            x6,hello,ham
            x7,no class,
            """;

    @Override
    protected StrategyFactory<LookupConfig> factory() {
        return new LookupFactory();
    }

    @Override
    protected String with() {
        return "{path: old.csv, text: word, label: class, map: {junk: spam}}";
    }

    @Override
    protected Map<String, MemoryInput> files() {
        return Map.of("path", new MemoryInput("old.csv", "word,class\nodd,junk\nEVEN,ham\nodd,ham\nodd,junk\n"));
    }

    @Override
    protected InMemoryInputs inputs(SampleData data) {
        InMemoryInputs inputs = data.inputs().field(ColumnSpec.text("text"));
        for (String id : data.ids()) {
            inputs.item(id, "text", id.matches(".*[02468]") ? "Even" : "odd");
        }
        return inputs;
    }

    private LookupConfig with(String with) {
        return config(with, InMemoryInputs.ofClasses("ham", "spam").schema());
    }

    private CollectingOutputs run(String with, InMemoryInputs inputs) {
        return TestStage.of(new LookupFactory())
                .in(TestContext.create().withStage("old").withFile("path", new MemoryInput("data/old.csv", OLD)))
                .run(with(with), inputs);
    }

    private static InMemoryInputs messages() {
        return InMemoryInputs.ofClasses("ham", "spam")
                .item("m1", "text", "free prize")
                .item("m2", "text", "See\tyou ")
                .item("m3", "text", "hello")
                .item("m4", "text", "no class")
                .item("m5", "text", "");
    }

    private static List<String> answers(CollectingOutputs out) {
        return out.rows(TableKind.ANNOTATIONS).stream()
                .map(row -> row.text("item") + " " + row.text("label") + " " + row.number("confidence") + " "
                        + row.text("note"))
                .toList();
    }

    @Test
    void textsAreFoundWhateverTheirCapitalsAndSpaces() {
        CollectingOutputs out = run("{path: data/old.csv, label: class, map: {junk: spam, ok: ham}}", messages());

        assertThat(answers(out)).containsExactly("m1 spam 1.0 data/old.csv:3 and 1 more", "m2 ham 1.0 data/old.csv:2");
        assertThat(out.facts())
                .containsEntry("file_rows", 7.0)
                .containsEntry("answered_items", 2.0)
                .containsEntry("items_in_doubt", 1.0);
        CollectedRow first = out.rows(TableKind.ANNOTATIONS).get(0);
        assertThat(first.text("annotator")).isEqualTo("old");
        assertThat(first.text("_kind")).isEqualTo("model");
    }

    @Test
    void aSmallerFormFindsMore() {
        String with = "{path: data/old.csv, label: class, map: {junk: spam, ok: ham}, normalise: words";

        assertThat(answers(run(with + "}", messages())))
                .containsExactly("m1 spam 0.6666666666666666 data/old.csv:3 and 2 more", "m2 ham 1.0 data/old.csv:2");
        assertThat(answers(run(with + ", min_confidence: 0.7}", messages())))
                .containsExactly("m2 ham 1.0 data/old.csv:2");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "NONE,a,a,true",
                "NONE,a,`a `,false",
                "SPACE,` a \u00a0b\n`,a b,true",
                "SPACE,e\u0301,\u00e9,true",
                "SPACE,A,a,false",
                "CASE,ÄÖΣ,äöς,true",
                "CASE,a!,a,false",
                "WORDS,`«Win»: £5!`,win 5,true",
                "WORDS,win5,win 5,false"
            })
    void whatTwoTextsMayDifferIn(Normalise normalise, String one, String other, boolean same) {
        assertThat(normalise.form(one).equals(normalise.form(other))).isEqualTo(same);
    }

    @Test
    void idsAreComparedByteForByte() {
        assertThat(answers(run("{by: id, path: data/old.csv, label: class, map: {junk: spam, ok: ham}}", messages())))
                .containsExactly("m1 ham 1.0 data/old.csv:2", "m2 spam 1.0 data/old.csv:3");
    }

    @Test
    void aClassThatTheWorkflowDoesNotHaveIsNamedWithItsLine() {
        assertThatThrownBy(() -> run("{path: data/old.csv, label: class, map: {junk: spam}}", messages()))
                .isInstanceOfSatisfying(LabelingException.class, e -> {
                    assertThat(e.problems()).hasSize(1);
                    Problem problem = e.problems().get(0);
                    assertThat(problem.code()).isEqualTo(StandardError.UNKNOWN_LABEL);
                    assertThat(problem.place()).hasToString("data/old.csv:2");
                    assertThat(problem.message()).contains("'ok'");
                });
        CollectingOutputs out =
                run("{path: data/old.csv, label: class, map: {junk: spam}, unmapped: drop}", messages());
        assertThat(answers(out)).containsExactly("m1 spam 1.0 data/old.csv:3 and 1 more");
        assertThat(out.facts()).containsEntry("file_rows_dropped", 2.0);
    }

    @Test
    void aColumnThatIsNotThereIsNamedWithTheNearest() {
        assertThatThrownBy(() -> run("{path: data/old.csv, label: clas}", messages()))
                .isInstanceOfSatisfying(
                        LabelingException.class,
                        e -> assertThat(e.problems().get(0).hint()).contains("'class'"));
    }

    @Test
    void itemsInViewTeachThoseWithTheSameTextAndNeverThemselves() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam")
                .item("a", "text", "Hello")
                .item("b", "text", "hello")
                .item("c", "text", "HELLO")
                .item("d", "text", "alone");
        inputs.label("a", "ham").label("b", "spam").label("d", "ham");

        CollectingOutputs out = run("{}", inputs);

        assertThat(answers(out)).containsExactly("a spam 1.0 the same text as b", "b ham 1.0 the same text as a");
        assertThat(out.facts()).containsEntry("items_in_doubt", 1.0);
    }

    private static InMemoryInputs points() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam").items("a", "b", "c", "d", "e");
        inputs.label("a", "ham").label("b", "spam").label("c", "spam");
        return inputs.features(
                "f",
                List.of("x", "y"),
                new double[] {1, 0},
                new double[] {0, 2},
                new double[] {1, 8},
                new double[] {5, 1},
                new double[] {-1, -1});
    }

    @Test
    void theNearestTeachesWhereItIsSimilarEnough() {
        CollectingOutputs out = run("{by: neighbour, min_similarity: 0.9}", points());

        assertThat(answers(out))
                .containsExactly(
                        "b spam 1.0 similar to c, 0.99",
                        "c spam 1.0 similar to b, 0.99",
                        "d ham 1.0 similar to a, 0.98");
    }

    @Test
    void severalNeighboursCountByTheirSimilarity() {
        CollectingOutputs out = run("{by: neighbour, min_similarity: 0.1, k: 3}", points());

        assertThat(out.row(TableKind.ANNOTATIONS, "item", "d").text("label")).isEqualTo("ham");
        assertThat(out.row(TableKind.ANNOTATIONS, "item", "d").number("confidence"))
                .isBetween(0.65, 0.7);
        assertThat(out.rows(TableKind.ANNOTATIONS))
                .noneMatch(row -> row.text("item").equals("e"));
    }

    @Test
    void withoutLabelsThereIsAWarningAndNoAnswer() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam").items("a", "b");
        inputs.features("f", List.of("x"), new double[] {1}, new double[] {2});

        CollectingOutputs out = run("{by: neighbour, min_similarity: 0.1}", inputs);

        assertThat(out.rows(TableKind.ANNOTATIONS)).isEmpty();
        assertThat(out.problems()).extracting(Problem::message).containsExactly("no item found a label");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{by: id} | by: id looks ids up in the file",
                "{by: neighbour} | needs min_similarity",
                "{by: neighbour, min_similarity: 0.5, path: data/old.csv} | those of a file are not known"
            })
    void keysThatDoNotGoTogetherAreRefused(String with, String message) {
        assertThatThrownBy(() -> with(with)).hasMessageContaining(message);
    }
}
