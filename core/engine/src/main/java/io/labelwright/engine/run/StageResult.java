package io.labelwright.engine.run;

import io.labelwright.engine.store.StageRecord;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stage that is over.
 *
 * @param report what became of it
 * @param key key of its record; empty when it has none
 * @param record what it left; null when it was skipped or failed
 * @param tables its tables
 */
record StageResult(StageReport report, String key, @Nullable StageRecord record, Tables tables) {

    /** Gives the tables of a stage, from memory or from the store. */
    @FunctionalInterface
    interface Tables {
        Table get(TableKind kind);
    }

    /** A stage that wrote nothing. */
    static StageResult without(StageReport report) {
        return new StageResult(report, "", null, Table::empty);
    }

    /** Hash of a table of this stage; empty when it did not write it. */
    String hash(TableKind kind) {
        if (record != null) {
            for (StageRecord.Output output : record.outputs()) {
                if (output.table() == kind) {
                    return output.sha256();
                }
            }
        }
        return "";
    }

    /** The object that holds the ids of the items that an import named; null for other stages. */
    @Nullable
    String ids() {
        if (record != null) {
            for (StageRecord.Output output : record.outputs()) {
                if (output.items() != null) {
                    return output.items();
                }
            }
        }
        return null;
    }

    Map<String, Long> counts() {
        return report.counts();
    }
}
