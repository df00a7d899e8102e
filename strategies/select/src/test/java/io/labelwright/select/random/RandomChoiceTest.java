package io.labelwright.select.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.select.choice.SelectOptions;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.people.People;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.StrategyContract;
import io.labelwright.testkit.TestContext;
import io.labelwright.testkit.TestStage;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RandomChoiceTest extends StrategyContract<RandomConfig> {

    @Override
    protected StrategyFactory<RandomConfig> factory() {
        return new RandomChoiceFactory();
    }

    @Override
    protected String with() {
        return "budget: 20";
    }

    private static CollectingOutputs choose(int budget, @Nullable Integer batch, long seed, InMemoryInputs inputs) {
        return TestStage.of(new RandomChoiceFactory())
                .in(TestContext.create().withSeed(seed))
                .run(new RandomConfig(new SelectOptions(budget, batch, false, null)), inputs);
    }

    private static List<String> items(CollectingOutputs out) {
        return out.rows(TableKind.QUEUE).stream().map(row -> row.text("item")).toList();
    }

    private static InMemoryInputs items(int count) {
        return InMemoryInputs.ofClasses("ham", "spam")
                .items(IntStream.range(0, count).mapToObj(i -> "i" + i).toArray(String[]::new));
    }

    @Test
    void aRowSaysWhichPlaceAndWhy() {
        CollectedRow row = choose(1, null, 1, items(3)).rows(TableKind.QUEUE).get(0);

        assertThat(row.text("rank")).isEqualTo("1");
        assertThat(row.text("reason")).isEqualTo("drawn at random");
        assertThat(row.text("action")).isEqualTo("label");
        assertThat(row.isMissing("score")).isTrue();
        assertThat(row.isMissing("annotator")).isTrue();
    }

    @Test
    void aLargerBudgetKeepsWhatASmallerOneChose() {
        List<String> few = items(choose(10, null, 3, items(1000)));
        List<String> many = items(choose(300, null, 3, items(1000)));

        assertThat(many)
                .startsWith(few.toArray(String[]::new))
                .doesNotHaveDuplicates()
                .hasSize(300);
    }

    @Test
    void everyItemHasTheSameChance() {
        var drawn = new int[20];
        for (int seed = 0; seed < 2000; seed++) {
            for (String item : items(choose(5, null, seed, items(20)))) {
                drawn[Integer.parseInt(item.substring(1))]++;
            }
        }

        // 500 expected of each; five standard deviations are 97.
        assertThat(java.util.Arrays.stream(drawn).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(403, 597));
    }

    @Test
    void whatPeopleLabelledIsNotChosen() {
        InMemoryInputs inputs = items(4).fixed("i1", "ham", "ann").label("i2", "ham");

        assertThat(items(choose(10, null, 1, inputs))).containsExactlyInAnyOrder("i0", "i2", "i3");
    }

    @Test
    void excludedItemsAreNotChosen() {
        var labels = new TableBuilder(TableKind.LABELS);
        labels.text(0, "i0").text(TableKind.LABELS.column("status"), "excluded").end();
        labels.text(0, "i1")
                .text(TableKind.LABELS.column("status"), "unresolved")
                .end();

        assertThat(items(choose(10, null, 1, items(2).with(labels.build())))).containsExactly("i1");
    }

    @Test
    void whatWasAskedBeforeUsesUpTheBudgetAndIsNotAskedAgain() {
        var answers = new TableBuilder(TableKind.ANNOTATIONS, List.of(ColumnSpec.bool(People.ASKED)), Map.of());
        int asked = TableKind.ANNOTATIONS.columns().size();
        answers.text(0, "i0").text(1, "ann").bool(asked, true).end();
        answers.text(0, "i1").text(1, "worker").end();
        InMemoryInputs inputs = items(6).with(answers.build());

        assertThat(items(choose(4, 2, 1, inputs))).hasSize(2).doesNotContain("i0");
        assertThat(items(choose(4, null, 1, inputs))).hasSize(3).doesNotContain("i0");
        CollectingOutputs none = choose(1, null, 1, inputs);
        assertThat(items(none)).isEmpty();
        assertThat(none.problems()).anyMatch(problem -> problem.message().contains("budget of 1 is used up"));
    }
}
