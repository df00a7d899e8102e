package io.labelwright.onnx.label;

import io.labelwright.math.answer.ModelAnswers;
import io.labelwright.math.answer.ModelClasses;
import io.labelwright.math.answer.Scores;
import io.labelwright.onnx.item.ItemInput;
import io.labelwright.onnx.item.ItemOutputs;
import io.labelwright.onnx.model.OnnxModel;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;

/** Probabilities and an answer for each item that has what the model takes. */
final class ModelLabels implements Strategy {

    private final ModelLabelsConfig config;

    ModelLabels(ModelLabelsConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) throws IOException {
        context.checkCancelled();
        var answers = new ModelAnswers(in, out, context.stage(), config.minConfidence());
        int without = 0;
        if (in.items().size() > 0) {
            ModelClasses classes = config.labels() == null
                    ? ModelClasses.ofWorkflow(in.schema())
                    : ModelClasses.of(context.files().file("labels"), in.schema(), config.map());
            float[][] found = found(in, context, classes);
            var ofModel = new double[classes.size()];
            var p = new double[in.schema().size()];
            for (int item = 0; item < found.length; item++) {
                if (found[item] == null) {
                    without++;
                    continue;
                }
                classes.check(
                        config.model(), found[item].length, config.scores().wanted(classes.size()));
                probabilities(in, item, found[item], ofModel);
                classes.add(ofModel, p);
                answers.add(item, null, p);
            }
        }
        answers.write();
        out.fact("items_without_input", without);
    }

    private float[][] found(Inputs in, StageContext context, ModelClasses classes) throws IOException {
        try (OnnxModel model = OnnxModel.open(context.files().file("model"))) {
            ItemOutputs outputs = ItemOutputs.of(model, config.output(), config.pooling());
            if (outputs.size() >= 0) {
                classes.check(model.name(), outputs.size(), config.scores().wanted(classes.size()));
            }
            ItemInput input = ItemInput.of(
                    model,
                    in,
                    context,
                    config.tokenizer() != null,
                    config.fields(),
                    config.maxTokens(),
                    config.features());
            return outputs.all(input, in.items().size(), context);
        }
    }

    private void probabilities(Inputs in, int item, float[] found, double[] into) {
        var scores = new double[found.length];
        for (int k = 0; k < found.length; k++) {
            scores[k] = found[k];
        }
        Scores.Unsound unsound = config.scores().toProbabilities(scores, into);
        if (unsound != null) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    null,
                    "the model '" + config.model() + "' gives " + (float) unsound.number() + " for item '"
                            + in.items().ids().get(item) + "'",
                    unsound.hint() + "; scores: says what the model's numbers are");
        }
    }
}
