package io.labelwright.consensus.auto;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.consensus.Crowd;
import io.labelwright.consensus.CrowdData;
import io.labelwright.consensus.Options;
import io.labelwright.consensus.SparseCrowd;
import io.labelwright.consensus.majority.MajorityVoteConfig;
import io.labelwright.consensus.majority.MajorityVoteFactory;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.StrategyContract;
import io.labelwright.testkit.TestContext;
import io.labelwright.testkit.TestStage;
import java.nio.file.Path;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AutoTest extends StrategyContract<AutoConfig> {

    @Override
    protected StrategyFactory<AutoConfig> factory() {
        return new AutoFactory();
    }

    private static double auto(CrowdData data) {
        return data.accuracy(new AutoFactory(), new AutoConfig(Options.defaults()));
    }

    private static double majority(CrowdData data) {
        return data.accuracy(new MajorityVoteFactory(), new MajorityVoteConfig(Options.defaults()));
    }

    /** The mean over the six is 86.26; the log of the design is docs/research/auto-consensus.md. */
    @ParameterizedTest
    @CsvSource({"rte, 93.12", "dog, 83.02", "product, 93.70", "zc_us, 91.18", "cf_amt, 86.00", "trec, 70.51"})
    void theAccuracyOfItsLogIsReached(String name, double logged) {
        CrowdData data = CrowdData.of(name);
        double accuracy = auto(data);
        assertThat(accuracy).isEqualTo(logged, Offset.offset(0.05));
        assertThat(accuracy).isGreaterThan(majority(data) - 0.5);
    }

    /** Expected calibration error in points; the mean over the six is 4.44, that of the shares of votes 9.7. */
    @ParameterizedTest
    @CsvSource({"rte, 1.21", "dog, 6.37", "product, 0.73", "zc_us, 3.79", "cf_amt, 4.26", "trec, 10.31"})
    void theConfidenceIsAsFarFromTheAccuracyAsItsLogSays(String name, double logged) {
        CrowdData data = CrowdData.of(name);
        CollectingOutputs out = data.run(new AutoFactory(), new AutoConfig(Options.defaults()));
        assertThat(data.calibrationError(out)).isEqualTo(logged, Offset.offset(0.1));
    }

    /** Three more annotators say what the worst of the diligent ones says. */
    @ParameterizedTest
    @CsvSource({"rte", "dog", "product", "zc_us", "cf_amt"})
    void threeColludersCostAtMostTwoPointsAgainstTheMajorityWithoutThem(String name) {
        CrowdData data = CrowdData.of(name);
        assertThat(auto(data.withColluders(3, 20))).isGreaterThanOrEqualTo(majority(data) - 2);
    }

    @Test
    void aSparseCrowdOfManyClassesIsServedBetterThanByTheMajority(@TempDir Path folder) {
        assertThat(auto(SparseCrowd.in(folder))).isGreaterThanOrEqualTo(86.0);
    }

    /** What large crowds get instead costs little. */
    @ParameterizedTest
    @CsvSource({"rte, 93.12", "dog, 83.02", "product, 93.70", "zc_us, 91.18", "cf_amt, 86.00", "trec, 70.51"})
    void theShortcutsOfLargeCrowdsAreHardlyWorse(String name, double whole) {
        CrowdData data = CrowdData.of(name);
        var out = new CollectingOutputs(data.inputs(), Set.of(TableKind.values()));
        new Auto(new AutoConfig(Options.defaults()), 1000).run(data.inputs(), out, TestContext.create());
        assertThat(data.accuracy(out)).isGreaterThan(whole - 0.5);
    }

    @Test
    void theConfidenceOfASparseCrowdIsNearItsAccuracy(@TempDir Path folder) {
        CrowdData data = SparseCrowd.in(folder);
        CollectingOutputs out = data.run(new AutoFactory(), new AutoConfig(Options.defaults()));
        assertThat(data.calibrationError(out)).isLessThan(6);
    }

    @Test
    void annotatorsWhoAnswerAtRandomDoNotMatter() {
        var random = new java.util.SplittableRandom(3);
        var crowd = new Crowd(300, 3);
        for (int i = 0; i < 300; i++) {
            for (int w = 0; w < 4; w++) {
                crowd.answer(i, w, random.nextInt(100) < 80 ? i % 3 : random.nextInt(3));
            }
            for (int w = 4; w < 8; w++) {
                crowd.answer(i, w, random.nextInt(3));
            }
        }
        CollectingOutputs out = TestStage.of(new AutoFactory()).run(new AutoConfig(Options.defaults()), crowd.inputs());
        long right = out.rows(TableKind.LABELS).stream()
                .filter(row -> ("c" + Integer.parseInt(row.text("item").substring(1)) % 3).equals(row.text("label")))
                .count();
        assertThat(right).isGreaterThan(275);
    }

    @Test
    void aCopyOfTheCrowdChangesHardlyALabel() {
        Crowd crowd = Crowd.random(200, 12, 3, 6, 4);
        var twice = new Crowd(400, 3);
        int[] item = crowd.column(0);
        int[] annotator = crowd.column(1);
        int[] label = crowd.column(2);
        for (int a = 0; a < item.length; a++) {
            twice.answer(item[a], annotator[a], label[a]);
            twice.answer(200 + item[a], 100 + annotator[a], label[a]);
        }
        var once = TestStage.of(new AutoFactory()).run(new AutoConfig(Options.defaults()), crowd.inputs());
        var both = TestStage.of(new AutoFactory()).run(new AutoConfig(Options.defaults()), twice.inputs());
        long changed = once.rows(TableKind.LABELS).stream()
                .filter(row -> !java.util.Objects.equals(
                        row.text("label"),
                        both.row(TableKind.LABELS, "item", row.text("item")).text("label")))
                .count();
        // What is hidden from the models to judge them is drawn anew.
        assertThat(changed).isLessThanOrEqualTo(4);
    }
}
