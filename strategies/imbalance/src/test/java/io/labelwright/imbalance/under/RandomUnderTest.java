package io.labelwright.imbalance.under;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.imbalance.sample.Rows;
import io.labelwright.imbalance.sample.SamplerContract;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RandomUnderTest extends SamplerContract<RandomUnderConfig> {

    @Override
    protected StrategyFactory<RandomUnderConfig> factory() {
        return new RandomUnderFactory();
    }

    @Override
    protected boolean makesRows() {
        return false;
    }

    private CollectingOutputs run(String with, InMemoryInputs inputs) {
        return run(factory(), config(with, inputs.schema()), inputs);
    }

    private static InMemoryInputs inputs() {
        Rows rows = Rows.of("x");
        IntStream.range(0, 100).forEach(i -> rows.row(i % 10 < 6 ? "ham" : i % 10 < 9 ? "spam" : "news", i * i % 97));
        return rows.inputs("ham", "spam", "news", "rare");
    }

    @Test
    void wordsHaveTheirMeaning() {
        assertThat(run("", inputs()).facts())
                .containsEntry("rows[ham]", 10.0)
                .containsEntry("rows[spam]", 10.0)
                .containsEntry("rows[news]", 10.0);
        assertThat(run("{sampling_strategy: majority}", inputs()).facts())
                .containsEntry("rows[ham]", 10.0)
                .containsEntry("rows[spam]", 30.0);
        assertThat(run("{sampling_strategy: not_majority}", inputs()).facts())
                .containsEntry("rows[ham]", 60.0)
                .containsEntry("rows[spam]", 10.0);
        assertThat(run("{sampling_strategy: {ham: 50}, cap: {spam: 20}}", inputs())
                        .facts())
                .containsEntry("rows[ham]", 50.0)
                .containsEntry("rows[spam]", 20.0)
                .containsEntry("rows[news]", 10.0);
    }

    @Test
    void aRatioIsThatOfTwoClasses() {
        Rows two = Rows.of("x");
        IntStream.range(0, 40).forEach(i -> two.row(i % 4 == 0 ? "spam" : "ham", i));

        assertThat(run("{sampling_strategy: 0.6}", two.inputs("ham", "spam")).facts())
                .containsEntry("rows[ham]", 16.0)
                .containsEntry("rows[spam]", 10.0);
        assertThatThrownBy(() -> run("{sampling_strategy: 0.3}", two.inputs("ham", "spam")))
                .hasMessageContaining("would need more rows than there are: 10 to 30");
    }

    @Test
    void moreRowsThanThereAreAreRefused() {
        assertThatThrownBy(() -> run("{sampling_strategy: {spam: 31}}", inputs()))
                .hasMessageContaining("31 rows of 'spam' are more than the 30 that there are");
        assertThatThrownBy(() -> config("{sampling_strategy: minority}", inputs().schema()))
                .hasMessageContaining("the smallest class does not shrink");
    }

    @Test
    void rowsThatStayKeepTheirOrderAndCells() {
        assertThat(run("", inputs()).rows(TableKind.TRAINING))
                .isSortedAccordingTo((a, b) -> Integer.compare(
                        Integer.parseInt(a.text("item").substring(1)),
                        Integer.parseInt(b.text("item").substring(1))));
        assertThat(run("", inputs()).rows(TableKind.TRAINING)).allSatisfy(row -> {
            int i = Integer.parseInt(row.text("item").substring(1));
            assertThat(row.number("x")).isEqualTo(i * i % 97);
        });
    }
}
