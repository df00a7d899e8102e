package io.labelwright.consensus.majority;

import io.labelwright.consensus.annotator.AnnotatorReport;
import io.labelwright.consensus.annotator.ClassPriors;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.consensus.LabelWriter;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Totals;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.List;

/**
 * {@code consensus/majority-vote}. Cost O(answers + items K). Every annotator counts the same, so a crowd with a few
 * careful and many careless annotators gets what the careless ones say.
 */
final class MajorityVote implements Strategy {

    private final MajorityVoteConfig config;

    MajorityVote(MajorityVoteConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        var schema = in.schema();
        int classes = schema.size();
        Annotations annotations = in.annotations(config.options().query());
        double[] priors = ClassPriors.given(config.options().priors(), schema);
        if (priors == null) {
            priors = shares(annotations, context);
        }
        var labels = new LabelWriter(context.stage(), config.options(), schema, in.labels(), priors);
        var decided = new short[annotations.items()];
        List<Table> tables = context.execution()
                .map(
                        annotations.blocks(),
                        () -> List.of(out.builder(TableKind.LABELS, LabelWriter.columns(schema))),
                        (index, block, rows) -> {
                            var q = new double[classes];
                            for (int item = 0; item < block.items; item++) {
                                shareVotes(block, item, q);
                                int answers = block.start[item + 1] - block.start[item];
                                int i = block.firstItem + item;
                                decided[i] = (short) labels.write(rows[0], i, answers, q, 0);
                            }
                        });
        out.write(tables.get(0));
        AnnotatorReport.of(annotations, context.execution(), decided).write(context.stage(), schema, out);
    }

    private static void shareVotes(AnnotationBlock block, int item, double[] q) {
        java.util.Arrays.fill(q, 0);
        int from = block.start[item];
        int to = block.start[item + 1];
        if (block.known[item] >= 0) {
            q[block.known[item]] = 1;
            return;
        }
        for (int a = from; a < to; a++) {
            q[block.label[a]]++;
        }
        for (int k = 0; k < q.length && from < to; k++) {
            q[k] /= to - from;
        }
    }

    /** Share of each class among all answers. */
    private static double[] shares(Annotations annotations, StageContext context) {
        int classes = annotations.classes();
        Totals votes = context.execution()
                .total(annotations.blocks(), new Shape(classes, 0), annotations.answers(), (block, into) -> {
                    for (int a = 0; a < block.answers(); a++) {
                        into.cells[block.label[a]]++;
                    }
                });
        var shares = new double[classes];
        for (int k = 0; k < classes; k++) {
            shares[k] = (double) votes.count(k) / Math.max(1, annotations.answers());
        }
        return shares;
    }
}
