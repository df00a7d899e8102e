package io.labelwright.split.part;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.label.ItemLabels;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The classes of each item: none or one, of a task multi_label any number. Tasks without classes have none. */
public final class ItemClasses {

    private static final int[] NONE = {};

    private final int[] @Nullable [] of;

    private ItemClasses(int[] @Nullable [] of) {
        this.of = of;
    }

    /**
     * The classes of a view's items.
     *
     * @param from whose labels; null for the labels, and gold for the items that have no label
     */
    public static ItemClasses of(Inputs in, @Nullable LabelsFrom from) {
        var classes = new ItemClasses(new int[in.items().size()][]);
        if (from != LabelsFrom.GOLD) {
            classes.add(in, TableKind.LABELS);
        }
        if (from != LabelsFrom.LABELS) {
            classes.add(in, TableKind.GOLD);
        }
        return classes;
    }

    /** No item has a class. */
    public static ItemClasses none(Inputs in) {
        return new ItemClasses(new int[in.items().size()][]);
    }

    private void add(Inputs in, TableKind kind) {
        Task task = in.schema().task();
        if (task.categorical()) {
            ItemLabels labels = kind == TableKind.GOLD ? in.gold() : in.labels();
            int[][] single = new int[in.schema().size()][];
            Arrays.setAll(single, k -> new int[] {k});
            for (int item = 0; item < of.length; item++) {
                if (of[item] == null && labels.label(item) >= 0) {
                    of[item] = single[labels.label(item)];
                }
            }
        } else if (task == Task.MULTI_LABEL) {
            addSets(in, in.table(kind));
        }
    }

    private void addSets(Inputs in, Table table) {
        if (table.segments().isEmpty()) {
            return;
        }
        int at = TableKind.LABELS.column("label");
        Dictionary texts = table.dictionary(at);
        var parsed = new int[texts.size()] @Nullable [];
        var found = new int[of.length] @Nullable [];
        Dictionary ids = in.items().ids();
        for (Segment segment : table.segments()) {
            Column items = segment.column(0);
            Column labels = segment.column(at);
            for (int row = 0; row < segment.rows(); row++) {
                int item = ids.find(items.dictionary(), items.code(row));
                int code = labels.code(row);
                if (item >= 0 && code >= 0) {
                    int[] classes = parsed[code];
                    if (classes == null) {
                        classes = classes(texts.get(code), in.schema());
                        parsed[code] = classes;
                    }
                    found[item] = classes;
                }
            }
        }
        for (int item = 0; item < of.length; item++) {
            of[item] = of[item] == null ? found[item] : of[item];
        }
    }

    private static int[] classes(String label, LabelSchema schema) {
        return LabelText.classes(label).stream()
                .mapToInt(schema::find)
                .filter(k -> k >= 0)
                .distinct()
                .toArray();
    }

    /** Classes of an item; none where it has no label, or one that says that no class applies. */
    public int[] of(int item) {
        int[] classes = of[item];
        return classes == null ? NONE : classes;
    }

    /**
     * The class of each item, of tasks of one class.
     *
     * @param none what stands for no class
     */
    public int[] single(int none) {
        var single = new int[of.length];
        for (int item = 0; item < single.length; item++) {
            int[] classes = of(item);
            single[item] = classes.length == 0 ? none : classes[0];
        }
        return single;
    }

    /** How many items have a label. */
    public int labelled() {
        int labelled = 0;
        for (int[] classes : of) {
            labelled += classes == null ? 0 : 1;
        }
        return labelled;
    }
}
