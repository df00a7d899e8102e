package io.labelwright.prelabel.rules;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.Items;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.AnnotationQuery;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.expression.Condition;
import io.labelwright.spi.expression.Expressions;
import io.labelwright.spi.expression.Scope;
import io.labelwright.spi.kernel.BlockMapper;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.kernel.ItemBlock;
import io.labelwright.spi.kernel.IterativeKernel;
import io.labelwright.spi.kernel.Outcome;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Totals;
import io.labelwright.spi.label.ItemLabels;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Runs a strategy on a few messages without an engine. Its expressions are predicates that a test names, and
 * {@code FIELD contains WORD}.
 */
final class Bench implements Inputs, Outputs, StageContext, Execution, Expressions {

    private final LabelSchema schema =
            new LabelSchema(Task.CLASSIFICATION, List.of(LabelClass.of("ham"), LabelClass.of("spam")), null);
    private final Map<String, Condition> conditions = new LinkedHashMap<>();
    private final Map<String, Double> facts = new LinkedHashMap<>();
    private final Table items;
    private final Dictionary ids;
    private final int blockSize;
    private Table written = Table.empty(TableKind.ANNOTATIONS);

    /** Items {@code m0, m1, ...} with these texts and their lengths; a null text is missing, and so is its length. */
    Bench(int blockSize, List<String> texts) {
        this.blockSize = blockSize;
        var builder = new TableBuilder(
                TableKind.ITEMS,
                List.of(
                        ColumnSpec.text("text"),
                        ColumnSpec.number("ratio"),
                        ColumnSpec.integer("length"),
                        ColumnSpec.bool("long")),
                Map.of());
        var names = new ArrayList<String>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            names.add("m" + i);
            builder.text(0, "m" + i);
            if (!text.equals("-")) {
                builder.text(1, text).number(2, text.length() / 10.0).integer(3, text.length());
                builder.bool(4, text.length() > 10);
            }
            builder.end();
        }
        this.items = builder.build();
        this.ids = Dictionary.of(names);
    }

    Bench knows(String expression, Condition condition) {
        conditions.put(expression, condition);
        return this;
    }

    /** The rows of the annotations that a stage with these rules writes, cells joined by {@code |}. */
    List<String> run(Rule... rules) {
        try {
            new RuleLabels(new RulesConfig(List.of(rules), false)).run(this, this, this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var rows = new ArrayList<String>();
        for (Segment segment : written.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                var cells = new ArrayList<String>();
                for (int c = 0; c < written.columns().size(); c++) {
                    var column = segment.column(c);
                    if (!column.isMissing(row)) {
                        cells.add(
                                switch (column.type()) {
                                    case NAME, TEXT -> column.text(row);
                                    default -> Double.toString(column.number(row));
                                });
                    }
                }
                rows.add(String.join("|", cells));
            }
        }
        return rows;
    }

    Table written() {
        return written;
    }

    Map<String, Double> facts() {
        return facts;
    }

    @Override
    public Condition condition(String source, List<ColumnSpec> columns, Scope scope) {
        Condition known = conditions.get(source);
        if (known != null) {
            return known;
        }
        String[] words = source.split(" contains ", -1);
        if (scope != Scope.ITEM || words.length != 2 || !columns.contains(ColumnSpec.text(words[0]))) {
            throw new LabelingException(StandardError.EXPRESSION, null, "unknown name in `" + source + "`", "a hint");
        }
        return values -> ((String) values.get(words[0])).contains(words[1]);
    }

    @Override
    public LabelSchema schema() {
        return schema;
    }

    @Override
    public Items items() {
        return new Items() {
            @Override
            public Dictionary ids() {
                return ids;
            }

            @Override
            public List<ColumnSpec> columns() {
                return items.columns();
            }

            @Override
            public List<ItemBlock> blocks() {
                var blocks = new ArrayList<ItemBlock>();
                for (int start = 0; start < ids.size(); start += blockSize) {
                    int end = Math.min(ids.size(), start + blockSize);
                    blocks.add(new ItemBlock(start, part(start, end)));
                }
                return blocks;
            }
        };
    }

    private Segment part(int start, int end) {
        var builder = new TableBuilder(TableKind.ITEMS, items.columns().subList(1, 5), Map.of());
        Segment all = items.segments().get(0);
        for (int row = start; row < end; row++) {
            builder.text(0, all.column(0).text(row));
            if (!all.column(1).isMissing(row)) {
                builder.text(1, all.column(1).text(row)).number(2, all.column(2).number(row));
                builder.integer(3, all.column(3).integer(row))
                        .bool(4, all.column(4).integer(row) == 1);
            }
            builder.end();
        }
        return builder.build().segments().get(0);
    }

    @Override
    public TableBuilder builder(TableKind kind, List<ColumnSpec> extra) {
        return new TableBuilder(kind, extra, Map.of("item", ids, "label", schema.names()));
    }

    @Override
    public void write(Table table) {
        written = table;
    }

    @Override
    public void fact(String name, double value) {
        facts.put(name, value);
    }

    @Override
    public <B> List<Table> map(List<B> blocks, Supplier<List<TableBuilder>> tables, BlockMapper<B> mapper) {
        var all = tables.get().get(0);
        for (int b = 0; b < blocks.size(); b++) {
            // One sink for all blocks: the order of rows is what an engine makes of its block-wise tables.
            mapper.map(b, blocks.get(b), new TableBuilder[] {all});
        }
        return List.of(all.build());
    }

    @Override
    public String stage() {
        return "hints";
    }

    @Override
    public long seed() {
        return 0;
    }

    @Override
    public Execution execution() {
        return this;
    }

    @Override
    public Expressions expressions() {
        return this;
    }

    @Override
    public void progress(double done, String what) {}

    @Override
    public void checkCancelled() {}

    @Override
    public Annotations annotations(AnnotationQuery query) {
        throw new UnsupportedOperationException("rules read items only");
    }

    @Override
    public ItemLabels labels() {
        throw new UnsupportedOperationException("rules read items only");
    }

    @Override
    public ItemLabels gold() {
        throw new UnsupportedOperationException("rules read items only");
    }

    @Override
    public Table table(TableKind kind) {
        throw new UnsupportedOperationException("rules read items only");
    }

    @Override
    public String writer(TableKind kind) {
        throw new UnsupportedOperationException("rules read items only");
    }

    @Override
    public void report(Problem problem) {
        throw new UnsupportedOperationException("rules report nothing");
    }

    @Override
    public <P, S> Outcome<P, S> iterate(List<AnnotationBlock> blocks, IterativeKernel<P, S> kernel, int maxIterations) {
        throw new UnsupportedOperationException("rules map blocks only");
    }

    @Override
    public <B> Totals total(List<B> blocks, Shape shape, long values, BlockReducer<B> reducer) {
        throw new UnsupportedOperationException("rules map blocks only");
    }
}
