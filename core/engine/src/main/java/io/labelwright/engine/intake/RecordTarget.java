package io.labelwright.engine.intake;

import io.labelwright.spi.connect.RecordBlock;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import org.jspecify.annotations.Nullable;

/** One table that records of an import go to. */
abstract class RecordTarget {

    final RecordFields fields;
    final Dictionary.Builder ids;
    final TableBuilder rows;
    final TableKind kind;
    private final CodeMemory items = new CodeMemory();
    /** The file in which the record at hand stands. */
    String file;

    RecordTarget(TableKind kind, String file, RecordFields fields, Dictionary.Builder ids) {
        this.kind = kind;
        this.file = file;
        this.fields = fields;
        this.ids = ids;
        this.rows = new TableBuilder(kind);
        rows.share(0, ids);
    }

    TableKind kind() {
        return kind;
    }

    /** The records that follow stand in this file. */
    void inFile(String name) {
        file = name;
    }

    /** A column was met for the first time. */
    abstract void meet(String name, int column);

    /** A column was met that only records of this table have. */
    void meetOwn(String name, int column) {
        meet(name, column);
    }

    /**
     * Checks the record at hand.
     *
     * @throws RowProblem when it can't be used
     */
    abstract void check(long row, long line);

    /**
     * Writes the record, which was checked.
     *
     * @return code of its item, -1 when it is of none
     */
    abstract int write(long row, long line);

    /**
     * Writes records of a block of which nothing has to be checked that was not checked before, for a target that is
     * the only one: the same as {@link #check} and {@link #write} for each of them.
     *
     * @return how many from the first on; 0: the next one has to go the way of all records
     */
    int writeRun(RecordBlock block, int from, int to) {
        return 0;
    }

    /** A record of a block was checked and written. */
    void written(RecordBlock block, int row) {}

    Table build() {
        return rows.build();
    }

    /** Whether the record names an item. */
    final void checkItem(int column, String name) {
        if (!name.equals(FieldNames.ROW) && fields.isEmpty(column)) {
            throw new RowProblem("no item id in column '" + name + "'");
        }
    }

    /** Code of the record's item. */
    final int item(int column, String name, long row) {
        if (name.equals(FieldNames.ROW)) {
            char[] digits = Long.toString(row).toCharArray();
            return ids.add(digits, 0, digits.length);
        }
        int known = items.recall(fields, column);
        if (known >= 0) {
            return known;
        }
        Dictionary names = fields.dictionary(column);
        int id = names == null
                ? ids.add(fields.chars(column), fields.start(column), fields.length(column))
                : ids.add(names, fields.code(column));
        return items.keep(fields, column, id);
    }

    /** A number from 0 to 1, NaN when the field is empty. */
    final double share(int column, @Nullable String name) {
        if (name == null || fields.isEmpty(column)) {
            return Double.NaN;
        }
        String text = fields.text(column);
        double value = number(text);
        if (Double.isNaN(value)) {
            throw new RowProblem("column '" + name + "': '" + text + "' is not a number");
        }
        if (!(value >= 0 && value <= 1)) {
            throw new RowProblem("column '" + name + "': " + text + " is not between 0 and 1");
        }
        return value;
    }

    /** The number that a text is, NaN when it is none. */
    static double number(String text) {
        try {
            return isDecimal(text) ? Double.parseDouble(text) : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Whether the text has the letters of a decimal only: Java would also take {@code 0x1p-1}, {@code 1f}, blanks. */
    private static boolean isDecimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789.eE+-".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
