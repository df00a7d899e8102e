package io.labelwright.spi;

import io.labelwright.spi.annotation.AnnotationQuery;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.label.ItemLabels;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;

/** What a stage sees: the united tables of the stages it needs, only those that it declares to read. */
public interface Inputs {

    /** Task and classes of the run. */
    LabelSchema schema();

    /** The items of the view. */
    Items items();

    /** Categorical answers by item. Reads annotations, and fixed labels when asked. */
    Annotations annotations(AnnotationQuery query);

    /** The current categorical label of each item. Reads labels. */
    ItemLabels labels();

    /** The known truth of each item. Reads gold. */
    ItemLabels gold();

    /** A table as it is; empty when no stage before this one wrote it. */
    Table table(TableKind kind);

    /** Id of the stage that wrote a single table last; the empty text when none did. */
    String writer(TableKind kind);
}
