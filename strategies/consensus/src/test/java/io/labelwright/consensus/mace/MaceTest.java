package io.labelwright.consensus.mace;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.consensus.Crowd;
import io.labelwright.consensus.CrowdContract;
import io.labelwright.consensus.Options;
import io.labelwright.consensus.ReferenceCrowd;
import io.labelwright.math.function.PortableLog;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.TestContext;
import io.labelwright.testkit.TestStage;
import java.util.Arrays;
import java.util.HashSet;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MaceTest extends CrowdContract<MaceConfig> {

    private static MaceConfig config(MaceMethod method, int restarts, int iterations, boolean gold) {
        return new MaceConfig(method, restarts, iterations, 1e-5, 0.5, 0.5, 10, 0.01, Options.with(null, gold));
    }

    @Override
    protected StrategyFactory<MaceConfig> factory() {
        return new MaceFactory();
    }

    /** The starts of an annotator depend on the name. */
    @Override
    protected boolean ignoresAnnotatorNames() {
        return false;
    }

    /** Starts differ, and so does where they stop. */
    @Override
    protected double closeness() {
        return 0.01;
    }

    @ParameterizedTest
    @EnumSource(MaceMethod.class)
    void twentyRoundsFromOneStartGiveWhatCrowdKitGives(MaceMethod method) {
        int k = ReferenceCrowd.CLASSES;
        int w = ReferenceCrowd.ANNOTATORS;
        var known = new double[w];
        var spam = new double[w * k];
        for (int j = 0; j < w; j++) {
            known[j] = (2 - 0.1 * j) / 3;
            double sum = 0;
            for (int l = 0; l < k; l++) {
                spam[j * k + l] = 1 + 0.2 * ((j + l) % 3);
                sum += spam[j * k + l];
            }
            for (int l = 0; l < k; l++) {
                spam[j * k + l] *= (1 + 0.1 * j) / 3 / sum;
            }
        }
        double[] equal = {1.0 / k, 1.0 / k, 1.0 / k};
        double[] logs = Arrays.stream(equal).map(PortableLog::log).toArray();
        var config = new MaceConfig(method, 1, 20, 0, 0.5, 0.5, 10, 0.01, Options.defaults());
        Annotations answers = ReferenceCrowd.answers()
                .inputs()
                .blocksOf(5)
                .annotations(config.options().query());
        var counts = new long[w * k];
        for (AnnotationBlock block : answers.blocks()) {
            for (int a = 0; a < block.answers(); a++) {
                counts[block.annotator[a] * k + block.label[a]]++;
            }
        }
        var kernel = new MaceKernel(answers, counts, equal, config, MaceParameters.of(spam, known, logs, 0), null);

        MaceParameters end = TestContext.create()
                .execution()
                .iterate(answers.blocks(), kernel, 21)
                .parameters();

        double[][] expected = ReferenceCrowd.posteriors(method == MaceMethod.VB ? "mace-vb" : "mace-em");
        assertThat(expected).hasNumberOfRows(ReferenceCrowd.ITEMS);
        var q = new double[k];
        for (AnnotationBlock block : answers.blocks()) {
            for (int i = 0; i < block.items; i++) {
                kernel.posterior(block, i, end, q, 0);
                assertThat(q)
                        .as("item %d", block.firstItem + i)
                        .containsExactly(expected[block.firstItem + i], Offset.offset(1e-8));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(MaceMethod.class)
    void theBoundNeverFalls(MaceMethod method) {
        var inputs = Crowd.random(80, 9, 4, 6, 3).inputs();
        double before = Double.NEGATIVE_INFINITY;
        for (int iterations = 1; iterations < 30; iterations += 2) {
            double now = TestStage.of(factory())
                    .run(new MaceConfig(method, 1, iterations, 0, 0.5, 0.5, 10, 1e-9, Options.defaults()), inputs)
                    .facts()
                    .get("bound_per_answer");
            assertThat(now).isGreaterThanOrEqualTo(before - (method == MaceMethod.VB ? 1e-9 : 1e-6));
            before = now;
        }
    }

    @Test
    void startsDiffer() {
        var bounds = new HashSet<Double>();
        for (long seed = 1; seed <= 5; seed++) {
            CollectingOutputs out = TestStage.of(factory())
                    .in(TestContext.create().withSeed(seed))
                    .run(
                            config(MaceMethod.EM, 2, 1, false),
                            Crowd.random(60, 9, 3, 7, 2).inputs());
            bounds.add(out.facts().get("bound_per_answer"));
        }
        assertThat(bounds).hasSizeGreaterThan(1);
    }

    @Test
    void aSpammerIsFoundOut() {
        var crowd = new Crowd(60, 2);
        for (int i = 0; i < 60; i++) {
            crowd.answer(i, 0, i % 2).answer(i, 1, i % 2).answer(i, 2, i % 10 == 0 ? 1 - i % 2 : i % 2);
            crowd.answer(i, 3, 0).answer(i, 4, 0).answer(i, 5, 0);
        }

        CollectingOutputs out = run(config(MaceMethod.VB, 10, 100, false), crowd);

        for (int i = 0; i < 60; i++) {
            assertThat(posterior(out, i, 2)[i % 2]).as("item %d", i).isGreaterThan(0.5);
        }
    }

    private CollectingOutputs run(MaceConfig config, Crowd crowd) {
        return TestStage.of(factory()).run(config, crowd.inputs());
    }
}
