package io.labelwright.testkit;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.Items;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.AnnotationQuery;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.consensus.LabelWriter;
import io.labelwright.spi.feature.FeatureSet;
import io.labelwright.spi.kernel.ItemBlock;
import io.labelwright.spi.label.ItemLabels;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.AnswerBlocks.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a stage sees, written line by line in a test. Every method that adds something returns the same object. Items
 * appear with {@link #items} or {@link #item}, or with the first row that names them; their order is that of
 * appearance.
 *
 * <pre>{@code
 * InMemoryInputs.ofClasses("ham", "spam")
 *         .items("a", "b")
 *         .answer("a", "ann", "spam")
 *         .label("a", "spam")
 *         .gold("a", "ham");
 * }</pre>
 */
public final class InMemoryInputs implements Inputs {

    private record Label(int label, boolean fixed, @Nullable String author, String source) {}

    private final LabelSchema schema;
    private final Dictionary.Builder items = new Dictionary.Builder();
    private final FieldValues fields = new FieldValues();
    private final List<Answer> answers = new ArrayList<>();
    private final Map<String, String> kinds = new TreeMap<>();
    private final Map<Integer, Label> labels = new TreeMap<>();
    private final Map<Integer, Integer> gold = new TreeMap<>();
    private final Map<TableKind, Table> tables = new EnumMap<>(TableKind.class);
    private final Map<TableKind, String> writers = new EnumMap<>(TableKind.class);
    private String stage = "answers";
    private int blockSize = AnnotationBlock.ITEMS;

    private InMemoryInputs(LabelSchema schema) {
        this.schema = schema;
    }

    /** No items yet, with this task and these classes. */
    public static InMemoryInputs of(LabelSchema schema) {
        return new InMemoryInputs(schema);
    }

    /** No items yet, for the task {@code classification}. */
    public static InMemoryInputs ofClasses(String... names) {
        return of(new LabelSchema(
                Task.CLASSIFICATION, Arrays.stream(names).map(LabelClass::of).toList(), null));
    }

    /** Adds items without fields. */
    public InMemoryInputs items(String... ids) {
        for (String id : ids) {
            items.add(id);
        }
        return this;
    }

    /** Adds an item with fields: name, value, name, value, ... A value is a text, an integer, a double or a boolean. */
    public InMemoryInputs item(String id, Object... namesAndValues) {
        fields.set(items.add(id), namesAndValues);
        return this;
    }

    /** Sets the type of a field, for example {@link ColumnSpec#named} instead of free text. */
    public InMemoryInputs field(ColumnSpec column) {
        fields.declare(column);
        return this;
    }

    /** The stage that brings the answers added from here on; {@code answers} before. */
    public InMemoryInputs from(String stageId) {
        stage = stageId;
        return this;
    }

    /** The kind of an annotator: {@code human} (which they are otherwise), {@code model} or {@code rule}. */
    public InMemoryInputs kind(String annotator, String kind) {
        kinds.put(annotator, kind);
        return this;
    }

    /** Adds an answer; the empty label is none. */
    public InMemoryInputs answer(String item, String annotator, String label) {
        int index = items.add(item);
        if (!label.isEmpty()) {
            answers.add(new Answer(index, annotator, "human", stage, classOf(label)));
        }
        return this;
    }

    /** Labels an item by a stage before. */
    public InMemoryInputs label(String item, String label) {
        labels.put(items.add(item), new Label(classOf(label), false, null, "labels"));
        return this;
    }

    /** Labels an item by hand. */
    public InMemoryInputs fixed(String item, String label, String author) {
        labels.put(items.add(item), new Label(classOf(label), true, author, "labels"));
        return this;
    }

    /** Adds the known truth of an item. */
    public InMemoryInputs gold(String item, String label) {
        gold.put(items.add(item), classOf(label));
        return this;
    }

    /** Adds any other table as it is. */
    public InMemoryInputs with(Table table) {
        tables.put(table.kind(), table);
        return this;
    }

    /**
     * Adds a set of numeric features.
     *
     * @param columns their names
     * @param rows per item in the order of {@link Items#ids()} its values; NaN is missing, none at all is an item
     *     without a row
     */
    public InMemoryInputs features(String set, List<String> columns, double[]... rows) {
        var names = new ArrayList<ColumnSpec>();
        names.add(FeatureSet.SET);
        columns.forEach(column -> names.add(ColumnSpec.number(column)));
        var table = new TableBuilder(TableKind.FEATURES, names, Map.of("item", items.build()));
        for (int item = 0; item < rows.length; item++) {
            double[] values = rows[item];
            if (values.length > 0) {
                table.code(0, item).text(1, set).numbers(2, values, 0, columns.size());
                table.end();
            }
        }
        return with(table.build());
    }

    /** Says which stage wrote a single table; {@code labels} and {@code gold} otherwise. */
    public InMemoryInputs writtenBy(TableKind kind, String stageId) {
        writers.put(kind, stageId);
        return this;
    }

    /** Cuts blocks of so many items instead of the engine's number. */
    public InMemoryInputs blocksOf(int itemsPerBlock) {
        if (itemsPerBlock < 1 || itemsPerBlock > Segment.MAX_ROWS) {
            throw new IllegalArgumentException("blocks of " + itemsPerBlock + " items");
        }
        blockSize = itemsPerBlock;
        return this;
    }

    /** The same data, which refuses every table but these, as the engine does. */
    public Inputs limitedTo(Set<TableKind> declared) {
        return new LimitedInputs(this, declared);
    }

    @Override
    public LabelSchema schema() {
        return schema;
    }

    @Override
    public Items items() {
        Dictionary ids = items.build();
        return new Items() {
            @Override
            public Dictionary ids() {
                return ids;
            }

            @Override
            public List<ColumnSpec> columns() {
                return fields.columns();
            }

            @Override
            public List<ItemBlock> blocks() {
                return fields.blocks(ids, blockSize);
            }
        };
    }

    @Override
    public Annotations annotations(AnnotationQuery query) {
        var all = new ArrayList<Answer>();
        for (Answer answer : answers) {
            String kind = kinds.getOrDefault(answer.annotator(), answer.kind());
            all.add(new Answer(answer.item(), answer.annotator(), kind, answer.stage(), answer.label()));
        }
        if (query.fixedLabels()) {
            labels.forEach((item, label) -> {
                if (label.fixed()) {
                    String author = label.author() == null ? label.source() : label.author();
                    all.add(new Answer(item, author, "human", label.source(), label.label()));
                }
            });
        }
        var known = new short[items.size()];
        Arrays.fill(known, (short) -1);
        if (query.gold()) {
            gold.forEach((item, label) -> known[item] = label.shortValue());
        }
        return AnswerBlocks.of(all, query, items.build(), schema.size(), items.size(), blockSize, known);
    }

    @Override
    public ItemLabels labels() {
        int size = items.size();
        var label = new short[size];
        var isFixed = new boolean[size];
        var sourceOf = new int[size];
        var authorOf = new int[size];
        Arrays.fill(label, (short) -1);
        Arrays.fill(sourceOf, -1);
        Arrays.fill(authorOf, -1);
        var sources = new ArrayList<@Nullable String>();
        labels.forEach((item, given) -> {
            label[item] = (short) given.label();
            isFixed[item] = given.fixed();
            sourceOf[item] = indexOf(sources, given.source());
            if (given.author() != null) {
                authorOf[item] = indexOf(sources, given.author());
            }
        });
        @Nullable String[] names = sources.toArray(String[]::new);
        return new ItemLabels(label, isFixed, names, sourceOf, names, authorOf);
    }

    @Override
    public ItemLabels gold() {
        int size = items.size();
        var label = new short[size];
        Arrays.fill(label, (short) -1);
        var sourceOf = new int[size];
        var none = new int[size];
        Arrays.fill(sourceOf, -1);
        Arrays.fill(none, -1);
        gold.forEach((item, truth) -> {
            label[item] = truth.shortValue();
            sourceOf[item] = 0;
        });
        return new ItemLabels(label, new boolean[size], new String[] {"gold"}, sourceOf, new String[0], none);
    }

    @Override
    public Table table(TableKind kind) {
        Table given = tables.get(kind);
        if (given != null) {
            return given;
        }
        return switch (kind) {
            case ANNOTATIONS -> annotationTable();
            case LABELS -> labels.isEmpty() ? Table.empty(kind) : labelTable();
            case GOLD -> goldTable();
            default -> Table.empty(kind);
        };
    }

    @Override
    public String writer(TableKind kind) {
        String given = writers.get(kind);
        if (given != null) {
            return given;
        }
        return switch (kind) {
            case LABELS -> labels.isEmpty() ? "" : "labels";
            case GOLD -> gold.isEmpty() ? "" : "gold";
            default -> "";
        };
    }

    private Table annotationTable() {
        var rows = builder(TableKind.ANNOTATIONS, List.of());
        for (Answer answer : answers) {
            rows.code(0, answer.item())
                    .text(1, answer.annotator())
                    .code(2, answer.label())
                    .text(TableKind.ANNOTATIONS.column("origin"), answer.stage())
                    .text(TableKind.ANNOTATIONS.column("verdict"), "answer")
                    .end();
        }
        return rows.build();
    }

    private Table labelTable() {
        List<ColumnSpec> hidden = LabelWriter.columns(schema).subList(0, 2);
        var rows = builder(TableKind.LABELS, hidden);
        int firstHidden = TableKind.LABELS.columns().size();
        for (int item = 0; item < items.size(); item++) {
            Label label = labels.get(item);
            rows.code(0, item).bool(firstHidden, label != null && label.fixed());
            if (label == null) {
                rows.text(TableKind.LABELS.column("status"), "unresolved")
                        .text(TableKind.LABELS.column("reason"), "no label");
            } else {
                rows.code(1, label.label())
                        .number(TableKind.LABELS.column("confidence"), 1.0)
                        .text(TableKind.LABELS.column("status"), "labelled")
                        .text(TableKind.LABELS.column("source"), label.source())
                        .text(TableKind.LABELS.column("reason"), "given to the test")
                        .text(firstHidden + 1, label.author());
            }
            rows.end();
        }
        return rows.build();
    }

    private Table goldTable() {
        var rows = builder(TableKind.GOLD, List.of());
        gold.forEach((item, label) -> rows.code(0, item).code(1, label).end());
        return rows.build();
    }

    private TableBuilder builder(TableKind kind, List<ColumnSpec> extra) {
        return new TableBuilder(kind, extra, Map.of("item", items.build(), "label", schema.names()));
    }

    private int classOf(String label) {
        int index = schema.find(label);
        if (index < 0) {
            throw new IllegalArgumentException("'" + label + "' is not a class of this test");
        }
        return index;
    }

    private static int indexOf(List<@Nullable String> names, String name) {
        int at = names.indexOf(name);
        if (at < 0) {
            names.add(name);
            return names.size() - 1;
        }
        return at;
    }
}
