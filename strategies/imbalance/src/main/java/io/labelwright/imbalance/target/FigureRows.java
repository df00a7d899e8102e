package io.labelwright.imbalance.target;

import io.labelwright.math.interval.Interval;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import org.jspecify.annotations.Nullable;

/** Rows of the table {@code metrics} about decisions on one model's probabilities. */
public final class FigureRows {

    private static final int STAGE = TableKind.METRICS.column("stage");
    private static final int OF = TableKind.METRICS.column("of");
    private static final int METRIC = TableKind.METRICS.column("metric");
    private static final int CLASS = TableKind.METRICS.column("class");
    private static final int X = TableKind.METRICS.column("x");
    private static final int VALUE = TableKind.METRICS.column("value");
    private static final int LOW = TableKind.METRICS.column("low");
    private static final int HIGH = TableKind.METRICS.column("high");

    private final Outputs out;
    private final TableBuilder rows;
    private final String stage;
    private final String of;

    /**
     * Opens the table.
     *
     * @param of the stage whose predictions are judged
     */
    public FigureRows(Outputs out, String stage, String of) {
        this.out = out;
        this.rows = out.builder(TableKind.METRICS);
        this.stage = stage;
        this.of = of;
    }

    /** Adds a figure over all classes; NaN where it is not defined. */
    public void add(String metric, String x, double value, @Nullable Interval interval) {
        row(metric, null, x, value, interval);
    }

    /** Adds a figure of one class. */
    public void addClass(String metric, String className, double value) {
        row(metric, className, null, value, null);
    }

    private void row(
            String metric, @Nullable String className, @Nullable String x, double value, @Nullable Interval interval) {
        rows.text(STAGE, stage)
                .text(OF, of)
                .text(METRIC, metric)
                .text(CLASS, className)
                .text(X, x);
        rows.number(VALUE, value);
        if (interval != null && !Double.isNaN(value)) {
            rows.number(LOW, interval.low()).number(HIGH, interval.high());
        }
        rows.end();
    }

    /** Hands the table over. */
    public void finish() {
        out.write(rows.build());
    }
}
