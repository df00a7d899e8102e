package io.labelwright.imbalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.imbalance.EverySamplerDataTest.Settings;
import io.labelwright.imbalance.sample.Rows;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no sampler may stumble over, whatever it does with rows. */
final class EverySamplerTest {

    static Stream<String> names() {
        return EverySamplerDataTest.samplers(Settings.USUAL).keySet().stream();
    }

    private static CollectingOutputs run(String sampler, InMemoryInputs inputs) {
        Function<InMemoryInputs, CollectingOutputs> run =
                EverySamplerDataTest.samplers(Settings.USUAL).get(sampler);
        assertThat(run).as(sampler).isNotNull();
        return run.apply(inputs);
    }

    private static void assertBothClassesStay(CollectingOutputs out) {
        assertThat(out.rows(TableKind.TRAINING))
                .extracting(row -> row.text("label"))
                .contains("ham", "spam");
    }

    @ParameterizedTest
    @MethodSource("names")
    void rowsThatAreAllEqual(String sampler) {
        Rows rows = Rows.of("x", "y");
        for (int i = 0; i < 40; i++) {
            rows.row(i < 30 ? "ham" : "spam", 1, 2);
        }

        CollectingOutputs out = run(sampler, rows.inputs("ham", "spam"));

        assertBothClassesStay(out);
        for (CollectedRow row : out.rows(TableKind.TRAINING)) {
            // The centre of a cluster is a mean, which is rounded.
            assertThat(row.number("x")).isEqualTo(1, Offset.offset(1e-12));
            assertThat(row.number("y")).isEqualTo(2, Offset.offset(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void columnsOfOneValueAndRowsThatAreThereTwice(String sampler) {
        Rows rows = Rows.of("x", "y");
        for (int i = 0; i < 60; i++) {
            rows.row(i < 45 ? "ham" : "spam", 3, Math.floor(i / 2.0));
        }

        CollectingOutputs out = run(sampler, rows.inputs("ham", "spam"));

        assertBothClassesStay(out);
        assertThat(out.rows(TableKind.TRAINING))
                .allSatisfy(row -> assertThat(row.number("x")).isEqualTo(3, Offset.offset(1e-12)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void rowsOfOneClass(String sampler) {
        Rows rows = Rows.of("x");
        for (int i = 0; i < 8; i++) {
            rows.row("ham", i);
        }

        CollectingOutputs out = run(sampler, rows.inputs("ham", "spam"));

        assertThat(out.rows(TableKind.TRAINING)).hasSize(8);
        assertThat(out.problems())
                .extracting(problem -> problem.message())
                .contains("all 8 rows are of the class 'ham': there is nothing to balance");
    }

    @ParameterizedTest
    @MethodSource("names")
    void classesOfAsManyRowsAsNeighboursAndFewer(String sampler) {
        Rows rows = Rows.of("x", "y");
        for (int i = 0; i < 40; i++) {
            rows.row(i < 34 ? "ham" : i < 39 ? "spam" : "news", i % 7, i % 11);
        }

        assertThat(run(sampler, rows.inputs("ham", "spam", "news")).rows(TableKind.TRAINING))
                .extracting(row -> row.text("label"))
                .contains("ham", "spam", "news");
    }

    @ParameterizedTest
    @MethodSource("names")
    void numbersThatAreMissingAreRefusedWithTheirPlace(String sampler) {
        Rows rows = Rows.of("x", "y");
        for (int i = 0; i < 40; i++) {
            rows.row(i < 30 ? "ham" : "spam", i % 7, i % 20 == 13 ? Double.NaN : i % 11);
        }

        if (sampler.equals("random-under")) {
            // It chooses rows by their classes alone.
            assertThat(run(sampler, rows.inputs("ham", "spam")).rows(TableKind.TRAINING))
                    .hasSize(20);
        } else {
            assertThatThrownBy(() -> run(sampler, rows.inputs("ham", "spam")))
                    .isInstanceOf(LabelingException.class)
                    .hasMessageMatching(".*row 'r(13|33)' has no number in column 'y' of the features.*");
        }
    }

    /** No table holds one, so that no sampler meets it: an import refuses the row. */
    @ParameterizedTest
    @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void numbersThatAreInfiniteAreInNoTable(double value) {
        assertThatThrownBy(() -> Rows.of("x", "y").row("ham", 1, value).inputs("ham", "spam"))
                .hasMessageContaining("column y of features takes no infinite number");
    }
}
