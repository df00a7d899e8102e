package io.labelwright.onnx.vector;

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
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A row of numbers for each item that has what the model takes. */
final class ModelFeatures implements Strategy {

    /** Numbers that a model gives, as those of the size of BERT do. How many it is stands in the model. */
    private static final int USUAL_WIDTH = 768;

    private final ModelFeaturesConfig config;

    ModelFeatures(ModelFeaturesConfig config) {
        this.config = config;
    }

    /** What the model gave, and of how many items it could be given nothing. */
    private record Found(float[][] numbers, int refused) {}

    @Override
    public void run(Inputs in, Outputs out, StageContext context) throws IOException {
        context.checkCancelled();
        int items = in.items().size();
        Found all = items == 0 ? new Found(new float[0][], 0) : found(in, out, context, items);
        float[][] found = all.numbers();
        int size = Arrays.stream(found)
                .filter(row -> row != null)
                .mapToInt(row -> row.length)
                .findFirst()
                .orElse(0);
        List<ColumnSpec> columns = IntStream.range(0, size)
                .mapToObj(d -> ColumnSpec.number("o" + d))
                .toList();
        TableBuilder rows = out.builder(TableKind.FEATURES, columns);
        int first = TableKind.FEATURES.columns().size();
        var numbers = new double[size];
        int without = -all.refused();
        for (int item = 0; item < items; item++) {
            float[] row = found[item];
            if (row == null) {
                without++;
                continue;
            }
            if (row.length != size) {
                throw new LabelingException(
                        StandardError.NOT_ALLOWED,
                        null,
                        "the model '" + config.model() + "' gives " + row.length + " numbers for item '"
                                + in.items().ids().get(item) + "' and " + size + " for others",
                        "name an output whose last dimension is fixed");
            }
            double length = config.normalise() ? length(row) : 1;
            for (int d = 0; d < size; d++) {
                numbers[d] = row[d] / length;
                if (!Double.isFinite(numbers[d])) {
                    throw new LabelingException(
                            StandardError.NOT_ALLOWED,
                            null,
                            "the model '" + config.model() + "' gives " + row[d] + " for item '"
                                    + in.items().ids().get(item) + "'",
                            "a model that gives no finite numbers can't be used");
                }
            }
            rows.code(0, item).numbers(first, numbers, 0, size).end();
        }
        out.write(rows.build());
        out.fact("items_without_input", without);
    }

    @Override
    public Footprint footprint(DataSizes sizes) {
        return InputMemory.of(config.input(), sizes, USUAL_WIDTH)
                .writing(TableKind.FEATURES, sizes.items(), USUAL_WIDTH, 0);
    }

    private Found found(Inputs in, Outputs out, StageContext context, int items) throws IOException {
        try (OnnxModel model = OnnxModel.open(context.files().file("model"))) {
            ItemOutputs outputs = ItemOutputs.of(
                    model, config.output(), config.pooling(), config.input().hasPlacesLast());
            ItemInput input = ItemInput.of(model, in, context, config.input());
            float[][] numbers = outputs.all(input, items, context);
            return new Found(numbers, input.reportRefused(out));
        }
    }

    private static double length(float[] row) {
        double square = 0;
        for (float number : row) {
            square += (double) number * number;
        }
        return square > 0 ? Math.sqrt(square) : 1;
    }
}
