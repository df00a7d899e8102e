package io.labelwright.cli;

import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures over all items and all classes that one stage measured, by name. */
final class StageFigures {

    private record Figure(double value, double low, double high) {}

    private final String stage;
    private final String of;
    private final Map<String, Figure> figures;

    private StageFigures(String stage, String of, Map<String, Figure> figures) {
        this.stage = stage;
        this.of = of;
        this.figures = figures;
    }

    static StageFigures of(String stage, Table metrics) {
        Map<String, Figure> figures = new HashMap<>();
        String judged = "";
        int metric = TableKind.METRICS.column("metric");
        int value = TableKind.METRICS.column("value");
        int low = TableKind.METRICS.column("low");
        int high = TableKind.METRICS.column("high");
        for (Segment segment : metrics.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                String name = segment.column(metric).text(row);
                if (name != null
                        && stage.equals(text(segment, "stage", row))
                        && text(segment, "class", row) == null
                        && text(segment, "slice", row) == null
                        && text(segment, "x", row) == null) {
                    figures.put(
                            name,
                            new Figure(
                                    segment.column(value).number(row),
                                    segment.column(low).number(row),
                                    segment.column(high).number(row)));
                    String source = text(segment, "of", row);
                    judged = source == null ? judged : source;
                }
            }
        }
        return new StageFigures(stage, judged, figures);
    }

    private static @Nullable String text(Segment segment, String column, int row) {
        return segment.column(TableKind.METRICS.column(column)).text(row);
    }

    String stage() {
        return stage;
    }

    /** The stage that was judged; empty when it was not one stage. */
    String of() {
        return of;
    }

    boolean has(String name) {
        return figures.containsKey(name);
    }

    long count(String name) {
        Figure figure = figures.get(name);
        return figure == null || Double.isNaN(figure.value()) ? 0 : Math.round(figure.value());
    }

    /** For example {@code 0.953}; {@code undefined} when the data do not define it. */
    String figure(String name) {
        Figure figure = figures.get(name);
        return Text.fixed(figure == null ? Double.NaN : figure.value(), 3);
    }

    /** For example {@code 0.953 [0.941, 0.963]}. */
    String figureWithInterval(String name) {
        Figure figure = figures.get(name);
        if (figure == null || Double.isNaN(figure.low())) {
            return figure(name);
        }
        return figure(name) + " [" + Text.fixed(figure.low(), 3) + ", " + Text.fixed(figure.high(), 3) + "]";
    }
}
