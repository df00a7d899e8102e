package io.labelwright.engine.intake;

import io.labelwright.engine.label.LabelRules;
import io.labelwright.engine.label.OtherClasses;
import io.labelwright.engine.label.TextLengths;
import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.ImportMapping.ItemColumns;
import io.labelwright.spi.connect.RecordBlock;
import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tables of an import from its records, by the import's mapping. Every record is first checked for all of its
 * tables and then written to all, so that a refused record leaves nothing behind. Counts balance: {@code read = used +
 * repeated + rejected}.
 */
public final class RecordTables implements RecordSink {

    private final String stage;
    private final String file;
    private final ImportMapping mapping;
    private final boolean format;
    private final RecordFields fields = new RecordFields();
    private final BadRowPolicy badRows;
    private final Dictionary.Builder ids = new Dictionary.Builder();
    private final List<RecordTarget> targets = new ArrayList<>();
    private final @Nullable ItemTarget items;
    private final Map<TableKind, List<RecordTarget>> ofTable = new EnumMap<>(TableKind.class);
    /** Whether a record says nothing but what its item is, so that one that comes again brings nothing. */
    private final boolean ofItemsOnly;

    private final ItemTexts texts;
    /** Ids of records that were used: a refused record may have brought an id that no other has. */
    private final BitSet used = new BitSet();

    private long read;
    private long usedRows;
    private long repeated;

    /**
     * Tables for one stage.
     *
     * @param file the file's name for messages
     * @param schema the classes; null while they are still to be found in the data
     */
    public RecordTables(String stage, String file, ImportMapping mapping, @Nullable LabelSchema schema) {
        this(stage, file, mapping, schema, OtherClasses.NONE);
    }

    /**
     * Tables for one stage.
     *
     * @param file the file's name for messages
     * @param schema the classes; null while they are still to be found in the data
     * @param others classes beside those that the records may name
     */
    public RecordTables(
            String stage, String file, ImportMapping mapping, @Nullable LabelSchema schema, OtherClasses others) {
        this(
                stage,
                file,
                mapping,
                false,
                new LabelRules(schema == null ? Task.CLASSIFICATION : schema.task(), schema, others));
    }

    /**
     * Tables for one stage.
     *
     * @param file the file's name for messages
     * @param format whether the names of its columns are those of the format, so that an empty file may lack some
     * @param rules what labels may say
     */
    public RecordTables(String stage, String file, ImportMapping mapping, boolean format, LabelRules rules) {
        this.format = format;
        this.stage = stage;
        this.file = file;
        this.mapping = mapping;
        this.badRows = new BadRowPolicy(stage, file, mapping);
        this.texts = new ItemTexts(mapping, rules.task(), fields);
        ItemColumns itemColumns = mapping.items();
        this.items = itemColumns == null ? null : new ItemTarget(file, mapping, itemColumns, fields, ids, texts);
        if (items != null && itemColumns != null) {
            targets.add(items);
            if (itemColumns.features() != null) {
                targets.add(new FeatureTarget(stage, file, mapping, items, fields, ids));
            }
        }
        if (mapping.labels() != null) {
            targets.add(new LabelTarget(stage, file, mapping.labels(), fields, ids, rules, texts));
        }
        if (mapping.annotations() != null) {
            targets.add(new AnnotationTarget(
                    stage, file, mapping, mapping.annotations(), format, fields, ids, used, rules, texts));
        }
        if (mapping.probabilities() != null) {
            targets.add(new PredictionTarget(
                    stage, file, mapping.probabilities(), fields, ids, rules.schema(), rules.others()));
        }
        if (mapping.gold() != null) {
            targets.add(new GoldTarget(file, mapping.gold(), fields, ids, rules, texts));
        }
        if (mapping.graph() != null) {
            targets.add(new GraphTarget(file, mapping.graph(), fields, ids, used));
        }
        if (mapping.confusion() != null) {
            targets.add(
                    new ConfusionTarget(stage, file, mapping.confusion(), mapping.annotatorPrefix(), fields, rules));
        }
        this.ofItemsOnly = targets.stream().allMatch(RecordTables::isOfItems);
    }

    /** Takes records of features, which a format has that holds nothing else, as a set with this name. */
    public void takeFeatures(String set) {
        targets.add(new FeatureSetTarget(set, file, fields, ids));
    }

    private static boolean isOfItems(RecordTarget target) {
        return target.kind() == TableKind.ITEMS || target.kind() == TableKind.FEATURES;
    }

    @Override
    public int column(String name) {
        boolean known = fields.knows(name);
        int column = fields.column(name);
        if (!known) {
            targets.forEach(target -> target.meet(name, column));
        }
        return column;
    }

    @Override
    public int column(TableKind table, String name) {
        String scoped = scoped(table.word(), name);
        boolean known = fields.knows(scoped);
        int column = fields.column(scoped);
        if (!known) {
            of(table).forEach(target -> target.meetOwn(name, column));
        }
        return column;
    }

    /** The targets of a table's records: those of items bring their features, too. */
    private List<RecordTarget> of(TableKind table) {
        return ofTable.computeIfAbsent(
                table,
                key -> targets.stream()
                        .filter(target -> target.kind() == key || (key == TableKind.ITEMS && isOfItems(target)))
                        .toList());
    }

    /** Columns of different tables may have one name. */
    private static String scoped(String table, String name) {
        return table + ":" + name;
    }

    @Override
    public boolean wants(TableKind table) {
        return targets.stream().anyMatch(target -> target.kind() == table);
    }

    @Override
    public void file(String name) {
        badRows.inFile(name);
        targets.forEach(target -> target.inFile(name));
    }

    @Override
    public void field(int column, char[] chars, int offset, int length) {
        fields.set(column, chars, offset, length);
    }

    @Override
    public void code(int column, List<String> texts, int code) {
        fields.setCode(column, texts, code);
    }

    @Override
    public void number(int column, double value) {
        fields.setNumber(column, value);
    }

    @Override
    public void end(long line) {
        end(targets, line);
    }

    @Override
    public void end(TableKind table, long line) {
        List<RecordTarget> into = of(table);
        if (into.isEmpty()) {
            fields.clear();
        } else {
            end(into, line);
        }
    }

    @Override
    public void records(RecordBlock block, int from, int to) {
        RecordTarget only = targets.size() == 1 && items == null ? targets.get(0) : null;
        for (int row = from; row < to; row++) {
            int run = only == null ? 0 : only.writeRun(block, row, to);
            read += run;
            usedRows += run;
            row += run;
            if (row < to) {
                fields.set(block, row);
                boolean written = end(targets, block.line(row));
                if (only != null && written) {
                    only.written(block, row);
                }
            }
        }
    }

    private boolean end(List<RecordTarget> into, long line) {
        long row = read++;
        boolean written = false;
        try {
            for (RecordTarget target : into) {
                target.check(row, line);
            }
            boolean again = items != null && into.contains(items) && items.repeated();
            for (RecordTarget target : into) {
                int item = target.write(row, line);
                if (item >= 0) {
                    used.set(item);
                }
            }
            if (again && (into == targets ? ofItemsOnly : isOfItems(into.get(into.size() - 1)))) {
                repeated++;
            } else {
                usedRows++;
            }
            written = true;
        } catch (RowProblem e) {
            badRows.bad(e.code(), line, 0, String.valueOf(e.getMessage()), fields.all());
        }
        fields.clear();
        return written;
    }

    @Override
    public void bad(long line, int column, String reason, String text) {
        read++;
        badRows.bad(StandardError.BAD_ROW, line, column, reason, text);
        fields.clear();
    }

    /**
     * What the import gives.
     *
     * @param ids the items that its records name
     * @param lengths of the items' texts, where labels are spans of them
     */
    public record Result(Map<TableKind, Table> tables, Dictionary ids, TextLengths lengths, Map<String, Long> rows) {}

    /** The tables, when all records were handed in. */
    public Result finish() {
        Table rejects = badRows.finish();
        if (read > badRows.rejected()) {
            checkColumns();
        }
        Map<TableKind, Table> tables = new LinkedHashMap<>();
        for (RecordTarget target : targets) {
            tables.put(target.kind(), target.build());
        }
        tables.put(TableKind.REJECTS, rejects);
        Map<String, Long> rows = new LinkedHashMap<>();
        rows.put("read", read);
        rows.put("used", usedRows);
        rows.put("repeated", repeated);
        rows.put("rejected", badRows.rejected());
        Dictionary named = usedIds();
        return new Result(tables, named, texts.lengths(named, ids), rows);
    }

    private Dictionary usedIds() {
        Dictionary all = ids.build();
        if (used.cardinality() == all.size()) {
            return all;
        }
        var kept = new Dictionary.Builder();
        used.stream().forEach(code -> kept.add(all, code));
        return kept.build();
    }

    /** A file whose records never had a column that the mapping names is a wrong mapping, not empty data. */
    private void checkColumns() {
        FieldNames.columns(mapping).forEach((column, key) -> {
            String table = key.substring(0, key.indexOf('.'));
            boolean known = fields.knows(column)
                    || fields.knows(scoped(table.equals("probabilities") ? "predictions" : table, column))
                    || (format && MappingOf.FORMAT_NAMES.contains(column));
            if (!known) {
                throw new LabelingException(
                        StandardError.UNKNOWN_COLUMN,
                        Place.of(file),
                        "stage '" + stage + "': no record has the column '" + column + "' that " + key + " names",
                        null);
            }
        });
        var wanted = mapping.items() == null ? null : mapping.items().features();
        for (String name : wanted == null ? List.<String>of() : wanted) {
            if (!FieldNames.isGlob(name) && !fields.knows(name)) {
                throw new LabelingException(
                        StandardError.UNKNOWN_COLUMN,
                        Place.of(file),
                        "stage '" + stage + "': no record has the column '" + name + "' that items.features names",
                        null);
            }
        }
    }
}
