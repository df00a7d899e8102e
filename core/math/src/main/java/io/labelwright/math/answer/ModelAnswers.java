package io.labelwright.math.answer;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows of a model: its probabilities as predictions, and its best class as the answer of an annotator. */
public final class ModelAnswers {

    private final Outputs out;
    private final String stage;
    private final double minConfidence;
    private final @Nullable TableBuilder predictions;
    private final TableBuilder annotations;

    /**
     * No rows yet.
     *
     * @param minConfidence items whose best class is less probable get no answer
     */
    public ModelAnswers(Inputs in, Outputs out, String stage, double minConfidence) {
        this(
                out,
                stage,
                minConfidence,
                out.builder(
                        TableKind.PREDICTIONS,
                        in.schema().classes().stream()
                                .map(one -> ColumnSpec.number("p:" + one.name()))
                                .toList()));
    }

    private ModelAnswers(Outputs out, String stage, double minConfidence, @Nullable TableBuilder predictions) {
        this.out = out;
        this.stage = stage;
        this.minConfidence = minConfidence;
        this.predictions = predictions;
        this.annotations = out.builder(TableKind.ANNOTATIONS, List.of(ColumnSpec.named("_kind")));
    }

    /**
     * No rows yet, of a model that never gives probabilities and has no table of them.
     *
     * @param minConfidence answers that are less sure are left out
     */
    public static ModelAnswers withoutProbabilities(Outputs out, String stage, double minConfidence) {
        return new ModelAnswers(out, stage, minConfidence, null);
    }

    /** The most probable class; of equals the first. */
    public static int best(double[] p) {
        int best = 0;
        for (int k = 1; k < p.length; k++) {
            if (p[k] > p[best]) {
                best = k;
            }
        }
        return best;
    }

    /**
     * Adds what the model says of an item.
     *
     * @param fold in which the item was held out; null for items that nothing was learned from
     */
    public void add(int item, @Nullable String fold, double[] p) {
        add(item, fold, p, null);
    }

    /**
     * Adds what the model says of an item.
     *
     * @param note what else is to be known of the answer, such as the version of the model; null for nothing
     */
    public void add(int item, @Nullable String fold, double[] p, @Nullable String note) {
        Objects.requireNonNull(predictions, "a model without probabilities")
                .code(TableKind.PREDICTIONS.column("item"), item)
                .text(TableKind.PREDICTIONS.column("model"), stage)
                .text(TableKind.PREDICTIONS.column("fold"), fold)
                .numbers(TableKind.PREDICTIONS.columns().size(), p, 0, p.length)
                .end();
        int best = best(p);
        answer(item, best, p[best], note);
    }

    /**
     * Adds the answer of a model that gives no probabilities.
     *
     * @param label its class
     * @param confidence how sure it is, 0 to 1; NaN when it does not say, which is never too little
     * @param note what else is to be known of the answer; null for nothing
     */
    public void answer(int item, int label, double confidence, @Nullable String note) {
        if (!(confidence < minConfidence)) {
            annotations
                    .code(TableKind.ANNOTATIONS.column("item"), item)
                    .text(TableKind.ANNOTATIONS.column("annotator"), stage)
                    .code(TableKind.ANNOTATIONS.column("label"), label)
                    .number(TableKind.ANNOTATIONS.column("confidence"), confidence)
                    .text(TableKind.ANNOTATIONS.column("origin"), stage)
                    .text(TableKind.ANNOTATIONS.column("verdict"), "answer")
                    .text(TableKind.ANNOTATIONS.column("note"), note)
                    .text(TableKind.ANNOTATIONS.columns().size(), "model")
                    .end();
        }
    }

    public void write() {
        if (predictions != null) {
            out.write(predictions.build());
        }
        out.write(annotations.build());
    }
}
