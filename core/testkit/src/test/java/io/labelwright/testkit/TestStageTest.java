package io.labelwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.Outputs;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import org.junit.jupiter.api.Test;

class TestStageTest {

    @Reads(TableKind.LABELS)
    record Shared(@Doc("Which metric.") String metric) {}

    record Config(
            @Inline Shared shared,
            @Doc("Where it goes wrong.") boolean wrong) {}

    /** Counts labelled items; reads gold without saying so when its config is wrong. */
    @Writes(TableKind.METRICS)
    static final class CountFactory implements StrategyFactory<Config> {

        @Override
        public Strategy create(Config config) {
            return (in, out, context) -> {
                int labelled = 0;
                for (int i = 0; i < in.items().size(); i++) {
                    labelled += in.labels().label(i) >= 0 ? 1 : 0;
                }
                if (config.wrong()) {
                    in.gold();
                }
                write(out, config.shared().metric(), labelled);
            };
        }

        private static void write(Outputs out, String metric, int value) {
            var rows = out.builder(TableKind.METRICS);
            rows.text(TableKind.METRICS.column("metric"), metric)
                    .number(TableKind.METRICS.column("value"), value)
                    .end();
            out.write(rows.build());
        }
    }

    private final TestStage<Config> stage = TestStage.of(new CountFactory());
    private final InMemoryInputs inputs =
            InMemoryInputs.ofClasses("x").items("a", "b").label("a", "x");

    @Test
    void aStrategySeesTheTablesOfInlinedConfigToo() {
        var out = stage.run(new Config(new Shared("labelled"), false), inputs);

        assertThat(out.row(TableKind.METRICS, "metric", "labelled").number("value"))
                .isEqualTo(1);
    }

    @Test
    void readingAnUndeclaredTableIsCaught() {
        assertThatThrownBy(() -> stage.run(new Config(new Shared("labelled"), true), inputs))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("@Reads(TableKind.GOLD)");
    }

    @Test
    void writingAnUndeclaredTableOrOneTwiceIsCaught() {
        var out = new CollectingOutputs(
                inputs, DeclaredTables.of(CountFactory.class).writes());
        out.write(Table.empty(TableKind.METRICS));

        assertThatThrownBy(() -> out.write(Table.empty(TableKind.METRICS))).hasMessageContaining("twice");
        assertThatThrownBy(() -> out.write(Table.empty(TableKind.LABELS)))
                .hasMessageContaining("@Writes(TableKind.LABELS)");
    }

    @Test
    void figuresThatAreNotNumbersAreRefused() {
        var out = new CollectingOutputs(inputs);

        assertThatThrownBy(() -> out.fact("accuracy", Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TestContext.create().progress(1.5, "too far"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRowThatIsNotThereFailsWithTheRowsThatAre() {
        var out = stage.run(new Config(new Shared("labelled"), false), inputs);

        assertThatThrownBy(() -> out.row(TableKind.METRICS, "metric", "other"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("0 rows")
                .hasMessageContaining("metric=labelled");
    }
}
