package io.labelwright.spi;

import io.labelwright.spi.kernel.ItemBlock;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Dictionary;
import java.util.List;

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
}
