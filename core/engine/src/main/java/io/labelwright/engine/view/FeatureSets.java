package io.labelwright.engine.view;

import io.labelwright.engine.table.TableConcat;
import io.labelwright.spi.feature.FeatureSet;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Columns;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Puts the features of several stages into one table in which every row says its set, and takes one set out again. */
public final class FeatureSets {

    private FeatureSets() {}

    /**
     * All rows, in order of the stages.
     *
     * @param origins who wrote what
     * @param tables the rows of each that count
     */
    static Table unite(List<StageTable> origins, List<Table> tables) {
        var named = new ArrayList<Table>();
        Map<ColumnSpec, String> writers = new HashMap<>();
        Map<String, ColumnSpec> types = new HashMap<>();
        for (int t = 0; t < tables.size(); t++) {
            String stage = origins.get(t).stage();
            Table table = tables.get(t);
            for (ColumnSpec column : table.columns()) {
                writers.putIfAbsent(column, stage);
                ColumnSpec before = types.putIfAbsent(column.name(), column);
                if (before != null && before.type() != column.type()) {
                    throw clash(column, stage, String.valueOf(writers.get(before)));
                }
            }
            named.add(table.find(FeatureSet.SET.name()) < 0 ? named(table, stage) : table);
        }
        return TableConcat.of(TableKind.FEATURES, named);
    }

    /**
     * The rows and columns of one set.
     *
     * @param table all features of a view
     */
    public static Table only(Table table, FeatureSet set) {
        int sets = table.find(FeatureSet.SET.name());
        int code = table.dictionary(sets).find(set.name());
        int[] columns = IntStream.range(0, table.columns().size())
                .filter(c -> c < table.kind().columns().size()
                        || c == sets
                        || set.columns().contains(table.columns().get(c)))
                .toArray();
        List<ColumnSpec> own = IntStream.of(columns)
                .skip(table.kind().columns().size())
                .mapToObj(table.columns()::get)
                .toList();
        var kept = new TableBuilder(table.kind(), own, Map.of());
        for (Segment segment : table.segments()) {
            Column names = segment.column(sets);
            for (int row = 0; row < segment.rows(); row++) {
                if (names.code(row) == code) {
                    for (int c = 0; c < columns.length; c++) {
                        kept.copy(c, segment.column(columns[c]), row);
                    }
                    kept.end();
                }
            }
        }
        return kept.build();
    }

    private static Table named(Table table, String set) {
        Dictionary name = Dictionary.of(List.of(set));
        var columns = new ArrayList<>(table.columns());
        columns.add(FeatureSet.SET);
        var segments = new ArrayList<Segment>();
        for (Segment segment : table.segments()) {
            List<Column> cells = new ArrayList<>(segment.columns());
            cells.add(Columns.sameName(name, 0, segment.rows()));
            segments.add(new Segment(segment.rows(), cells));
        }
        return new Table(table.kind(), columns, segments);
    }

    private static LabelingException clash(ColumnSpec column, String stage, String other) {
        return new LabelingException(
                StandardError.CONFLICTING_ITEM,
                null,
                "the feature '" + column.name() + "' of stage '" + stage + "' has other values than that of stage '"
                        + other + "': numbers in one, categories in the other",
                "give one of the two columns another name");
    }
}
