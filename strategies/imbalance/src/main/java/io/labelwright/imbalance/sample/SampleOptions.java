package io.labelwright.imbalance.sample;

import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;
import java.util.List;

/** Keys of every sampler: which rows it may change. */
@Reads(value = TableKind.TRAINING, optional = true)
@Reads(value = TableKind.ITEMS, optional = true)
@Reads(value = TableKind.LABELS, optional = true)
@Reads(value = TableKind.WEIGHTS, optional = true)
@Reads(value = TableKind.SPLITS, optional = true)
@Reads(value = TableKind.FEATURES, optional = true)
@Writes(TableKind.TRAINING)
public record SampleOptions(
        @Doc("Parts of splits whose rows are changed; the rows of others stay as they are. Without splits in view all"
                + " rows are changed.")
        @Default("[train]")
        List<String> fitOn) {}
