package io.labelwright.imbalance.over;

import io.labelwright.imbalance.both.SmoteEnnConfig;
import io.labelwright.imbalance.both.SmoteEnnFactory;
import io.labelwright.imbalance.both.SmoteTomekConfig;
import io.labelwright.imbalance.both.SmoteTomekFactory;
import io.labelwright.imbalance.sample.SamplerContract;
import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.feature.FeatureSet;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.SampleData;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** What every strategy has to keep, for each of those that make rows. */
final class OverContractTest {

    /** Features of which some are categories. */
    private static InMemoryInputs withCategories(InMemoryInputs inputs, SampleData data, boolean numbers) {
        var columns = numbers
                ? List.of(FeatureSet.SET, ColumnSpec.named("colour"), ColumnSpec.named("shape"), ColumnSpec.number("x"))
                : List.of(FeatureSet.SET, ColumnSpec.named("colour"), ColumnSpec.named("shape"));
        var table = new TableBuilder(TableKind.FEATURES, columns, Map.of());
        for (String id : data.ids()) {
            RandomSequence draws = SeededRandom.of(9).sequence(SeededRandom.key(id));
            table.text(0, id).text(1, "set").text(2, "colour " + draws.nextInt(4));
            table.text(3, draws.nextInt(5) == 0 ? null : "shape " + draws.nextInt(3));
            if (numbers) {
                table.number(4, draws.nextGaussian());
            }
            table.end();
        }
        return inputs.with(table.build());
    }

    @Nested
    final class BorderlineSmote extends SamplerContract<BorderlineSmoteConfig> {

        @Override
        protected StrategyFactory<BorderlineSmoteConfig> factory() {
            return new BorderlineSmoteFactory();
        }
    }

    @Nested
    final class Adasyn extends SamplerContract<AdasynConfig> {

        @Override
        protected StrategyFactory<AdasynConfig> factory() {
            return new AdasynFactory();
        }
    }

    @Nested
    final class SvmSmote extends SamplerContract<SvmSmoteConfig> {

        @Override
        protected StrategyFactory<SvmSmoteConfig> factory() {
            return new SvmSmoteFactory();
        }
    }

    @Nested
    final class KMeansSmote extends SamplerContract<KMeansSmoteConfig> {

        @Override
        protected StrategyFactory<KMeansSmoteConfig> factory() {
            return new KMeansSmoteFactory();
        }
    }

    @Nested
    final class Smotenc extends SamplerContract<SmotencConfig> {

        @Override
        protected StrategyFactory<SmotencConfig> factory() {
            return new SmotencFactory();
        }

        @Override
        protected InMemoryInputs inputs(SampleData data) {
            return withCategories(super.inputs(data), data, true);
        }
    }

    @Nested
    final class Smoten extends SamplerContract<SmotenConfig> {

        @Override
        protected StrategyFactory<SmotenConfig> factory() {
            return new SmotenFactory();
        }

        @Override
        protected InMemoryInputs inputs(SampleData data) {
            return withCategories(super.inputs(data), data, false);
        }
    }

    @Nested
    final class SmoteEnn extends SamplerContract<SmoteEnnConfig> {

        @Override
        protected StrategyFactory<SmoteEnnConfig> factory() {
            return new SmoteEnnFactory();
        }
    }

    @Nested
    final class SmoteTomek extends SamplerContract<SmoteTomekConfig> {

        @Override
        protected StrategyFactory<SmoteTomekConfig> factory() {
            return new SmoteTomekFactory();
        }
    }
}
