package io.labelwright.engine.run;

import io.labelwright.engine.store.RunRecord;
import io.labelwright.engine.store.RunStage;
import io.labelwright.engine.store.StageRecord;
import io.labelwright.engine.store.Store;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What differs between two runs: labels, and the stages that computed something else.
 *
 * @param before id of the first run
 * @param after id of the second run
 * @param same how many items have the same outcome
 * @param labels the items whose outcome differs, in order of the first run, then those that only the second has
 * @param confusion how often an outcome became another, the most frequent first
 * @param stages the stages whose keys differ, in order of the second run
 */
public record RunDifference(
        String before, String after, long same, List<Label> labels, List<Change> confusion, List<StageChange> stages) {

    /** The outcome of an item that a run did not have. */
    public static final String ABSENT = "(absent)";

    /** An item whose outcome differs. An outcome is a label, or a status in parentheses. */
    public record Label(String item, String before, String after) {}

    /** How often an outcome became another. */
    public record Change(String before, String after, long items) {}

    /** A stage whose key differs, and why. */
    public record StageChange(String stage, String reason) {}

    public RunDifference {
        labels = List.copyOf(labels);
        confusion = List.copyOf(confusion);
        stages = List.copyOf(stages);
    }

    /** Compares two runs of a store. */
    public static RunDifference of(Store store, RunRecord before, RunRecord after) {
        Map<String, String> old = outcomes(store, before);
        Map<String, String> now = outcomes(store, after);
        var labels = new ArrayList<Label>();
        long same = 0;
        for (Map.Entry<String, String> outcome : old.entrySet()) {
            String other = now.getOrDefault(outcome.getKey(), ABSENT);
            if (other.equals(outcome.getValue())) {
                same++;
            } else {
                labels.add(new Label(outcome.getKey(), outcome.getValue(), other));
            }
        }
        now.forEach((item, outcome) -> {
            if (!old.containsKey(item)) {
                labels.add(new Label(item, ABSENT, outcome));
            }
        });
        return new RunDifference(
                before.id(), after.id(), same, labels, confusion(labels), stages(store, before, after));
    }

    private static List<Change> confusion(List<Label> labels) {
        Map<String, Change> changes = new TreeMap<>();
        for (Label label : labels) {
            changes.merge(
                    label.before() + "\n" + label.after(),
                    new Change(label.before(), label.after(), 1),
                    (known, one) -> new Change(known.before(), known.after(), known.items() + 1));
        }
        return changes.values().stream()
                .sorted(Comparator.comparingLong(Change::items).reversed())
                .toList();
    }

    private static Map<String, String> outcomes(Store store, RunRecord run) {
        Map<String, String> outcomes = new LinkedHashMap<>();
        if (run.labels() == null) {
            return outcomes;
        }
        Table table = store.get(run.labels())
                .orElseThrow(() -> new LabelingException(
                        StandardError.STORE,
                        null,
                        "the labels of " + run.id() + " are no longer in the store",
                        "'labelwright store gc' keeps those of the latest runs only: see --keep-runs"));
        int item = TableKind.LABELS.column("item");
        int label = TableKind.LABELS.column("label");
        int status = TableKind.LABELS.column("status");
        for (Segment segment : table.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                String state = segment.column(status).text(row);
                String text = segment.column(label).text(row);
                String outcome = "labelled".equals(state) && text != null ? text : "(" + state + ")";
                // Several labels of one item make one outcome.
                outcomes.merge(
                        Objects.requireNonNullElse(segment.column(item).text(row), ""),
                        outcome,
                        (first, next) -> first + " + " + next);
            }
        }
        return outcomes;
    }

    private static List<StageChange> stages(Store store, RunRecord before, RunRecord after) {
        Map<String, RunStage> old = new LinkedHashMap<>();
        before.stages().forEach(stage -> old.put(stage.id(), stage));
        var changes = new ArrayList<StageChange>();
        for (RunStage stage : after.stages()) {
            RunStage earlier = old.remove(stage.id());
            if (earlier == null) {
                changes.add(new StageChange(stage.id(), "only in " + after.id()));
            } else if (!earlier.key().equals(stage.key()) || stage.key().isEmpty()) {
                reason(store, earlier, stage).ifPresent(why -> changes.add(new StageChange(stage.id(), why)));
            }
        }
        old.keySet().forEach(id -> changes.add(new StageChange(id, "only in " + before.id())));
        return changes;
    }

    private static Optional<String> reason(Store store, RunStage before, RunStage after) {
        if (before.key().isEmpty() || after.key().isEmpty()) {
            return before.status().equals(after.status())
                    ? Optional.empty()
                    : Optional.of(before.status() + " -> " + after.status());
        }
        Optional<StageRecord> old = store.find(before.key());
        Optional<StageRecord> now = store.find(after.key());
        return Optional.of(
                old.isEmpty() || now.isEmpty()
                        ? "its record is no longer in the store, so the reason is not known"
                        : RunReason.of(old.get().causes(), now.get().causes()));
    }
}
