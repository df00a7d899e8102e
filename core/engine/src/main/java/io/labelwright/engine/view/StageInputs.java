package io.labelwright.engine.view;

import io.labelwright.engine.execution.WorkerPool;
import io.labelwright.engine.table.TableConcat;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Items;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.AnnotationQuery;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.connect.ImportMapping.AnnotationColumns;
import io.labelwright.spi.label.ItemLabels;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of one stage, put together when they are asked for. Holds only the tables that the stage declares to read;
 * asking for another is a defect of the strategy and is refused, which is also what keeps gold from those who must not
 * see it.
 */
public final class StageInputs implements Inputs {

    private final LabelSchema schema;
    private final ItemIndex index;
    private final Map<TableKind, List<StageTable>> tables;
    private final int blockItems;
    private final WorkerPool pool;
    private final UnknownItems unknown = new UnknownItems();
    private final LabelSettling settling;
    private final Map<TableKind, List<StageTable>> settled = new EnumMap<>(TableKind.class);
    private final Set<String> unmetSources = new LinkedHashSet<>();
    private volatile @Nullable Items items;
    private @Nullable List<Table> edges;
    private @Nullable List<Table> comparisons;
    private @Nullable List<StageTable> votes;

    /**
     * The inputs of a stage.
     *
     * @param tables per declared table, who wrote it, in order of stages; an empty list when nobody did
     * @param blockItems items per block of answers, {@link AnnotationBlock#ITEMS} except in tests
     * @param pool threads that put answers together
     */
    public StageInputs(
            LabelSchema schema,
            ItemIndex index,
            Map<TableKind, List<StageTable>> tables,
            int blockItems,
            WorkerPool pool) {
        this.schema = schema;
        this.index = index;
        this.tables = Map.copyOf(tables);
        this.blockItems = blockItems;
        this.pool = pool;
        this.settling = new LabelSettling(schema, index, unknown);
    }

    @Override
    public LabelSchema schema() {
        return schema;
    }

    /** Put together once: strategies ask for it in loops. Two threads may do it both; they get the same. */
    @Override
    public Items items() {
        Items known = items;
        if (known == null) {
            known = ItemAssembler.items(
                    index,
                    tables.containsKey(TableKind.ITEMS)
                            ? ItemAssembler.unite(index, declared(TableKind.ITEMS))
                            : Table.empty(TableKind.ITEMS));
            items = known;
        }
        return known;
    }

    @Override
    public Annotations annotations(AnnotationQuery query) {
        if (schema.task() == Task.PAIRWISE) {
            throw new LabelingException(
                    StandardError.PLUGIN_CONTRACT,
                    "answers to a pairwise task are about two items: ask for the table annotations");
        }
        ItemLabels fixed = query.fixedLabels() && tables.containsKey(TableKind.LABELS)
                ? labels()
                : ItemLabels.none(index.ids().size());
        ItemLabels gold = query.gold() ? gold() : ItemLabels.none(index.ids().size());
        var assembler = new AnnotationAssembler(index, schema, query, blockItems, pool);
        Annotations annotations = assembler.assemble(votes(), fixed, gold, unknown);
        unmetSources.addAll(assembler.unmetSources());
        return annotations;
    }

    @Override
    public ItemLabels labels() {
        return labels(TableKind.LABELS);
    }

    @Override
    public ItemLabels gold() {
        return labels(TableKind.GOLD);
    }

    private ItemLabels labels(TableKind kind) {
        return declared(kind).stream()
                        .allMatch(origin -> origin.table().segments().isEmpty())
                ? ItemLabels.none(index.ids().size())
                : assembler(kind).labels();
    }

    @Override
    public Table table(TableKind kind) {
        return switch (kind) {
            case LABELS -> labelTable();
            case ITEMS -> ItemAssembler.unite(index, declared(kind));
            case REJECTS -> distinctRejects(plain(kind));
            case FEATURES -> FeatureSets.unite(declared(kind), plain(kind));
            default -> TableConcat.of(kind, plain(kind));
        };
    }

    /** One row per item of the view, in its order; a table that has them so already is taken as it is. */
    private Table labelTable() {
        List<StageTable> declared = declared(TableKind.LABELS);
        return declared.size() == 1 && index.isInOrder(declared.get(0).table())
                ? declared.get(0).table()
                : assembler(TableKind.LABELS).complete();
    }

    @Override
    public String writer(TableKind kind) {
        List<StageTable> writers = declared(kind);
        return writers.isEmpty() ? "" : writers.get(writers.size() - 1).stage();
    }

    /** Rows of unknown items that were met so far, as rows of {@code rejects}. */
    public Table rejects() {
        return unknown.table();
    }

    /** What {@code sources} asked for and no annotator was. */
    public Set<String> unmetSources() {
        return unmetSources;
    }

    /** The items that this stage sees. */
    public ItemIndex index() {
        return index;
    }

    private LabelAssembler assembler(TableKind kind) {
        return new LabelAssembler(index, schema, declared(kind), unknown);
    }

    private List<StageTable> declared(TableKind kind) {
        List<StageTable> declared = tables.get(kind);
        if (declared == null) {
            throw new LabelingException(
                    StandardError.PLUGIN_CONTRACT,
                    "the strategy asks for the table " + kind.word() + " but does not declare to read it");
        }
        synchronized (settled) {
            return settled.computeIfAbsent(
                    kind, missing -> declared.stream().map(settling::settled).toList());
        }
    }

    /** The tables of a kind without rows of unknown items. */
    private List<Table> plain(TableKind kind) {
        boolean byItem = kind.columns().get(0).name().equals("item");
        if (kind == TableKind.GRAPH) {
            return edges();
        }
        if (kind == TableKind.ANNOTATIONS && schema.task() == Task.PAIRWISE) {
            return comparisons();
        }
        return (kind == TableKind.ANNOTATIONS ? votes() : declared(kind))
                .stream()
                        .map(origin -> byItem ? known(origin.table(), origin, 0) : origin.table())
                        .toList();
    }

    /** Annotations without answers to hidden questions, which measure people and are no votes. */
    private List<StageTable> votes() {
        if (votes == null) {
            votes = declared(TableKind.ANNOTATIONS).stream()
                    .map(HiddenAnswers::without)
                    .toList();
        }
        return votes;
    }

    /** Edges between known items. Kept, so that an edge whose ends are both unknown is reported for one of them. */
    private List<Table> edges() {
        if (edges == null) {
            edges = between(declared(TableKind.GRAPH), "source", "target");
        }
        return edges;
    }

    /** Answers that compare two known items; kept as edges are. */
    private List<Table> comparisons() {
        if (comparisons == null) {
            comparisons = between(votes(), AnnotationColumns.LEFT, AnnotationColumns.RIGHT);
        }
        return comparisons;
    }

    private List<Table> between(List<StageTable> origins, String one, String other) {
        var known = new ArrayList<Table>();
        for (StageTable origin : origins) {
            Table table = origin.table();
            for (String column : List.of(one, other)) {
                int at = table.find(column);
                table = at < 0 ? table : known(table, origin, at);
            }
            known.add(table);
        }
        return known;
    }

    /** The rows of a table whose item in a column is known; the others are reported. */
    private Table known(Table table, StageTable origin, int itemColumn) {
        if (table.segments().isEmpty() || !index.closed()) {
            return table;
        }
        int[] indexes = index.indexes(table.dictionary(itemColumn));
        if (indexes == null || Arrays.stream(indexes).allMatch(i -> i >= 0)) {
            return table;
        }
        unknown.report(origin, table, itemColumn, indexes);
        var left = new BitSet();
        int at = 0;
        for (Segment segment : table.segments()) {
            for (int row = 0; row < segment.rows(); row++, at++) {
                int code = segment.column(itemColumn).code(row);
                left.set(at, code >= 0 && indexes[code] < 0);
            }
        }
        return LabelSettling.without(table, left);
    }

    /** Every stage that meets an unknown item reports it; here each row is kept once. */
    public static Table distinctRejects(List<Table> tables) {
        Table rejects = TableConcat.of(TableKind.REJECTS, tables);
        Set<String> seen = new HashSet<>();
        var rows = new TableBuilder(TableKind.REJECTS);
        for (Segment segment : rejects.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                String key = segment.column(0).text(row) + "\n"
                        + segment.column(1).text(row) + "\n"
                        + segment.column(2).integer(row) + "\n"
                        + segment.column(3).integer(row) + "\n"
                        + segment.column(4).text(row) + "\n" + segment.column(5).text(row);
                if (seen.add(key)) {
                    for (int c = 0; c < rejects.columns().size(); c++) {
                        rows.copy(c, segment.column(c), row);
                    }
                    rows.end();
                }
            }
        }
        return rows.build();
    }
}
