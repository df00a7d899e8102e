package io.labelwright.consensus.annotator;

import io.labelwright.consensus.auto.AutoConfig;
import io.labelwright.consensus.auto.AutoFactory;
import io.labelwright.consensus.bwa.BwaConfig;
import io.labelwright.consensus.bwa.BwaFactory;
import io.labelwright.consensus.crowdlab.CrowdlabConfig;
import io.labelwright.consensus.crowdlab.CrowdlabFactory;
import io.labelwright.consensus.dawidskene.DawidSkeneConfig;
import io.labelwright.consensus.dawidskene.DawidSkeneFactory;
import io.labelwright.consensus.ebcc.EbccConfig;
import io.labelwright.consensus.ebcc.EbccFactory;
import io.labelwright.consensus.fastdawidskene.FastDawidSkeneConfig;
import io.labelwright.consensus.fastdawidskene.FastDawidSkeneFactory;
import io.labelwright.consensus.glad.GladConfig;
import io.labelwright.consensus.glad.GladFactory;
import io.labelwright.consensus.ibcc.IbccConfig;
import io.labelwright.consensus.ibcc.IbccFactory;
import io.labelwright.consensus.laonepass.LaOnePassConfig;
import io.labelwright.consensus.laonepass.LaOnePassFactory;
import io.labelwright.consensus.latwopass.LaTwoPassConfig;
import io.labelwright.consensus.latwopass.LaTwoPassFactory;
import io.labelwright.consensus.mace.MaceConfig;
import io.labelwright.consensus.mace.MaceFactory;
import io.labelwright.consensus.onecoin.OneCoinConfig;
import io.labelwright.consensus.onecoin.OneCoinFactory;
import io.labelwright.consensus.wawa.WawaConfig;
import io.labelwright.consensus.wawa.WawaFactory;
import io.labelwright.consensus.weightedvote.WeightedVoteConfig;
import io.labelwright.consensus.weightedvote.WeightedVoteFactory;
import io.labelwright.consensus.zencrowd.ZenCrowdConfig;
import io.labelwright.consensus.zencrowd.ZenCrowdFactory;
import io.labelwright.consensus.zerobasedskill.ZeroBasedSkillConfig;
import io.labelwright.consensus.zerobasedskill.ZeroBasedSkillFactory;
import io.labelwright.spi.StrategyFactory;
import org.junit.jupiter.api.Nested;

/** Every method that takes {@code annotator_priors}. */
final class AnnotatorPriorsTest {

    @Nested
    final class OfAuto extends HistoryContract<AutoConfig> {

        @Override
        protected StrategyFactory<AutoConfig> factory() {
            return new AutoFactory();
        }
    }

    @Nested
    final class OfBwa extends HistoryContract<BwaConfig> {

        @Override
        protected StrategyFactory<BwaConfig> factory() {
            return new BwaFactory();
        }
    }

    @Nested
    final class OfCrowdlab extends HistoryContract<CrowdlabConfig> {

        @Override
        protected StrategyFactory<CrowdlabConfig> factory() {
            return new CrowdlabFactory();
        }
    }

    @Nested
    final class OfDawidSkene extends HistoryContract<DawidSkeneConfig> {

        @Override
        protected StrategyFactory<DawidSkeneConfig> factory() {
            return new DawidSkeneFactory();
        }
    }

    @Nested
    final class OfEbcc extends HistoryContract<EbccConfig> {

        @Override
        protected StrategyFactory<EbccConfig> factory() {
            return new EbccFactory();
        }
    }

    @Nested
    final class OfFastDawidSkene extends HistoryContract<FastDawidSkeneConfig> {

        @Override
        protected StrategyFactory<FastDawidSkeneConfig> factory() {
            return new FastDawidSkeneFactory();
        }
    }

    @Nested
    final class OfGlad extends HistoryContract<GladConfig> {

        @Override
        protected StrategyFactory<GladConfig> factory() {
            return new GladFactory();
        }
    }

    @Nested
    final class OfIbcc extends HistoryContract<IbccConfig> {

        @Override
        protected StrategyFactory<IbccConfig> factory() {
            return new IbccFactory();
        }
    }

    @Nested
    final class OfLaOnePass extends HistoryContract<LaOnePassConfig> {

        @Override
        protected StrategyFactory<LaOnePassConfig> factory() {
            return new LaOnePassFactory();
        }
    }

    @Nested
    final class OfLaTwoPass extends HistoryContract<LaTwoPassConfig> {

        @Override
        protected StrategyFactory<LaTwoPassConfig> factory() {
            return new LaTwoPassFactory();
        }
    }

    @Nested
    final class OfMace extends HistoryContract<MaceConfig> {

        @Override
        protected StrategyFactory<MaceConfig> factory() {
            return new MaceFactory();
        }

        /** Starts behind the first are drawn by name. */
        @Override
        protected boolean ignoresAnnotatorNames() {
            return false;
        }
    }

    @Nested
    final class OfOneCoin extends HistoryContract<OneCoinConfig> {

        @Override
        protected StrategyFactory<OneCoinConfig> factory() {
            return new OneCoinFactory();
        }
    }

    @Nested
    final class OfWawa extends HistoryContract<WawaConfig> {

        @Override
        protected StrategyFactory<WawaConfig> factory() {
            return new WawaFactory();
        }
    }

    @Nested
    final class OfWeightedVote extends HistoryContract<WeightedVoteConfig> {

        @Override
        protected StrategyFactory<WeightedVoteConfig> factory() {
            return new WeightedVoteFactory();
        }
    }

    @Nested
    final class OfZenCrowd extends HistoryContract<ZenCrowdConfig> {

        @Override
        protected StrategyFactory<ZenCrowdConfig> factory() {
            return new ZenCrowdFactory();
        }
    }

    @Nested
    final class OfZeroBasedSkill extends HistoryContract<ZeroBasedSkillConfig> {

        @Override
        protected StrategyFactory<ZeroBasedSkillConfig> factory() {
            return new ZeroBasedSkillFactory();
        }
    }
}
