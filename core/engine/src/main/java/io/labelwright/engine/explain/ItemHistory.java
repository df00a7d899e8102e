package io.labelwright.engine.explain;

import io.labelwright.engine.store.RunRecord;
import io.labelwright.engine.store.database.Answer;
import io.labelwright.spi.table.TableKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a run knows of one item.
 *
 * @param item its id
 * @param run the run
 * @param newerRuns later runs of the store, in which the item is not; the oldest first
 * @param outcome the item's row in the labels that the counts of the run are about; null when there is none
 * @param stages all stages of the run, each after those whose tables it read
 * @param answers what people answered about the item so far, in the order in which they did
 * @param losses what can no longer be read
 */
public record ItemHistory(
        String item,
        RunRecord run,
        List<String> newerRuns,
        @Nullable ItemRow outcome,
        List<StageTrace> stages,
        List<Answer> answers,
        List<Loss> losses) {

    public ItemHistory {
        newerRuns = List.copyOf(newerRuns);
        stages = List.copyOf(stages);
        answers = List.copyOf(answers);
        losses = List.copyOf(losses);
    }

    /** The last word on the item's label: the outcome of the run, else what the last stage said that said any. */
    public @Nullable ItemRow lastLabel() {
        ItemRow last = outcome;
        for (int i = stages.size() - 1; i >= 0 && last == null; i--) {
            List<ItemRow> rows = stages.get(i).rows(TableKind.LABELS);
            last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        }
        return last;
    }

    /** The last row of a training set that has this id; null when there is none. */
    public @Nullable ItemRow lastTrainingRow() {
        for (int i = stages.size() - 1; i >= 0; i--) {
            List<ItemRow> rows = stages.get(i).rows(TableKind.TRAINING);
            if (!rows.isEmpty()) {
                return rows.get(rows.size() - 1);
            }
        }
        return null;
    }
}
