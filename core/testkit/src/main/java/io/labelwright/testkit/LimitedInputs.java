package io.labelwright.testkit;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.Items;
import io.labelwright.spi.annotation.AnnotationQuery;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.kernel.ItemBlock;
import io.labelwright.spi.label.ItemLabels;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.List;
import java.util.Set;

/** Inputs that refuse what a strategy doesn't declare to read. */
record LimitedInputs(Inputs all, Set<TableKind> declared) implements Inputs {

    @Override
    public LabelSchema schema() {
        return all.schema();
    }

    @Override
    public Items items() {
        Items items = all.items();
        return new Items() {
            @Override
            public Dictionary ids() {
                return items.ids();
            }

            @Override
            public List<ColumnSpec> columns() {
                need(TableKind.ITEMS);
                return items.columns();
            }

            @Override
            public List<ItemBlock> blocks() {
                need(TableKind.ITEMS);
                return items.blocks();
            }
        };
    }

    @Override
    public Annotations annotations(AnnotationQuery query) {
        need(TableKind.ANNOTATIONS);
        if (query.fixedLabels()) {
            need(TableKind.LABELS);
        }
        if (query.gold()) {
            need(TableKind.GOLD);
        }
        return all.annotations(query);
    }

    @Override
    public ItemLabels labels() {
        need(TableKind.LABELS);
        return all.labels();
    }

    @Override
    public ItemLabels gold() {
        need(TableKind.GOLD);
        return all.gold();
    }

    @Override
    public Table table(TableKind kind) {
        need(kind);
        return all.table(kind);
    }

    @Override
    public String writer(TableKind kind) {
        return all.writer(kind);
    }

    private void need(TableKind kind) {
        if (!declared.contains(kind)) {
            throw new IllegalStateException(
                    "the strategy reads " + kind.word() + " without @Reads(TableKind." + kind.name() + ")");
        }
    }
}
