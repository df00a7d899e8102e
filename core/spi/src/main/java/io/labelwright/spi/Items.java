package io.labelwright.spi;

import io.labelwright.spi.kernel.ItemBlock;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Dictionary;
import java.util.List;
import java.util.stream.Collectors;

/** The items of a stage's view, each with an index 0, 1, 2, ... */
public interface Items {

    /** How many items there are. */
    default int size() {
        return ids().size();
    }

    /** Ids by index. */
    Dictionary ids();

    /** The columns of {@link #blocks()}: {@code item}, then the fields. Only for stages that declare to read items. */
    List<ColumnSpec> columns();

    /** The items with their fields in blocks. Only for stages that declare to read items. */
    List<ItemBlock> blocks();

    /**
     * Index of a field among {@link #columns()}. Only for stages that declare to read items.
     *
     * @param name the field's name
     * @param key the config key that names it, for the message
     * @throws LabelingException when the items have no such field
     */
    default int field(String name, String key) {
        List<ColumnSpec> columns = columns();
        for (int column = 1; column < columns.size(); column++) {
            if (columns.get(column).name().equals(name)) {
                return column;
            }
        }
        throw new LabelingException(
                StandardError.UNKNOWN_COLUMN,
                null,
                key + ": the items have no field '" + name + "'",
                columns.size() <= 1
                        ? "the import has to keep it: items: {fields: [" + name + "]}"
                        : "there is "
                                + columns.stream().skip(1).map(ColumnSpec::name).collect(Collectors.joining(", ")));
    }
}
