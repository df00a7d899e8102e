package io.labelwright.parquet.huggingface;

import io.labelwright.parquet.file.ParquetWriter;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkOutput;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * {@code export/huggingface}: a row per label, gold label or answer, with the item's fields; classes by their number,
 * their names in the metadata and in the card. A row without a label has none there either.
 */
final class HuggingFaceSink implements Sink {

    /** The rows of a group are gathered before they are written. */
    private static final int GROUP = 2 * Segment.MAX_ROWS;

    private final HuggingFaceExportConfig config;

    HuggingFaceSink(HuggingFaceExportConfig config) {
        this.config = config;
    }

    @Override
    public void write(Table table, Inputs in, SinkOutput out) throws IOException {
        var rows = new DataSetRows(table, in);
        Map<String, Integer> splits = rows.splits();
        if (splits.isEmpty()) {
            splits.put(Splits.TRAIN, 0);
        }
        for (Map.Entry<String, Integer> split : splits.entrySet()) {
            try (OutputStream file = out.file("data/" + split.getKey() + "-00000-of-00001.parquet")) {
                var writer = new ParquetWriter(
                        file,
                        config.compression(),
                        rows.columns(),
                        Features.metadata(rows.columns(), in.schema(), DataSetRows.LABEL));
                for (int from = 0; from < split.getValue(); from += GROUP) {
                    writer.group(rows.cells(split.getKey(), from, Math.min(GROUP, split.getValue() - from)));
                }
                writer.finish();
            }
        }
        try (OutputStream card = out.file("README.md")) {
            card.write(DataSetCard.text(rows.columns(), in.schema(), splits).getBytes(StandardCharsets.UTF_8));
        }
    }
}
