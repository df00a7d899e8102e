package io.labelwright.consensus.annotator;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.consensus.CrowdData;
import io.labelwright.consensus.Options;
import io.labelwright.consensus.auto.AutoConfig;
import io.labelwright.consensus.auto.AutoFactory;
import io.labelwright.consensus.dawidskene.DawidSkeneConfig;
import io.labelwright.consensus.dawidskene.DawidSkeneFactory;
import io.labelwright.consensus.onecoin.OneCoinConfig;
import io.labelwright.consensus.onecoin.OneCoinFactory;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.consensus.ConsensusOptions;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.TestContext;
import io.labelwright.testkit.TestStage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a history is worth on public crowds: a half of the items with all of their answers, then a batch of 100 others
 * with two answers each. The mean over ten splits.
 */
@Tag("data")
final class AnnotatorPriorsDataTest {

    private static final int SPLITS = 10;
    private static final int BATCH = 100;
    private static final int ANSWERS = 2;

    @ParameterizedTest
    @CsvSource({"rte, 0.05", "zc_us, 0.01", "cf_amt, 0.02"})
    void aSparseBatchGains(String set, double gain) {
        var figures = new TreeMap<String, double[]>();
        figures.put("auto", gains(set, new AutoFactory(), AutoConfig::new));
        figures.put(
                "dawid-skene",
                gains(set, new DawidSkeneFactory(), own -> new DawidSkeneConfig(1, 100, 1e-5, false, own)));
        figures.put("one-coin", gains(set, new OneCoinFactory(), own -> new OneCoinConfig(6, true, 100, 1e-5, own)));

        assertThat(figures)
                .allSatisfy((method, accuracies) -> assertThat(accuracies[1])
                        .as("%s with a history, %s without", method, accuracies[0])
                        .isGreaterThan(accuracies[0] + gain));
    }

    /** Accuracy without and with a history. */
    private static <C extends Record> double[] gains(
            String set, StrategyFactory<C> factory, Function<ConsensusOptions, C> config) {
        CrowdData data = CrowdData.of(set);
        List<CollectedRow> answers = CollectedRow.of(data.inputs().table(TableKind.ANNOTATIONS));
        var sums = new double[2];
        for (int split = 0; split < SPLITS; split++) {
            SeededRandom random = SeededRandom.of(split).stream("split");
            Map<String, List<CollectedRow>> byItem = answers.stream()
                    .sorted(Comparator.comparingLong(row -> random.bits(
                            SeededRandom.key(row.text("item")) ^ SeededRandom.key(row.text("annotator")), 0)))
                    .collect(Collectors.groupingBy(row -> row.text("item")));
            List<String> items = byItem.keySet().stream()
                    .filter(data.truth()::containsKey)
                    .sorted(Comparator.comparingLong(item -> random.bits(SeededRandom.key(item), 1)))
                    .toList();
            InMemoryInputs first = InMemoryInputs.of(data.inputs().schema());
            items.subList(0, items.size() / 2).forEach(item -> byItem.get(item).forEach(row -> answer(first, row)));
            InMemoryInputs second = InMemoryInputs.of(data.inputs().schema());
            List<String> batch = items.subList(items.size() / 2, Math.min(items.size(), items.size() / 2 + BATCH));
            batch.forEach(item -> byItem.get(item).stream().limit(ANSWERS).forEach(row -> answer(second, row)));
            var stage = TestStage.of(factory).in(TestContext.create());
            CollectingOutputs before = stage.run(config.apply(Options.defaults()), first);
            sums[0] += accuracy(stage.run(config.apply(Options.defaults()), second), batch, data.truth());
            second.with(before.table(TableKind.CONFUSION));
            String name = TestContext.create().stage();
            sums[1] += accuracy(stage.run(config.apply(Options.with(null, name, 1)), second), batch, data.truth());
        }
        return new double[] {sums[0] / SPLITS, sums[1] / SPLITS};
    }

    private static void answer(InMemoryInputs inputs, CollectedRow row) {
        inputs.answer(row.text("item"), row.text("annotator"), row.text("label"));
    }

    /** Where several classes are equally good the item is open, and counts as wrong. */
    private static double accuracy(CollectingOutputs out, List<String> batch, Map<String, String> truth) {
        Map<String, String> labels = out.rows(TableKind.LABELS).stream()
                .filter(row -> !row.isMissing("label"))
                .collect(Collectors.toMap(row -> row.text("item"), row -> row.text("label")));
        return batch.stream()
                        .filter(item -> truth.get(item).equals(labels.get(item)))
                        .count()
                / (double) batch.size();
    }
}
