package io.labelwright.engine.intake;

import io.labelwright.spi.feature.FeatureSet;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The table {@code features} of an import whose format holds features and nothing else, one row per item. Numbers stay
 * numbers on their way; an item may come once.
 */
final class FeatureSetTarget extends RecordTarget {

    private static final String ITEM = "item";

    private final String set;
    private final BitSet seen = new BitSet();
    private final int setColumn;
    private int item = -1;
    private int[] source = new int[0];
    private int[] target = new int[0];
    private double[] values = new double[0];

    FeatureSetTarget(String set, String file, RecordFields fields, Dictionary.Builder ids) {
        super(TableKind.FEATURES, file, fields, ids);
        this.set = set;
        this.setColumn = rows.addColumn(FeatureSet.SET);
    }

    /** Columns of records of other tables are none of its. */
    @Override
    void meet(String name, int column) {}

    @Override
    void meetOwn(String name, int column) {
        if (name.equals(ITEM)) {
            item = column;
            return;
        }
        if (FeatureSet.isReserved(name)) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    Place.of(file),
                    "a feature can't have the name '" + name
                            + "', which the table features has a column of its own for",
                    "give the column another name");
        }
        int count = source.length;
        source = Arrays.copyOf(source, count + 1);
        target = Arrays.copyOf(target, count + 1);
        values = new double[count + 1];
        source[count] = column;
        target[count] = rows.addColumn(ColumnSpec.number(name));
    }

    @Override
    void check(long row, long line) {
        checkItem(item, ITEM);
        for (int i = 0; i < source.length; i++) {
            values[i] = fields.number(source[i]);
            if (Double.isNaN(values[i]) && !fields.isEmpty(source[i])) {
                throw new RowProblem("the feature '" + fields.text(source[i]) + "' is not a number");
            }
            if (Double.isInfinite(values[i])) {
                throw new RowProblem("a feature is infinite");
            }
        }
        int code = item(item, ITEM, row);
        if (seen.get(code)) {
            throw new RowProblem("item '" + ids.get(code) + "' comes again");
        }
    }

    @Override
    int write(long row, long line) {
        int code = item(item, ITEM, row);
        seen.set(code);
        rows.code(0, code).text(setColumn, set);
        for (int i = 0; i < source.length; i++) {
            if (!Double.isNaN(values[i])) {
                rows.number(target[i], values[i]);
            }
        }
        rows.end();
        return code;
    }
}
