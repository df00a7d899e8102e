package io.labelwright.consensus.laonepass;

import io.labelwright.consensus.crowd.CrowdStage;
import io.labelwright.consensus.crowd.VoteShares;
import io.labelwright.consensus.lightweight.OnePass;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.annotation.AnnotationBlock;

/**
 * {@code consensus/la-one-pass}: what {@link OnePass} decided when it looked at an item. A class's probability is its
 * share of the weights that the answers had then.
 */
final class LaOnePass implements Strategy {

    private final LaOnePassConfig config;

    LaOnePass(LaOnePassConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        var stage = CrowdStage.open(in, out, context, config.options());
        VoteShares votes = VoteShares.of(stage.answers(), stage.execution());
        int classes = stage.classes();
        if (classes < 2) {
            stage.write((index, block, q) -> {}, votes.classShare());
            return;
        }
        OnePass pass = OnePass.over(
                stage.answers(),
                stage.history(),
                in.items().ids(),
                context,
                config.alpha(),
                config.beta(),
                config.order(),
                config.options().tie());
        stage.write((index, block, q) -> shares(block, pass.weights().get(index), classes, q), votes.classShare());
    }

    private static void shares(AnnotationBlock block, double[] weights, int classes, double[] q) {
        for (int i = 0; i < block.items; i++) {
            double sum = 0;
            for (int a = block.start[i]; a < block.start[i + 1]; a++) {
                q[i * classes + block.label[a]] += weights[a];
                sum += weights[a];
            }
            for (int c = 0; c < classes && sum > 0; c++) {
                q[i * classes + c] /= sum;
            }
        }
    }
}
