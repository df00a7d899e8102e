package io.labelwright.engine.explain;

import io.labelwright.engine.store.RunRecord;
import io.labelwright.engine.store.RunStage;
import io.labelwright.engine.store.StageRecord;
import io.labelwright.engine.store.Store;
import io.labelwright.engine.store.database.Answer;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.expression.Expressions;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Explains what runs of a store did to one item. */
public final class Explainer {

    private final Store store;
    private final Supplier<Expressions> expressions;
    private final String item;
    private final ItemTables tables;

    /**
     * For one item.
     *
     * @param expressions compiles conditions of exports; asked for only when there is one, since it is slow to load
     */
    public Explainer(Store store, Supplier<Expressions> expressions, String item) {
        this.store = store;
        this.expressions = expressions;
        this.item = item;
        this.tables = new ItemTables(store, item);
    }

    /**
     * What the latest run did in which the item is.
     *
     * @throws LabelingException when it is in none; with the ids that may have been meant
     */
    public ItemHistory latest() {
        List<String> newest = new ArrayList<>(store.runs().ids());
        Collections.reverse(newest);
        var without = new ArrayList<String>();
        for (String id : newest) {
            RunRecord run = store.runs().find(id).orElse(null);
            if (run != null && knows(run)) {
                Collections.reverse(without);
                return history(run, without);
            }
            without.add(id);
        }
        if (newest.isEmpty()) {
            throw unknown("the store has no runs", null);
        }
        throw unknown("no run of this store has an item " + SafeText.quoted(item), nearest(newest));
    }

    /**
     * What one run did.
     *
     * @throws LabelingException when the item is not in it; with the ids that may have been meant
     */
    public ItemHistory in(RunRecord run) {
        if (!knows(run)) {
            throw unknown(run.id() + " has no item " + SafeText.quoted(item), nearest(List.of(run.id())));
        }
        return history(run, List.of());
    }

    private static LabelingException unknown(String message, @Nullable String hint) {
        return new LabelingException(StandardError.UNKNOWN_ITEM, null, message, hint);
    }

    /** Whether the item is in a run, as far as can be told: a list of ids that is lost may have held it. */
    private boolean knows(RunRecord run) {
        for (String list : idLists(run)) {
            if (tables.isListed("", list).orElse(true)) {
                return true;
            }
        }
        for (RunStage stage : run.stages()) {
            for (StageRecord.Output output : stage.outputs()) {
                boolean mayNameOthers = output.table() == TableKind.TRAINING || output.table() == TableKind.REJECTS;
                if (mayNameOthers
                        && output.rows() > 0
                        && tables.rows(stage.id(), output.table().word(), output.sha256())
                                .map(rows -> rows.rows() > 0)
                                .orElse(true)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Set<String> idLists(RunRecord run) {
        Set<String> lists = new LinkedHashSet<>();
        for (RunStage stage : run.stages()) {
            for (StageRecord.Output output : stage.outputs()) {
                if (output.items() != null) {
                    lists.add(output.items());
                }
            }
        }
        return lists;
    }

    /** A hint with ids that look like the item's, out of the newest run that has any ids at all. */
    private @Nullable String nearest(List<String> runs) {
        for (String id : runs) {
            Set<String> lists = store.runs().find(id).map(Explainer::idLists).orElse(Set.of());
            if (!lists.isEmpty()) {
                var nearest = new NearestIds(item);
                lists.forEach(list -> tables.list("", list).ifPresent(nearest::look));
                List<String> ids = nearest.ids();
                return ids.isEmpty()
                        ? null
                        : "did you mean " + ids.stream().map(SafeText::quoted).collect(Collectors.joining(" or "))
                                + "?";
            }
        }
        return null;
    }

    private ItemHistory history(RunRecord run, List<String> newerRuns) {
        Map<String, StageRecord> records = new HashMap<>();
        Set<String> imports = new HashSet<>();
        for (RunStage stage : run.stages()) {
            if (!stage.key().isEmpty()) {
                store.find(stage.key())
                        .ifPresentOrElse(
                                record -> records.put(stage.id(), record),
                                () -> tables.lose(
                                        stage.id(),
                                        "record",
                                        "it is no longer in the store: what it read is not known"));
            }
            if (stage.outputs().stream().anyMatch(output -> output.items() != null)) {
                imports.add(stage.id());
            }
        }
        var tracer = new StageTracer(tables, new ExportCheck(tables, expressions), imports);
        var stages = new ArrayList<StageTrace>();
        run.stages().forEach(stage -> stages.add(tracer.trace(stage, records.get(stage.id()))));
        ItemRow outcome = null;
        if (run.labels() != null) {
            List<ItemRow> rows = tables.rows("", "labels, the outcome of the run", run.labels())
                    .map(ItemRow::of)
                    .orElse(List.of());
            outcome = rows.isEmpty() ? null : rows.get(0);
        }
        List<Answer> answers = answers(run.workflow());
        return new ItemHistory(item, run, newerRuns, outcome, FlowOrder.of(stages), answers, tables.losses());
    }

    private List<Answer> answers(String workflow) {
        try {
            return store.answers().read(workflow).stream()
                    .filter(answer -> answer.item().equals(item))
                    .toList();
        } catch (LabelingException e) {
            tables.lose("", "log of the answers of people", String.valueOf(e.getMessage()));
            return List.of();
        }
    }
}
