package io.labelwright.engine.run;

import io.labelwright.engine.config.ConfigTree;
import io.labelwright.engine.view.FeatureSets;
import io.labelwright.engine.view.RowSelection;
import io.labelwright.engine.view.StageInputs;
import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.math.training.TrainingTable;
import io.labelwright.spi.expression.Expressions;
import io.labelwright.spi.feature.FeatureSet;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The table that an export writes: the asked columns and rows of a table of its view. */
final class ExportTable {

    private final ConfigTree config;
    private final StageInputs in;
    private final Supplier<Expressions> expressions;

    ExportTable(ConfigTree config, StageInputs in, Supplier<Expressions> expressions) {
        this.config = config;
        this.in = in;
        this.expressions = expressions;
    }

    Table table() {
        String word = config.text("table");
        TableKind kind = TableKind.ofWord(word == null ? "" : word).orElseThrow();
        Table table = kind == TableKind.TRAINING ? TrainingTable.of(in) : in.table(kind);
        String set = config.text("features");
        if (kind == TableKind.FEATURES && set != null) {
            table = FeatureSets.only(table, FeatureSet.of(in, set));
        }
        String where = config.text("where");
        if (where != null) {
            table = RowSelection.of(table, where, in, expressions.get());
        }
        return columns(table);
    }

    private Table columns(Table table) {
        List<String> wanted = config.texts("columns");
        var chosen = new ArrayList<Integer>();
        if (wanted.isEmpty()) {
            for (int c = 0; c < table.columns().size(); c++) {
                ColumnSpec column = table.columns().get(c);
                boolean probability =
                        table.kind() == TableKind.LABELS && column.name().startsWith("p:");
                boolean asked = probability
                        ? config.isSet("probabilities")
                        : !table.kind().onRequest(column.name());
                if (!column.hidden() && asked) {
                    chosen.add(c);
                }
            }
        } else {
            for (String name : wanted) {
                int at = table.find(name);
                if (at < 0 || table.columns().get(at).hidden()) {
                    throw new LabelingException(
                            StandardError.UNKNOWN_COLUMN,
                            config.place("columns"),
                            "the table " + table.kind().word() + " has no column '" + name + "'",
                            NearestWord.hint(
                                    name,
                                    table.visible().stream()
                                            .map(ColumnSpec::name)
                                            .toList()));
                }
                chosen.add(at);
            }
        }
        var segments = new ArrayList<Segment>();
        for (Segment segment : table.segments()) {
            segments.add(new Segment(
                    segment.rows(), chosen.stream().map(segment::column).toList()));
        }
        return new Table(table.kind(), chosen.stream().map(table.columns()::get).toList(), segments);
    }
}
