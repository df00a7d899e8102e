package io.labelwright.parquet;

import io.labelwright.parquet.file.OutputColumn;
import io.labelwright.parquet.file.OutputColumn.Kind;
import io.labelwright.parquet.file.ParquetWriter;
import io.labelwright.parquet.huggingface.Features;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkOutput;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code export/parquet}: the visible columns by their types. A missing cell is null; an empty text is an empty text.
 * The names of the task's classes stand in the metadata that Hugging Face's {@code datasets} reads.
 */
final class ParquetSink implements Sink {

    /** Segments of a table in a group of rows: readers hold what a group has of a column's dictionary. */
    private static final int SEGMENTS = 16;

    private final ParquetExportConfig config;

    ParquetSink(ParquetExportConfig config) {
        this.config = config;
    }

    @Override
    public void write(Table table, Inputs in, SinkOutput out) throws IOException {
        boolean lists = config.lists() && in.schema().task() == Task.MULTI_LABEL;
        int[] visible = IntStream.range(0, table.columns().size())
                .filter(c -> !table.columns().get(c).hidden())
                .toArray();
        List<OutputColumn> columns = IntStream.of(visible)
                .mapToObj(c -> column(table.columns().get(c), lists))
                .toList();
        var writer = new ParquetWriter(
                out.stream(), config.compression(), columns, Features.metadata(columns, in.schema(), "label"));
        List<Segment> segments = table.segments();
        for (int from = 0; from < segments.size(); from += SEGMENTS) {
            List<Segment> group = segments.subList(from, Math.min(segments.size(), from + SEGMENTS));
            List<List<Column>> blocks = new ArrayList<>();
            for (int c : visible) {
                blocks.add(group.stream().map(segment -> segment.column(c)).toList());
            }
            writer.group(blocks);
        }
        writer.finish();
    }

    private static OutputColumn column(ColumnSpec spec, boolean lists) {
        boolean list = lists && spec.name().equals("label") && spec.type() == ColumnType.NAME;
        return new OutputColumn(spec.name(), list ? Kind.TEXTS : kind(spec.type()));
    }

    private static Kind kind(ColumnType type) {
        return switch (type) {
            case NAME, TEXT -> Kind.TEXT;
            case NUMBER -> Kind.NUMBER;
            case INTEGER -> Kind.INTEGER;
            case BOOLEAN -> Kind.BOOLEAN;
        };
    }
}
