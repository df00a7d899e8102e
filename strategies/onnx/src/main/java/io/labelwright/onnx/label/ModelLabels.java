package io.labelwright.onnx.label;

import io.labelwright.math.answer.ClassNames;
import io.labelwright.math.answer.ModelAnswers;
import io.labelwright.math.answer.ModelClasses;
import io.labelwright.math.answer.Scores;
import io.labelwright.onnx.item.InputMemory;
import io.labelwright.onnx.item.ItemInput;
import io.labelwright.onnx.item.ItemOutputs;
import io.labelwright.onnx.model.OnnxModel;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.memory.DataSizes;
import io.labelwright.spi.memory.Footprint;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Probabilities and an answer for each item that has what the model takes. */
final class ModelLabels implements Strategy {

    private final ModelLabelsConfig config;

    ModelLabels(ModelLabelsConfig config) {
        this.config = config;
    }

    /** What the model gave, and what about. */
    private record Found(float[][] numbers, ModelClasses classes, int refused) {}

    @Override
    public void run(Inputs in, Outputs out, StageContext context) throws IOException {
        context.checkCancelled();
        var answers = new ModelAnswers(in, out, context.stage(), config.minConfidence());
        int without = 0;
        if (in.items().size() > 0) {
            Found found = found(in, out, context);
            ModelClasses classes = found.classes();
            without = -found.refused();
            var ofModel = new double[classes.size()];
            var p = new double[in.schema().size()];
            for (int item = 0; item < found.numbers().length; item++) {
                float[] numbers = found.numbers()[item];
                if (numbers == null) {
                    without++;
                    continue;
                }
                classes.check(config.model(), numbers.length, config.scores().wanted(classes.size()));
                probabilities(in, item, numbers, ofModel);
                classes.add(ofModel, p);
                answers.add(item, null, p);
            }
        }
        answers.write();
        out.fact("items_without_input", without);
    }

    @Override
    public Footprint footprint(DataSizes sizes) {
        return InputMemory.of(config.input(), sizes, sizes.classes());
    }

    private Found found(Inputs in, Outputs out, StageContext context) throws IOException {
        try (OnnxModel model = OnnxModel.open(context.files().file("model"))) {
            ItemOutputs outputs = ItemOutputs.of(
                    model, config.output(), config.pooling(), config.input().hasPlacesLast());
            ClassNames names = config.labels() == null
                    ? ModelNames.ofMetadata(model)
                    : ClassNames.of(context.files().file("labels"));
            if (outputs.isMap()) {
                checkMap(model);
            }
            // What a map is about shows when it is there; all else is refused before anything is run.
            ModelClasses classes = outputs.isMap() ? null : classes(names, in);
            if (classes != null && outputs.size() >= 0) {
                classes.check(model.name(), outputs.size(), config.scores().wanted(classes.size()));
            }
            ItemInput input = ItemInput.of(model, in, context, config.input());
            float[][] numbers = outputs.all(input, in.items().size(), context);
            int refused = input.reportRefused(out);
            if (classes == null) {
                classes = outputs.keys().isEmpty()
                        ? ModelClasses.ofWorkflow(in.schema())
                        : classes(ModelNames.ofKeys(outputs.keys(), names, model.name()), in);
            }
            return new Found(numbers, classes, refused);
        }
    }

    private ModelClasses classes(@Nullable ClassNames names, Inputs in) {
        return names == null ? ModelClasses.ofWorkflow(in.schema()) : ModelClasses.of(names, in.schema(), config.map());
    }

    /** Softmax over probabilities would pass unnoticed. */
    private void checkMap(OnnxModel model) {
        if (config.scores() != Scores.PROBABILITIES) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    null,
                    "the output of '" + model.name() + "' is a map of classes to probabilities (ZipMap)",
                    "say so: scores: probabilities");
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
