package io.labelwright.evaluate.metric;

import io.labelwright.math.interval.Interval;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import org.jspecify.annotations.Nullable;

/**
 * Writes the table {@code metrics} of one stage. A figure that is not defined on the data, such as the precision of a
 * class that nobody answered, gets a row without a value, so that readers can tell it from a figure that was not asked
 * for.
 */
public final class MetricRows {

    /** What a figure belongs to. */
    public record Scope(
            @Nullable String className,
            @Nullable String slice,
            @Nullable String x) {

        /** All classes, all items. */
        public static final Scope ALL = new Scope(null, null, null);

        /** The same items, one class. */
        public Scope ofClass(String name) {
            return new Scope(name, slice, x);
        }

        /** The same class, the items of a slice; null for all. */
        public Scope ofSlice(@Nullable String name) {
            return new Scope(className, name, x);
        }

        /** The same with a value on the metric's own axis. */
        public Scope at(String value) {
            return new Scope(className, slice, value);
        }
    }

    private static final int STAGE = TableKind.METRICS.column("stage");
    private static final int OF = TableKind.METRICS.column("of");
    private static final int METRIC = TableKind.METRICS.column("metric");
    private static final int CLASS = TableKind.METRICS.column("class");
    private static final int SLICE = TableKind.METRICS.column("slice");
    private static final int X = TableKind.METRICS.column("x");
    private static final int VALUE = TableKind.METRICS.column("value");
    private static final int LOW = TableKind.METRICS.column("low");
    private static final int HIGH = TableKind.METRICS.column("high");

    private final Outputs out;
    private final TableBuilder rows;
    private final String stage;
    private final @Nullable String of;

    /**
     * Opens the table.
     *
     * @param stage the stage that judges
     * @param of the stage whose table is judged; the empty text when it is not one stage's
     */
    public MetricRows(Outputs out, String stage, String of) {
        this.out = out;
        this.rows = out.builder(TableKind.METRICS);
        this.stage = stage;
        this.of = of.isEmpty() ? null : of;
    }

    /** Adds a number of things. */
    public void addCount(String metric, Scope scope, long count) {
        add(metric, scope, (double) count, null);
    }

    /** Adds a figure without an interval; NaN when it is not defined. */
    public void add(String metric, Scope scope, double value) {
        add(metric, scope, value, null);
    }

    /** Adds a figure; NaN when it is not defined. */
    public void add(String metric, Scope scope, double value, @Nullable Interval interval) {
        rows.text(STAGE, stage)
                .text(OF, of)
                .text(METRIC, metric)
                .text(CLASS, scope.className())
                .text(SLICE, scope.slice())
                .text(X, scope.x());
        if (!Double.isNaN(value)) {
            rows.number(VALUE, value);
            if (interval != null) {
                rows.number(LOW, interval.low()).number(HIGH, interval.high());
            }
        }
        rows.end();
    }

    /** Hands the table over; nothing may be added afterwards. */
    public void finish() {
        out.write(rows.build());
    }
}
