package io.labelwright.select.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.select.random.RandomChoiceFactory;
import io.labelwright.select.random.RandomConfig;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Severity;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.SampleData;
import io.labelwright.testkit.StrategyContract;
import io.labelwright.testkit.TestContext;
import io.labelwright.testkit.TestStage;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code diversify: true}, on items that are drawn at random. */
final class DiversifyTest extends StrategyContract<RandomConfig> {

    @Override
    protected StrategyFactory<RandomConfig> factory() {
        return new RandomChoiceFactory();
    }

    @Override
    protected String with() {
        return "budget: 7\ndiversify: true";
    }

    /** Two numbers per item that hang on its id alone. */
    @Override
    protected InMemoryInputs inputs(SampleData data) {
        InMemoryInputs inputs = data.inputs();
        var rows = new double[inputs.items().size()][];
        for (int item = 0; item < rows.length; item++) {
            var random = new SplittableRandom(inputs.items().ids().get(item).hashCode());
            rows[item] = new double[] {random.nextDouble(), random.nextDouble()};
        }
        return inputs.features("points", List.of("x", "y"), rows);
    }

    private static CollectingOutputs choose(int budget, long seed, @Nullable String set, InMemoryInputs inputs) {
        return TestStage.of(new RandomChoiceFactory())
                .in(TestContext.create().withSeed(seed))
                .run(new RandomConfig(new SelectOptions(budget, null, true, set)), inputs);
    }

    private static List<String> items(CollectingOutputs out) {
        return out.rows(TableKind.QUEUE).stream().map(row -> row.text("item")).toList();
    }

    private static InMemoryInputs items(int count) {
        return InMemoryInputs.ofClasses("ham", "spam")
                .items(IntStream.range(0, count).mapToObj(i -> "i" + i).toArray(String[]::new));
    }

    /** Items of which one in ten is in a corner of its own, and all others in one place. */
    private static InMemoryInputs crowded() {
        var rows = new double[100][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {i % 10 == 0 ? 50.0 * (1 + i / 10) : 0.001 * i};
        }
        return items(100).features("points", List.of("x"), rows);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void eachOfTheItemsIsOfAnotherKind(long seed) {
        List<String> chosen = items(choose(11, seed, null, crowded()));

        assertThat(chosen).hasSize(11).doesNotHaveDuplicates();
        assertThat(chosen.stream().filter(id -> Integer.parseInt(id.substring(1)) % 10 == 0))
                .as("one for each corner, and one for all that are in one place")
                .hasSize(10);
    }

    @Test
    void theFirstOfEachKindIsChosenInTheOrderOfTheChoice() {
        List<String> drawn = TestStage.of(new RandomChoiceFactory())
                .in(TestContext.create().withSeed(3))
                .run(new RandomConfig(new SelectOptions(100, null, false, null)), crowded())
                .rows(TableKind.QUEUE)
                .stream()
                .map(row -> row.text("item"))
                .toList();
        CollectingOutputs out = choose(11, 3, "points", crowded());
        List<String> chosen = items(out);
        String crowd = chosen.stream()
                .filter(id -> Integer.parseInt(id.substring(1)) % 10 != 0)
                .findFirst()
                .orElseThrow();

        assertThat(drawn.stream().filter(chosen::contains)).containsExactlyElementsOf(chosen);
        assertThat(drawn.stream()
                        .filter(id -> Integer.parseInt(id.substring(1)) % 10 != 0)
                        .findFirst())
                .contains(crowd);
        assertThat(out.rows(TableKind.QUEUE).get(chosen.indexOf(crowd)).text("reason"))
                .isEqualTo("drawn at random; one of 90 that are alike");
        assertThat(out.rows(TableKind.QUEUE).stream().map(row -> row.text("rank")))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 11).mapToObj(String::valueOf).toList());
    }

    @Test
    void whereFewerItemsDifferTheFirstOfTheOthersFillUp() {
        var rows = new double[30][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {i % 3};
        }
        List<String> chosen = items(choose(10, 1, null, items(30).features("points", List.of("x"), rows)));

        assertThat(chosen).hasSize(10).doesNotHaveDuplicates();
        assertThat(new HashSet<>(chosen.stream()
                        .map(id -> Integer.parseInt(id.substring(1)) % 3)
                        .toList()))
                .hasSize(3);
    }

    @Test
    void itemsWithoutFeaturesCountAsAverageAndAreTold() {
        CollectingOutputs out = choose(
                2,
                1,
                null,
                items(4).features("points", List.of("x"), new double[] {1}, new double[] {Double.NaN}, new double[0]));

        assertThat(items(out)).hasSize(2);
        assertThat(out.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.message()).startsWith("2 of 4 candidates have no features in the set 'points'");
        });
    }

    @Test
    void aSetThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> choose(2, 1, "other", crowded()))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("no set of features 'other'");
        assertThatThrownBy(() -> choose(2, 1, null, items(3)))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("no features in view");
        assertThatThrownBy(() -> new SelectOptions(2, null, false, "points"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("diversify: true");
    }
}
