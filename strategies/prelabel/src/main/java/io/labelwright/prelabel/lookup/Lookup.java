package io.labelwright.prelabel.lookup;

import io.labelwright.prelabel.lookup.LookupConfig.By;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;

/**
 * Gives items the labels of what is known already. An item whose sources are of several classes gets that of most of
 * them. Cost: one pass over the file, of which nothing is kept that no item asks for; or one over the items; or, by
 * nearness, items times labelled items.
 */
final class Lookup implements Strategy {

    private final LookupConfig config;

    Lookup(LookupConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) throws IOException {
        var answers = new LookupAnswers(out, context.stage(), in.schema().size(), config.minConfidence());
        if (in.items().size() > 0) {
            if (config.by() == By.NEIGHBOUR) {
                new NearestLabels(config).answer(in, context, answers);
            } else if (config.path() != null) {
                ItemKeys keys = config.by() == By.ID ? ItemKeys.ids(in.items()) : texts(in);
                new FileLabels(config).answer(in, out, context, keys, answers);
            } else {
                new ViewLabels().answer(in, context, texts(in), answers);
            }
        }
        answers.write();
        out.fact("answered_items", (double) answers.answered());
        out.fact("items_in_doubt", (double) answers.inDoubt());
        if (answers.answered() == 0 && in.items().size() > 0) {
            out.report(Problem.warning(
                    StandardError.EMPTY_DATA,
                    null,
                    "no item found a label",
                    config.by() == By.NEIGHBOUR
                            ? "label some items, or ask for less similarity"
                            : "look at the names of columns and fields, and at normalise"));
        }
    }

    private ItemKeys texts(Inputs in) {
        return ItemKeys.texts(in, config.field() == null ? "text" : config.field(), config.normalise());
    }
}
