package io.labelwright.math.overlap;

import io.labelwright.math.interval.Interval;
import io.labelwright.math.interval.WilsonInterval;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of labeling functions as rows of the table {@code metrics}; {@code x} names the function and is empty for
 * all of them together. Shares are of all items of the view.
 */
public final class FunctionMetrics {

    private static final int STAGE = TableKind.METRICS.column("stage");
    private static final int METRIC = TableKind.METRICS.column("metric");
    private static final int X = TableKind.METRICS.column("x");
    private static final int VALUE = TableKind.METRICS.column("value");
    private static final int LOW = TableKind.METRICS.column("low");
    private static final int HIGH = TableKind.METRICS.column("high");

    private static final double LEVEL = 0.95;

    private final Outputs out;
    private final String stage;
    private final TableBuilder rows;

    /** No rows yet. */
    public FunctionMetrics(Outputs out, String stage) {
        this.out = out;
        this.stage = stage;
        this.rows = out.builder(TableKind.METRICS);
    }

    /** Adds the figures of all functions together. */
    public void addAll(FunctionCounts counts) {
        add("coverage", null, counts.coverage());
        add("overlap", null, counts.overlap());
        add("conflict", null, counts.conflict());
    }

    /** Adds the figures of one function. */
    public void addFunction(FunctionCounts counts, int function, String name) {
        add("coverage", name, counts.coverage(function));
        add("overlap", name, counts.overlap(function));
        add("conflict", name, counts.conflict(function));
    }

    /** Adds a figure. */
    public void add(String metric, @Nullable String function, double value) {
        start(metric, function, value);
        rows.end();
    }

    /**
     * Adds a share with its interval of 95 %; nothing where there is nothing to share.
     *
     * @param right how many of
     * @param all so many
     */
    public void addShare(String metric, @Nullable String function, long right, long all) {
        if (all == 0) {
            return;
        }
        Interval interval = WilsonInterval.of(right, all, LEVEL);
        start(metric, function, (double) right / all);
        rows.number(LOW, interval.low()).number(HIGH, interval.high());
        rows.end();
    }

    private void start(String metric, @Nullable String function, double value) {
        rows.text(STAGE, stage).text(METRIC, metric);
        if (function != null) {
            rows.text(X, function);
        }
        rows.number(VALUE, value);
    }

    /** Hands the rows over. */
    public void write() {
        out.write(rows.build());
    }
}
