package com.example.trusted;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.consensus.LabelWriter;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** The method: the share of the weight that each class got is its probability. */
final class TrustedAnnotators implements Strategy {

    private final TrustedAnnotatorsConfig config;

    TrustedAnnotators(TrustedAnnotatorsConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        var schema = in.schema();
        Annotations annotations = in.annotations(config.options().query());
        double[] weights = weights(annotations, out);
        var evenly = new double[schema.size()];
        Arrays.fill(evenly, 1.0 / schema.size());

        // The rules that all consensus methods share (quorum, ties, fixed labels, costs) are in LabelWriter.
        var labels = new LabelWriter(context.stage(), config.options(), schema, in.labels(), evenly);
        List<Table> tables = context.execution()
                .map(
                        annotations.blocks(),
                        () -> List.of(out.builder(TableKind.LABELS, LabelWriter.columns(schema))),
                        (index, block, rows) -> {
                            var share = new double[schema.size()];
                            for (int item = 0; item < block.items; item++) {
                                int heard = vote(block, item, weights, share);
                                labels.write(rows[0], block.firstItem + item, heard, share, 0);
                            }
                        });
        out.write(tables.get(0));
    }

    /** The weight of each annotator by index. A name that nobody has is probably misspelt, so it is reported. */
    private double[] weights(Annotations annotations, Outputs out) {
        var weights = new double[annotations.annotatorCount()];
        var unused = new TreeSet<>(config.weights().keySet());
        for (int a = 0; a < weights.length; a++) {
            String name = annotations.annotators().get(a);
            weights[a] = config.weights().getOrDefault(name, config.otherwise());
            unused.remove(name);
        }
        for (String name : unused) {
            out.report(Problem.warning(
                    StandardError.OUT_OF_RANGE,
                    null,
                    "'weights' names the annotator '" + name + "', who answered nothing",
                    "see the table annotations for the names that there are"));
        }
        return weights;
    }

    /** Fills in the share of each class and returns how many answers counted. */
    private static int vote(AnnotationBlock block, int item, double[] weights, double[] share) {
        Arrays.fill(share, 0);
        if (block.known[item] >= 0) {
            share[block.known[item]] = 1;
            return Math.max(1, block.start[item + 1] - block.start[item]);
        }
        double total = 0;
        int heard = 0;
        for (int a = block.start[item]; a < block.start[item + 1]; a++) {
            double weight = weights[block.annotator[a]];
            if (weight > 0) {
                share[block.label[a]] += weight;
                total += weight;
                heard++;
            }
        }
        for (int k = 0; k < share.length && heard > 0; k++) {
            share[k] /= total;
        }
        return heard;
    }
}
