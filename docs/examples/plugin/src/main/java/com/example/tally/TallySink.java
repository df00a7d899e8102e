package com.example.tally;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkOutput;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes what {@link TallySource} reads: a line for each item, with its label if it has one. */
final class TallySink implements Sink {

    private final TallyExportConfig config;

    TallySink(TallyExportConfig config) {
        this.config = config;
    }

    @Override
    public void write(Table table, Inputs in, SinkOutput out) throws IOException {
        int label = table.find("label");
        if (label < 0) {
            throw new LabelingException(
                    StandardError.UNKNOWN_COLUMN, "a tally file holds labels, and the table has no column 'label'");
        }
        OutputStream bytes = out.stream();
        for (Segment segment : table.segments()) {
            Column items = segment.column(0);
            Column labels = segment.column(label);
            for (int row = 0; row < segment.rows(); row++) {
                String line = plain(String.valueOf(items.text(row)));
                if (!labels.isMissing(row)) {
                    line += "\t" + plain(config.reader()) + "=" + plain(String.valueOf(labels.text(row)));
                }
                bytes.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        bytes.write("end\n".getBytes(StandardCharsets.UTF_8));
    }

    /** What the format can't hold is refused: a name that was changed silently would be another item. */
    private static String plain(String text) {
        if (text.isBlank() || text.equals("end") || text.startsWith("#") || text.matches("(?s).*[\t\r\n=].*")) {
            throw new LabelingException(
                    StandardError.OUT_OF_RANGE, "'" + text + "' can't stand in a tally file: it has no quotes");
        }
        return text;
    }
}
