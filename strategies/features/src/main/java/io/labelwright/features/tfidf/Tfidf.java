package io.labelwright.features.tfidf;

import io.labelwright.math.feature.PartItems;
import io.labelwright.math.text.ItemTexts;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.memory.DataSizes;
import io.labelwright.spi.memory.Footprint;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.Severity;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of weights per item, made of the terms of its texts, with the meanings and numbers of scikit-learn's
 * TfidfVectorizer. Model: {@code w(t, d) = tf(t, d) (1 + log((1 + n) / (1 + df(t))))}, divided by the length of the row
 * {@code w(., d)}, where {@code tf} is how often the text has the term and {@code df} how many of the {@code n} texts
 * have it; keys change each part. An item without texts has a row in which all is 0.
 *
 * <p>Texts are read twice, to count and to weigh, so that terms need not be kept: cost O(length of texts * sizes of
 * n-grams), memory for the different terms. Both passes are done by several threads.
 */
final class Tfidf implements Strategy {

    /** What {@link VocabularyCounts} keeps of a term, with the text of it. */
    private static final int BYTES_OF_A_TERM = 150;

    /** A word in a text, with what stands behind it. */
    private static final double BYTES_OF_A_WORD = 6;

    /** How many of so many words of a text differ, as a power: 118 of 200, 11 of 14. */
    private static final double DIFFERENT = 0.9;

    /** A name and a number in a cell. */
    private static final double BYTES_OF_A_CELL = 27;

    private static final double TERMS = 7;
    private static final double GROWTH = 0.6;

    /** Items that a thread takes at once. */
    private static final int PIECE = 256;

    /** Items whose cells are kept before they are written. */
    private static final int BATCH = 64 * PIECE;

    private static final String EMPTY = "{}";

    private final TfidfConfig config;
    private final Analyzer analyzer;

    Tfidf(TfidfConfig config) {
        this.config = config;
        this.analyzer = Analyzer.of(config);
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        ItemTexts texts = ItemTexts.of(in, config.fields());
        int[] fit = PartItems.of(in, config.fitOn(), "fit_on");
        Terms terms = count(texts, fit, context).terms(config, fit.length);
        if (terms.size() == 0 && fit.length > 0) {
            out.report(new Problem(
                    Severity.WARNING,
                    StandardError.EMPTY_DATA,
                    null,
                    "no term is left: the texts are empty, or min_df, max_df and stop_words leave out all",
                    "look at fields, or choose others"));
        }
        out.fact("terms", terms.size());
        out.fact("fitted_items", fit.length);
        write(texts, in.items().size(), terms, out, context);
    }

    @Override
    public Footprint footprint(DataSizes sizes) {
        long text = sizes.text(TableKind.ITEMS);
        long terms = config.hashing() > 0 ? config.hashing() : terms(text);
        long counts = config.hashing() > 0
                ? 2L * Integer.BYTES * config.hashing() * sizes.threads()
                : BYTES_OF_A_TERM * terms * (1 + sizes.threads()) / 2;
        return Footprint.working(counts).writing(TableKind.FEATURES, sizes.items(), 0, written(text, sizes.items()));
    }

    /** Bytes of the cells of so many texts. */
    private static long written(long text, long items) {
        double words = text / BYTES_OF_A_WORD / Math.max(1, items);
        return Math.round(items * Math.pow(words, DIFFERENT) * BYTES_OF_A_CELL);
    }

    /** Different terms in so many bytes of text, by the law of Heaps: twice the text brings half as many again. */
    private static long terms(long text) {
        return Math.round(TERMS * Math.pow(text, GROWTH));
    }

    private TermCounts count(ItemTexts texts, int[] fit, StageContext context) {
        var lanes = new @Nullable TermCounts[context.execution().lanes()];
        context.execution().forEach(pieces(fit.length), (lane, index) -> {
            context.checkCancelled();
            TermCounts counts = lanes[lane];
            if (counts == null) {
                counts = TermCounts.of(config);
                lanes[lane] = counts;
            }
            for (int i = index * PIECE; i < Math.min(fit.length, (index + 1) * PIECE); i++) {
                int item = fit[i];
                TermCounts into = counts;
                texts.each(item, text -> analyzer.analyze(text, term -> into.add(item, term)));
            }
        });
        TermCounts all = TermCounts.of(config);
        for (TermCounts counts : lanes) {
            if (counts != null) {
                all.merge(counts);
            }
        }
        return all;
    }

    private void write(ItemTexts texts, int items, Terms terms, Outputs out, StageContext context) {
        TableBuilder rows = out.builder(TableKind.FEATURES, List.of(ColumnSpec.text("terms")));
        int column = TableKind.FEATURES.columns().size();
        var lanes = new @Nullable TextRow[context.execution().lanes()];
        var cells = new String[Math.min(items, BATCH)];
        int empty = 0;
        for (int first = 0; first < items; first += BATCH) {
            int from = first;
            int count = Math.min(BATCH, items - from);
            context.execution().forEach(pieces(count), (lane, index) -> {
                context.checkCancelled();
                TextRow row = lanes[lane];
                if (row == null) {
                    row = new TextRow(terms, config);
                    lanes[lane] = row;
                }
                for (int i = index * PIECE; i < Math.min(count, (index + 1) * PIECE); i++) {
                    TextRow into = row;
                    texts.each(from + i, text -> analyzer.analyze(text, into::add));
                    cells[i] = row.end();
                }
            });
            for (int i = 0; i < count; i++) {
                empty += cells[i].equals(EMPTY) ? 1 : 0;
                rows.code(0, from + i).text(column, cells[i]).end();
            }
        }
        out.write(rows.build());
        out.fact("items_without_terms", empty);
    }

    private static int pieces(int items) {
        return (items + PIECE - 1) / PIECE;
    }
}
