package io.labelwright.imbalance.under;

import io.labelwright.imbalance.sample.SamplerContract;
import io.labelwright.spi.StrategyFactory;
import org.junit.jupiter.api.Nested;

/** What every strategy has to keep, for each of those that take rows away. */
final class UnderContractTest {

    @Nested
    final class TomekLinks extends SamplerContract<TomekLinksConfig> {

        @Override
        protected StrategyFactory<TomekLinksConfig> factory() {
            return new TomekLinksFactory();
        }

        @Override
        protected boolean makesRows() {
            return false;
        }
    }

    @Nested
    final class EditedNearestNeighbours extends SamplerContract<EditedNearestNeighboursConfig> {

        @Override
        protected StrategyFactory<EditedNearestNeighboursConfig> factory() {
            return new EditedNearestNeighboursFactory();
        }

        @Override
        protected boolean makesRows() {
            return false;
        }
    }

    @Nested
    final class RepeatedEditedNearestNeighbours extends SamplerContract<RepeatedEditedNearestNeighboursConfig> {

        @Override
        protected StrategyFactory<RepeatedEditedNearestNeighboursConfig> factory() {
            return new RepeatedEditedNearestNeighboursFactory();
        }

        @Override
        protected boolean makesRows() {
            return false;
        }
    }

    @Nested
    final class AllKnn extends SamplerContract<AllKnnConfig> {

        @Override
        protected StrategyFactory<AllKnnConfig> factory() {
            return new AllKnnFactory();
        }

        @Override
        protected boolean makesRows() {
            return false;
        }
    }

    @Nested
    final class NearMiss extends SamplerContract<NearMissConfig> {

        @Override
        protected StrategyFactory<NearMissConfig> factory() {
            return new NearMissFactory();
        }

        @Override
        protected boolean makesRows() {
            return false;
        }
    }

    @Nested
    final class CondensedNearestNeighbour extends SamplerContract<CondensedNearestNeighbourConfig> {

        @Override
        protected StrategyFactory<CondensedNearestNeighbourConfig> factory() {
            return new CondensedNearestNeighbourFactory();
        }

        /** Seeds are drawn by the place of a row. */
        @Override
        protected boolean ignoresItemOrder() {
            return false;
        }
    }

    @Nested
    final class OneSidedSelection extends SamplerContract<OneSidedSelectionConfig> {

        @Override
        protected StrategyFactory<OneSidedSelectionConfig> factory() {
            return new OneSidedSelectionFactory();
        }

        /** Seeds are drawn by the place of a row. */
        @Override
        protected boolean ignoresItemOrder() {
            return false;
        }
    }

    @Nested
    final class NeighbourhoodCleaning extends SamplerContract<NeighbourhoodCleaningConfig> {

        @Override
        protected StrategyFactory<NeighbourhoodCleaningConfig> factory() {
            return new NeighbourhoodCleaningFactory();
        }

        @Override
        protected boolean makesRows() {
            return false;
        }
    }

    @Nested
    final class InstanceHardness extends SamplerContract<InstanceHardnessConfig> {

        @Override
        protected StrategyFactory<InstanceHardnessConfig> factory() {
            return new InstanceHardnessFactory();
        }

        @Override
        protected boolean makesRows() {
            return false;
        }
    }

    @Nested
    final class ClusterCentroids extends SamplerContract<ClusterCentroidsConfig> {

        @Override
        protected StrategyFactory<ClusterCentroidsConfig> factory() {
            return new ClusterCentroidsFactory();
        }

        /** Centres are rows that are made. */
        @Override
        protected boolean ignoresItemOrder() {
            return false;
        }
    }
}
