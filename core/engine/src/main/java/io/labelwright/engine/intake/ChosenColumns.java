package io.labelwright.engine.intake;

import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.file.StageFiles.RecordHandler;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Some columns of a file of records, handed on record by record. A row that can't be read ends the reading. */
public final class ChosenColumns implements RecordSink {

    private final String wantedBy;
    private final List<String> wanted;
    private final RecordHandler handler;
    private final String[] values;
    private final Map<String, Integer> columns = new HashMap<>();
    /** Per column of the file its place among those that are wanted, -1 for none. */
    private int[] placeOf = new int[0];

    private String file;

    /**
     * A selection.
     *
     * @param wantedBy the stage, for messages
     * @param file the file's name, for messages
     */
    public ChosenColumns(String wantedBy, String file, List<String> wanted, RecordHandler handler) {
        this.wantedBy = wantedBy;
        this.file = file;
        this.wanted = List.copyOf(wanted);
        this.handler = handler;
        this.values = new String[wanted.size()];
        forget();
    }

    private void forget() {
        Arrays.fill(values, "");
    }

    /**
     * To be called when all is read.
     *
     * @throws LabelingException when the file has no column of a name that is wanted
     */
    public void finish() {
        for (String name : wanted) {
            if (!columns.containsKey(name)) {
                List<String> known = new ArrayList<>(columns.keySet());
                known.sort(String::compareTo);
                throw new LabelingException(
                        StandardError.UNKNOWN_COLUMN,
                        new Place(file, 1, 0),
                        "stage '" + wantedBy + "' wants the column " + SafeText.quoted(name)
                                + ", which the file does not have",
                        NearestWord.hint(name, known));
            }
        }
    }

    @Override
    public boolean wants(TableKind table) {
        return table == TableKind.ITEMS;
    }

    @Override
    public void file(String name) {
        file = name;
    }

    @Override
    public int column(String name) {
        return columns.computeIfAbsent(name, added -> {
            placeOf = Arrays.copyOf(placeOf, columns.size() + 1);
            placeOf[columns.size()] = wanted.indexOf(added);
            return columns.size();
        });
    }

    @Override
    public int column(TableKind table, String name) {
        return column(name);
    }

    @Override
    public void field(int column, char[] chars, int offset, int length) {
        if (placeOf[column] >= 0) {
            values[placeOf[column]] = new String(chars, offset, length);
        }
    }

    @Override
    public void code(int column, List<String> texts, int code) {
        if (placeOf[column] >= 0) {
            values[placeOf[column]] = texts.get(code);
        }
    }

    @Override
    public void end(long line) {
        handler.record(line, values);
        forget();
    }

    @Override
    public void end(TableKind table, long line) {
        if (wants(table)) {
            handler.record(line, values);
        }
        forget();
    }

    @Override
    public void bad(long line, int column, String reason, String text) {
        throw new LabelingException(
                StandardError.BAD_ROW,
                new Place(file, (int) Math.min(line, Integer.MAX_VALUE), column),
                reason,
                "mend the row, or leave it out of the file");
    }
}
