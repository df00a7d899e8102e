package io.labelwright.bench;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.Items;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.annotation.AnnotationQuery;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.expression.Expressions;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.label.ItemLabels;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The least that a consensus strategy needs to run: answers in, rows counted. */
final class BenchStage implements Inputs, Outputs, StageContext {

    private final @Nullable Annotations annotations;
    private final @Nullable Execution execution;
    private final LabelSchema schema;
    private final Dictionary ids;
    private long rows;

    /** Before the trial is set up. */
    BenchStage() {
        this.annotations = null;
        this.execution = null;
        this.schema = new LabelSchema(Task.CLASSIFICATION, List.of(), null);
        this.ids = Dictionary.empty();
    }

    BenchStage(Annotations annotations, Execution execution) {
        this(annotations, execution, ids(annotations.items()));
    }

    private BenchStage(Annotations annotations, Execution execution, Dictionary ids) {
        this.annotations = annotations;
        this.execution = execution;
        List<LabelClass> classes = new ArrayList<>();
        for (int k = 0; k < annotations.classes(); k++) {
            classes.add(LabelClass.of("c" + k));
        }
        this.schema = new LabelSchema(Task.CLASSIFICATION, classes, null);
        this.ids = ids;
    }

    /** A stage whose items have no names, for an execution that makes no rows. */
    static BenchStage ofKernel(Annotations annotations, Execution execution) {
        return new BenchStage(annotations, execution, Dictionary.empty());
    }

    private static Dictionary ids(int items) {
        var builder = new Dictionary.Builder();
        for (int i = 0; i < items; i++) {
            builder.add("item-" + i);
        }
        return builder.build();
    }

    long run(Strategy strategy) throws IOException {
        rows = 0;
        strategy.run(this, this, this);
        return rows;
    }

    @Override
    public LabelSchema schema() {
        return schema;
    }

    @Override
    public Annotations annotations(AnnotationQuery query) {
        return java.util.Objects.requireNonNull(annotations);
    }

    @Override
    public ItemLabels labels() {
        return ItemLabels.none(ids.size());
    }

    @Override
    public ItemLabels gold() {
        return ItemLabels.none(ids.size());
    }

    @Override
    public Items items() {
        throw new UnsupportedOperationException("consensus does not look at items");
    }

    @Override
    public Table table(TableKind kind) {
        return Table.empty(kind);
    }

    @Override
    public String writer(TableKind kind) {
        return "";
    }

    @Override
    public TableBuilder builder(TableKind kind, List<ColumnSpec> extra) {
        return new TableBuilder(kind, extra, Map.of("item", ids, "label", schema.names()));
    }

    @Override
    public void write(Table table) {
        rows += table.rows();
    }

    @Override
    public void fact(String name, double value) {
        // Nobody looks.
    }

    @Override
    public void report(Problem problem) {
        // Nobody looks.
    }

    @Override
    public String stage() {
        return "bench";
    }

    @Override
    public long seed() {
        return 0;
    }

    @Override
    public Execution execution() {
        return java.util.Objects.requireNonNull(execution);
    }

    @Override
    public Expressions expressions() {
        throw new UnsupportedOperationException("consensus has no expressions");
    }

    @Override
    public void progress(double done, String what) {
        // Nobody looks.
    }

    @Override
    public void checkCancelled() {
        // Never.
    }
}
