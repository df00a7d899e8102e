package io.labelwright.imbalance.decision;

import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.SampleData;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tables of predictions, row by row, and those of a model that is made of ids. */
final class SampleModel {

    private final LabelSchema schema;
    private final TableBuilder rows;

    SampleModel(LabelSchema schema, Dictionary ids) {
        this.schema = schema;
        this.rows = new TableBuilder(
                TableKind.PREDICTIONS,
                schema.classes().stream()
                        .map(one -> ColumnSpec.number("p:" + one.name()))
                        .toList(),
                Map.of("item", ids));
    }

    SampleModel row(int item, String model, @Nullable String fold, double... p) {
        rows.code(0, item).text(1, model).text(2, fold);
        rows.numbers(3, p, 0, schema.size());
        rows.end();
        return this;
    }

    Table build() {
        return rows.build();
    }

    /** A skewed model and labels of two of three items, all made of ids; the class that is never labelled has p 0. */
    static InMemoryInputs inputs(SampleData data) {
        InMemoryInputs inputs = data.inputs();
        var model = new SampleModel(data.schema(), inputs.items().ids());
        for (int i = 0; i < data.size(); i++) {
            String id = data.ids().get(i);
            long key = SeededRandom.key(id);
            double hint = SeededRandom.of(1).uniform(key, 0);
            double spam = hint * hint * 0.6;
            double news = (1 - hint) * 0.2 * SeededRandom.of(1).uniform(key, 1);
            if (SeededRandom.of(2).below(3, key, 0) > 0) {
                double draw = SeededRandom.of(3).uniform(key, 0);
                inputs.label(id, draw < spam ? "spam" : draw < spam + news ? "news" : "ham");
            }
            if (SeededRandom.of(4).below(9, key, 0) > 0) {
                model.row(
                        i,
                        "model",
                        Integer.toString(SeededRandom.of(5).below(3, key, 0)),
                        1 - spam - news,
                        spam,
                        news,
                        0);
            }
        }
        return inputs.with(model.build());
    }
}
