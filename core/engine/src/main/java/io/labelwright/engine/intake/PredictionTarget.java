package io.labelwright.engine.intake;

import io.labelwright.engine.label.OtherClasses;
import io.labelwright.spi.connect.ImportMapping.ProbabilityColumns;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The table {@code predictions} of an import: a model's probability per class; the model is the stage. */
final class PredictionTarget extends RecordTarget {

    private static final int MODEL = TableKind.PREDICTIONS.column("model");

    private final String stage;
    private final ProbabilityColumns columns;
    private final @Nullable LabelSchema schema;
    private final OtherClasses others;
    private final int fileColumn;
    private final int lineColumn;
    private int item = -1;
    private int[] source = new int[0];
    private int[] target = new int[0];
    private double[] values = new double[0];

    PredictionTarget(
            String stage,
            String file,
            ProbabilityColumns columns,
            RecordFields fields,
            Dictionary.Builder ids,
            @Nullable LabelSchema schema,
            OtherClasses others) {
        super(TableKind.PREDICTIONS, file, fields, ids);
        this.stage = stage;
        this.columns = columns;
        this.schema = schema;
        this.others = others;
        this.fileColumn = rows.addColumn(ColumnSpec.named("_file"));
        this.lineColumn = rows.addColumn(ColumnSpec.integer("_line"));
    }

    @Override
    void meet(String column, int index) {
        item = column.equals(columns.item()) ? index : item;
        if (column.startsWith(columns.prefix())) {
            String name = column.substring(columns.prefix().length());
            if (schema != null && schema.find(name) < 0 && !others.have(name)) {
                throw new LabelingException(
                        StandardError.UNKNOWN_CLASS,
                        Place.of(file),
                        "column '" + column + "' is for the class '" + name + "', which the workflow does not name",
                        null);
            }
            source = Arrays.copyOf(source, source.length + 1);
            target = Arrays.copyOf(target, target.length + 1);
            values = new double[source.length];
            source[source.length - 1] = index;
            target[target.length - 1] = rows.addColumn(ColumnSpec.number("p:" + name));
        }
    }

    @Override
    void check(long row, long line) {
        checkItem(item, columns.item());
        for (int i = 0; i < source.length; i++) {
            values[i] = share(source[i], fields.name(source[i]));
        }
    }

    @Override
    int write(long row, long line) {
        int id = item(item, columns.item(), row);
        rows.code(0, id).text(MODEL, stage);
        for (int i = 0; i < source.length; i++) {
            rows.number(target[i], values[i]);
        }
        rows.text(fileColumn, file).integer(lineColumn, line).end();
        return id;
    }
}
