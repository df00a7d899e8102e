package io.labelwright.imbalance.sample;

import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The rows of a table {@code training} that a sampler may change, those of the training part, numbered from 0 in the
 * order of the table, with their classes and their {@link #features}.
 */
public final class TrainingRows {

    private static final int LABEL = TableKind.TRAINING.column("label");
    private static final int WEIGHT = TableKind.TRAINING.column("weight");

    private final LabelSchema schema;
    private final RowPlaces places;
    private final RowFeatures features;
    /** Per row the code of its label; {@link #classesOf} says which classes that is. */
    private final int[] label;

    private final int[][] classesOf;
    private final boolean several;
    private final int[] counts;

    private TrainingRows(LabelSchema schema, RowPlaces places, RowFeatures features) {
        this.schema = schema;
        this.places = places;
        this.features = features;
        this.label = new int[places.size()];
        this.counts = new int[schema.size()];
        this.several = schema.task() == Task.MULTI_LABEL;
        Table table = places.table();
        this.classesOf = table.dictionary(LABEL).texts().stream()
                .map(text -> several ? LabelText.classes(text) : List.of(text))
                .map(names -> names.stream().mapToInt(schema::find).toArray())
                .toArray(int[][]::new);
        int at = 0;
        for (int s = 0; s < table.segments().size(); s++) {
            Column labels = table.segments().get(s).column(LABEL);
            int end = places.start(s) + labels.rows();
            for (; at < label.length && places.of(at) < end; at++) {
                label[at] = labels.code(places.of(at) - places.start(s));
                for (int k : classesOf[label[at]]) {
                    counts[k]++;
                }
            }
        }
    }

    /**
     * The rows of some parts.
     *
     * @param schema the classes
     * @param parts names of parts; all rows where the table knows no parts
     * @param features names of the sets of features to look at; all where there is none
     * @throws LabelingException when the table knows parts, but none of these, or has no such set
     */
    public static TrainingRows of(Table training, LabelSchema schema, List<String> parts, List<String> features) {
        RowPlaces places = RowPlaces.ofParts(training, parts);
        return new TrainingRows(schema, places, RowFeatures.of(places, features));
    }

    /**
     * The rows of some items, whatever their part.
     *
     * @param schema the classes
     * @param items which items, by their names
     * @param features names of the sets of features to look at; all where there is none
     * @throws LabelingException when the table has no such set
     */
    public static TrainingRows ofItems(
            Table training, LabelSchema schema, Predicate<String> items, List<String> features) {
        RowPlaces places = RowPlaces.ofItems(training, items);
        return new TrainingRows(schema, places, RowFeatures.of(places, features));
    }

    /** Where they stand in the table. */
    RowPlaces places() {
        return places;
    }

    /** What is known of them beside their classes. */
    public RowFeatures features() {
        return features;
    }

    /** The classes. */
    public LabelSchema schema() {
        return schema;
    }

    /** How many rows there are. */
    public int size() {
        return label.length;
    }

    /** The class of a row; only for tasks with one class per row. */
    public int label(int row) {
        return classesOf[label[row]][0];
    }

    /** The classes of a row. Not to be changed. */
    public int[] classes(int row) {
        return classesOf[label[row]];
    }

    /** How much a row counts. */
    public double weight(int row) {
        return places.cells(WEIGHT, places.of(row)).number(places.within(places.of(row)));
    }

    /** Whether a row may have several classes, or none. */
    public boolean several() {
        return several;
    }

    /** Rows per class; a row with several counts in each. */
    public int[] counts() {
        return counts.clone();
    }

    /** The rows of a class, ascending. */
    public int[] ofClass(int wanted) {
        var has = new boolean[classesOf.length];
        for (int code = 0; code < has.length; code++) {
            has[code] = IntStream.of(classesOf[code]).anyMatch(k -> k == wanted);
        }
        return IntStream.range(0, label.length).filter(row -> has[label[row]]).toArray();
    }

    /** All rows. */
    public int[] all() {
        return IntStream.range(0, label.length).toArray();
    }

    /** The name of a row: its item, or {@code STAGE:n}. */
    public String name(int row) {
        return places.name(row);
    }
}
