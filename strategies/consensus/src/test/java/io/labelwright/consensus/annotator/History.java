package io.labelwright.consensus.annotator;

import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A table of confusion for tests: how annotators answered before. */
public final class History {

    private record Row(String stage, String annotator, String truth, String answer, double count) {}

    private final List<Row> rows = new ArrayList<>();
    private String stage = "before";

    /** The rows that follow are of this stage, instead of {@code before}. */
    public History of(String other) {
        stage = other;
        return this;
    }

    /** So many answers to items of this truth. */
    public History add(String annotator, String truth, String answer, double count) {
        rows.add(new Row(stage, annotator, truth, answer, count));
        return this;
    }

    /** The same in another order. */
    public History shuffled(long seed) {
        Collections.shuffle(rows, new Random(seed));
        return this;
    }

    /** The table. */
    public Table table() {
        var table = new TableBuilder(TableKind.CONFUSION);
        for (Row row : rows) {
            table.text(0, row.stage())
                    .text(1, row.annotator())
                    .text(2, row.truth())
                    .text(3, row.answer())
                    .number(5, row.count())
                    .end();
        }
        return table.build();
    }
}
