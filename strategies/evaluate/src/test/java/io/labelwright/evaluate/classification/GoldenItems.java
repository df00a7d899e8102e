package io.labelwright.evaluate.classification;

import io.labelwright.evaluate.GoldenCase;
import io.labelwright.spi.consensus.LabelWriter;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.InMemoryInputs;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Items of a golden case, a line each: truth, label, confidence, probabilities. */
final class GoldenItems {

    private GoldenItems() {}

    static InMemoryInputs of(GoldenCase golden) {
        int classes = Integer.parseInt(golden.head().get(1));
        var inputs = InMemoryInputs.ofClasses(
                IntStream.range(0, classes).mapToObj(Integer::toString).toArray(String[]::new));
        for (int i = 0; i < golden.data().size(); i++) {
            List<String> item = golden.data().get(i);
            inputs.gold("i" + i, item.get(0)).label("i" + i, item.get(1));
        }
        var labels = new TableBuilder(
                TableKind.LABELS,
                LabelWriter.columns(inputs.schema()),
                Map.of("item", inputs.items().ids(), "label", inputs.schema().names()));
        for (int i = 0; i < golden.data().size(); i++) {
            List<String> item = golden.data().get(i);
            labels.code(0, i)
                    .text(1, item.get(1))
                    .number(TableKind.LABELS.column("confidence"), Double.parseDouble(item.get(2)));
            for (int k = 0; k < classes; k++) {
                labels.number(TableKind.LABELS.columns().size() + 2 + k, Double.parseDouble(item.get(3 + k)));
            }
            labels.end();
        }
        return inputs.with(labels.build());
    }
}
