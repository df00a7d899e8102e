package io.labelwright.imbalance.over;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.imbalance.sample.Rows;
import io.labelwright.imbalance.sample.SamplerContract;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RandomOverTest extends SamplerContract<RandomOverConfig> {

    @Override
    protected StrategyFactory<RandomOverConfig> factory() {
        return new RandomOverFactory();
    }

    private CollectingOutputs run(String with, InMemoryInputs inputs) {
        return run(factory(), config(with, inputs.schema()), inputs);
    }

    /** 60 ham, 30 spam, 10 news, none of rare. */
    private static Rows skewed() {
        Rows rows = Rows.of("x");
        IntStream.range(0, 100).forEach(i -> rows.row(i % 10 < 6 ? "ham" : i % 10 < 9 ? "spam" : "news", i * i % 97));
        return rows;
    }

    private static InMemoryInputs inputs() {
        return skewed().inputs("ham", "spam", "news", "rare");
    }

    private static Map<String, Double> counts(CollectingOutputs out) {
        return out.facts();
    }

    @Test
    void allClassesBecomeAsLargeAsTheLargest() {
        CollectingOutputs out = run("", inputs());

        assertThat(counts(out))
                .containsEntry("rows[ham]", 60.0)
                .containsEntry("rows[spam]", 60.0)
                .containsEntry("rows[news]", 60.0)
                .containsEntry("rows[rare]", 0.0);
    }

    @Test
    void wordsHaveTheirMeaning() {
        assertThat(counts(run("{sampling_strategy: minority}", inputs())))
                .containsEntry("rows[spam]", 30.0)
                .containsEntry("rows[news]", 60.0);
        assertThat(counts(run("{sampling_strategy: not_minority}", inputs())))
                .containsEntry("rows[spam]", 60.0)
                .containsEntry("rows[news]", 10.0);
        assertThat(counts(run("{sampling_strategy: {news: 25}}", inputs())))
                .containsEntry("rows[spam]", 30.0)
                .containsEntry("rows[news]", 25.0);
        assertThat(counts(run("{cap: 40}", inputs())))
                .containsEntry("rows[ham]", 60.0)
                .containsEntry("rows[spam]", 40.0)
                .containsEntry("rows[news]", 40.0);
        assertThat(counts(run("{cap: {news: 15}}", inputs())))
                .containsEntry("rows[spam]", 60.0)
                .containsEntry("rows[news]", 15.0);
    }

    @Test
    void aRatioIsThatOfTwoClasses() {
        Rows two = Rows.of("x");
        IntStream.range(0, 11).forEach(i -> two.row(i < 8 ? "ham" : "spam", i));

        assertThat(counts(run("{sampling_strategy: 0.7}", two.inputs("ham", "spam"))))
                .containsEntry("rows[spam]", 5.0);
        assertThatThrownBy(() -> run("{sampling_strategy: 0.2}", two.inputs("ham", "spam")))
                .hasMessageContaining(
                        "sampling_strategy: 0.2 rows of 'spam' per row of 'ham' are fewer than there are: 3 to 8");
        assertThatThrownBy(() -> run("{sampling_strategy: 0.5}", inputs()))
                .hasMessageContaining("the ratio 0.5 is one of two classes, and rows of 3 classes are there");
    }

    @Test
    void fewerRowsThanThereAreAreRefused() {
        assertThatThrownBy(() -> run("{sampling_strategy: {spam: 29}}", inputs()))
                .hasMessageContaining("29 rows of 'spam' are fewer than the 30 that there are");
        assertThatThrownBy(() -> config("{sampling_strategy: {spam: 0}}", inputs().schema()))
                .hasMessageContaining("0 rows of 'spam'; expected at least 1");
        assertThatThrownBy(() -> config("{sampling_strategy: majority}", inputs().schema()))
                .hasMessageContaining("the largest class does not grow");
        assertThatThrownBy(() -> config("{sampling_strategy: {scam: 10}}", inputs().schema()))
                .hasMessageContaining("'scam'");
    }

    @Test
    void aRepeatedRowHasAllCellsOfItsParentButItsName() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam");
        IntStream.range(0, 5)
                .forEach(i -> inputs.item("i" + i, "text", "text of " + i).label("i" + i, i < 4 ? "ham" : "spam"));

        CollectedRow made = run("", inputs).row(TableKind.TRAINING, "row", "test:1");

        assertThat(made.text("item")).isEqualTo("i4");
        assertThat(made.text("label")).isEqualTo("spam");
        assertThat(made.text("origin")).isEqualTo("duplicate");
        assertThat(made.text("parents")).isEqualTo("[\"i4\"]");
        assertThat(made.text("text")).isEqualTo("text of 4");
        assertThat(made.number("weight")).isEqualTo(1);
    }

    @Test
    void anItemThatIsCalledLikeAMadeRowKeepsItsName() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam")
                .label("test:1", "ham")
                .label("b", "ham")
                .label("c", "spam");

        assertThat(run("", inputs).rows(TableKind.TRAINING))
                .extracting(row -> row.text("row"))
                .containsExactly("test:1", "b", "c", "test:2");
    }

    @Test
    void heldOutRowsAndItemsWithoutALabelStayOut() {
        InMemoryInputs inputs = inputs().items("unlabelled");
        var splits = new TableBuilder(TableKind.SPLITS, List.of(), Map.of());
        var weights = new TableBuilder(TableKind.WEIGHTS, List.of(), Map.of());
        for (int i = 0; i < 100; i++) {
            splits.text(0, "r" + i).text(1, i < 50 ? "train" : "test").end();
            weights.text(0, "r" + i).number(1, i).end();
        }

        CollectingOutputs out = run("", inputs.with(splits.build()).with(weights.build()));

        assertThat(counts(out)).containsEntry("rows[ham]", 30.0).containsEntry("rows[news]", 30.0);
        List<CollectedRow> test = out.rows(TableKind.TRAINING, "split", "test");
        assertThat(test)
                .hasSize(50)
                .allSatisfy(row -> assertThat(row.text("origin")).isEqualTo("original"));
        assertThat(out.rows(TableKind.TRAINING, "item", "unlabelled")).isEmpty();
        assertThat(out.rows(TableKind.TRAINING, "origin", "duplicate")).allSatisfy(row -> {
            assertThat(row.text("split")).isEqualTo("train");
            assertThat("r" + (int) row.number("weight")).isEqualTo(row.text("item"));
        });
    }

    @Test
    void aPartThatNobodyIsInIsRefused() {
        var splits = new TableBuilder(TableKind.SPLITS, List.of(), Map.of());
        splits.text(0, "r0").text(1, "fold 1").end();

        assertThatThrownBy(() -> run("", inputs().with(splits.build())))
                .hasMessageContaining("fit_on: no labelled item is in the part 'train'");
    }

    @Test
    void shrinkageMovesRowsByTheirClass() {
        Rows rows = Rows.of("x", "y");
        IntStream.range(0, 400).forEach(i -> rows.row("ham", i, i));
        IntStream.range(0, 20).forEach(i -> rows.row("spam", i % 2 == 0 ? -1 : 1, 3));

        List<CollectedRow> made =
                run("{shrinkage: 2}", rows.inputs("ham", "spam")).rows(TableKind.TRAINING, "origin", "synthetic");

        double width = 2 * Math.pow(4.0 / (4 * 420), 1.0 / 6);
        double[] moved = made.stream()
                .mapToDouble(row -> row.number("x")
                        - rows.row(Integer.parseInt(row.text("item").substring(1)))[0])
                .toArray();
        assertThat(made)
                .hasSize(380)
                .allSatisfy(row -> assertThat(row.number("y")).isEqualTo(3));
        assertThat(Math.sqrt(
                        java.util.Arrays.stream(moved).map(x -> x * x).average().orElseThrow()))
                .isBetween(0.9 * width, 1.1 * width);
    }

    @Test
    void rowsOfOneClassAreLeftAsTheyAre() {
        CollectingOutputs out = run("", Rows.of("x").row("ham", 1).row("ham", 2).inputs("ham", "spam"));

        assertThat(out.rows(TableKind.TRAINING)).hasSize(2);
        assertThat(out.problems())
                .extracting(problem -> problem.message())
                .containsExactly("all 2 rows are of the class 'ham': there is nothing to balance");
    }
}
