package io.labelwright.consensus.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.consensus.Crowd;
import io.labelwright.consensus.CrowdData;
import io.labelwright.consensus.Options;
import io.labelwright.consensus.dawidskene.DawidSkeneConfig;
import io.labelwright.consensus.dawidskene.DawidSkeneFactory;
import io.labelwright.consensus.ebcc.Combine;
import io.labelwright.consensus.ebcc.EbccConfig;
import io.labelwright.consensus.ebcc.EbccFactory;
import io.labelwright.consensus.ibcc.IbccConfig;
import io.labelwright.consensus.ibcc.IbccFactory;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.TestStage;
import java.util.function.Function;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code calibrate} changes in the methods that have it. */
final class CalibrateTest {

    private static <C extends Record> Function<InMemoryInputs, CollectingOutputs> run(
            StrategyFactory<C> factory, C config) {
        return inputs -> TestStage.of(factory).run(config, inputs);
    }

    private static Function<InMemoryInputs, CollectingOutputs> method(String name, boolean calibrate, boolean gold) {
        var options = Options.with(null, gold);
        return switch (name) {
            case "dawid-skene" -> run(new DawidSkeneFactory(), new DawidSkeneConfig(1, 100, 1e-5, calibrate, options));
            case "ibcc" -> run(new IbccFactory(), new IbccConfig(4, 1, 1, 100, 1e-5, calibrate, options));
            case "ebcc" ->
                run(new EbccFactory(), new EbccConfig(10, 3, Combine.MEAN, 4, 1, 100, 1e-5, calibrate, options));
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Errors in points without and with it. */
    @ParameterizedTest
    @CsvSource({
        "dawid-skene, rte, 6.57, 2.37", "dawid-skene, cf_amt, 13.66, 5.86", "dawid-skene, zc_us, 13.78, 8.37",
        "ibcc, rte, 6.04, 1.68", "ibcc, cf_amt, 14.33, 5.92", "ibcc, zc_us, 13.35, 8.26",
        "ebcc, rte, 5.91, 1.66", "ebcc, cf_amt, 14.33, 7.36", "ebcc, zc_us, 4.37, 3.73"
    })
    void theConfidenceComesNearerToTheAccuracyWhichStays(String name, String set, double without, double with) {
        CrowdData data = CrowdData.of(set);
        CollectingOutputs raw = method(name, false, false).apply(data.inputs());
        CollectingOutputs calibrated = method(name, true, false).apply(data.inputs());
        assertThat(data.calibrationError(raw)).isEqualTo(without, Offset.offset(0.1));
        assertThat(data.calibrationError(calibrated)).isEqualTo(with, Offset.offset(0.1));
        assertThat(data.accuracy(calibrated)).isEqualTo(data.accuracy(raw));
    }

    @ParameterizedTest
    @CsvSource({"dawid-skene", "ibcc", "ebcc"})
    void labelsStayAndKnownItemsStayCertain(String name) {
        InMemoryInputs inputs = Crowd.random(200, 15, 3, 8, 4).inputs().gold("i0", "c2");
        CollectingOutputs raw = method(name, false, true).apply(inputs);
        CollectingOutputs calibrated = method(name, true, true).apply(inputs);
        for (CollectedRow row : raw.rows(TableKind.LABELS)) {
            CollectedRow other = calibrated.row(TableKind.LABELS, "item", row.text("item"));
            assertThat(other.text("label")).isEqualTo(row.text("label"));
        }
        assertThat(calibrated.row(TableKind.LABELS, "item", "i0").number("p:c2"))
                .isEqualTo(1);
        assertThat(calibrated.facts()).containsKey("mistake_correlation");
        assertThat(raw.facts()).doesNotContainKey("mistake_correlation");
    }

    @Test
    void aClassThatNobodyAnswersChangesNothing() {
        Crowd crowd = Crowd.random(100, 10, 3, 6, 4);
        var method = method("dawid-skene", true, false);
        CollectingOutputs without = method.apply(crowd.inputs());
        CollectingOutputs with = method.apply(crowd.inputs(java.util.List.of("c0", "c1", "c2", "c3")));
        assertThat(with.facts().get("mistake_correlation"))
                .isEqualTo(without.facts().get("mistake_correlation"), Offset.offset(1e-6));
    }
}
