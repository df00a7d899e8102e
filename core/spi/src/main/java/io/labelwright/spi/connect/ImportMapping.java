package io.labelwright.spi.connect;

import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import io.labelwright.spi.describe.Secret;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How columns of a file become tables; the config of every tabular import holds it with {@code @Inline}. */
@Writes(value = TableKind.ITEMS, when = "items")
@Writes(value = TableKind.ANNOTATIONS, when = "annotations")
@Writes(value = TableKind.LABELS, when = "labels")
@Writes(value = TableKind.GOLD, when = "gold")
@Writes(value = TableKind.PREDICTIONS, when = "probabilities")
@Writes(value = TableKind.FEATURES, when = "items.features")
@Writes(value = TableKind.GRAPH, when = "graph")
@Writes(value = TableKind.CONFUSION, when = "confusion")
@Writes(TableKind.REJECTS)
public record ImportMapping(
        @Doc("The things to be labelled, one per row.") @Optional @Nullable
        ItemColumns items,

        @Doc("Answers of annotators, one per row: votes, never final.") @Optional @Nullable
        AnnotationColumns annotations,

        @Doc("Labels that are given and stay, one per row.") @Optional @Nullable
        LabelColumns labels,

        @Doc("True labels, seen by evaluation only.") @Optional @Nullable
        GoldColumns gold,

        @Doc("Class probabilities of a model, one column per class.") @Optional @Nullable
        ProbabilityColumns probabilities,

        @Doc("Edges between items that are alike, one per row.") @Optional @Nullable
        GraphColumns graph,

        @Doc("How annotators answered before, one row per annotator, true class and answered class: the table confusion"
                + " of an earlier run, for annotator_priors of consensus.")
        @Optional
        @Nullable
        ConfusionColumns confusion,

        @Doc("What happens at a row that can't be used: fail ends the run, reject counts it in the table rejects.")
        @Default("fail")
        BadRows onBadRow,

        @Doc("With on_bad_row: reject, the most bad rows that are accepted; not given: any number.")
        @Range(min = 0)
        @Optional
        @Nullable
        Integer maxBadRows,

        @Doc("What happens when an item id comes again with other fields.") @Default("error")
        RepeatedItems repeatedItems,

        @Doc("Put before every annotator's name, to tell annotators of different files apart.") @Default("''")
        String annotatorPrefix,

        @Doc("What the annotators of this file are.") @Default("human")
        AnnotatorKind kind,

        @Doc("With a path on a web server: what proves who asks, sent to that server only, as 'Authorization: Bearer"
                + " TOKEN'; with a space in it, as it is. For example ${secret.NAME}.")
        @Secret
        @Optional
        @Nullable
        String token) {

    private static final String ITEM = "item";
    private static final String ANNOTATOR = "annotator";
    private static final String LABEL = "label";
    private static final String CONFIDENCE = "confidence";
    private static final String TIME = "time";

    /** A mapping of a file that anybody may read, and that holds nothing of annotators' past. */
    public ImportMapping(
            @Nullable ItemColumns items,
            @Nullable AnnotationColumns annotations,
            @Nullable LabelColumns labels,
            @Nullable GoldColumns gold,
            @Nullable ProbabilityColumns probabilities,
            @Nullable GraphColumns graph,
            BadRows onBadRow,
            @Nullable Integer maxBadRows,
            RepeatedItems repeatedItems,
            String annotatorPrefix,
            AnnotatorKind kind) {
        this(
                items,
                annotations,
                labels,
                gold,
                probabilities,
                graph,
                null,
                onBadRow,
                maxBadRows,
                repeatedItems,
                annotatorPrefix,
                kind,
                null);
    }

    /**
     * The same for a format that has names of its own for all it holds. When no block says what to take, those of some
     * tables are taken; columns that a block does not name are those of the format.
     *
     * @param byDefault tables that are taken when no block says what to take
     */
    public ImportMapping forFormat(Set<TableKind> byDefault) {
        Set<TableKind> taken = isOpen() ? byDefault : Set.of();
        return new ImportMapping(
                taken.contains(TableKind.ITEMS) ? new ItemColumns("id", null, null, null, null, null) : items,
                taken.contains(TableKind.ANNOTATIONS) || annotations != null ? format(annotations) : null,
                taken.contains(TableKind.LABELS) || labels != null ? format(labels) : null,
                taken.contains(TableKind.GOLD) ? new GoldColumns(ITEM, LABEL) : gold,
                taken.contains(TableKind.PREDICTIONS) ? new ProbabilityColumns(ITEM, "p:") : probabilities,
                graph,
                confusion,
                onBadRow,
                maxBadRows,
                repeatedItems,
                annotatorPrefix,
                kind,
                token);
    }

    /** The same for the task pairwise, whose answers compare two items. */
    public ImportMapping forPairs() {
        return annotations == null
                ? this
                : new ImportMapping(
                        items,
                        annotations.ofPairs(),
                        labels,
                        gold,
                        probabilities,
                        graph,
                        confusion,
                        onBadRow,
                        maxBadRows,
                        repeatedItems,
                        annotatorPrefix,
                        kind,
                        token);
    }

    private static AnnotationColumns format(@Nullable AnnotationColumns given) {
        AnnotationColumns named = given == null ? new AnnotationColumns(ITEM, ANNOTATOR, LABEL, null, null) : given;
        return new AnnotationColumns(
                named.item(),
                named.annotator(),
                named.label(),
                Objects.requireNonNullElse(named.confidence(), CONFIDENCE),
                Objects.requireNonNullElse(named.time(), TIME),
                named.left(),
                named.right());
    }

    private static LabelColumns format(@Nullable LabelColumns given) {
        LabelColumns named = given == null ? new LabelColumns(ITEM, LABEL, null, null, null) : given;
        return new LabelColumns(
                named.item(),
                named.label(),
                Objects.requireNonNullElse(named.annotator(), ANNOTATOR),
                Objects.requireNonNullElse(named.confidence(), CONFIDENCE),
                Objects.requireNonNullElse(named.time(), TIME));
    }

    /** Whether no block says what to take. */
    public boolean isOpen() {
        return items == null
                && annotations == null
                && labels == null
                && gold == null
                && probabilities == null
                && graph == null
                && confusion == null;
    }

    /** Policy for rows that can't be used. */
    public enum BadRows {
        FAIL,
        REJECT
    }

    /** Policy for items that come again with other fields. */
    public enum RepeatedItems {
        ERROR,
        FIRST,
        LAST
    }

    /** Kinds of annotators. */
    public enum AnnotatorKind {
        HUMAN,
        MODEL,
        RULE
    }

    /** Columns of items. */
    public record ItemColumns(
            @Doc("Column of the item's id; $row: the row's number from 0.") @Default("id")
            String id,

            @Doc("Column that becomes the field text.") @Optional @Nullable
            String text,

            @Doc("Column that becomes the field image (a path).") @Optional @Nullable
            String image,

            @Doc(
                    "Columns that become fields under their own names: a list or globs. Not given: all that nothing else maps.")
            @Optional
            @Nullable
            List<String> fields,

            @Doc("Columns that become features, which methods compute with: a list or globs; a glob takes none that"
                    + " something else maps. A column whose values are all numbers is numeric, any other categorical;"
                    + " an empty cell is missing. The set has the stage's id.")
            @Optional
            @Nullable
            List<String> features,

            @Doc("Column that becomes the field group (items that belong together).") @Optional @Nullable
            String group) {}

    /** Columns of annotations. */
    public record AnnotationColumns(
            @Doc("Column of the item's id; $row: the row's number from 0.") @Default("item")
            String item,

            @Doc("Column of the annotator's name.") @Default("annotator")
            String annotator,

            @Doc("Column of the answer; empty: no answer.") @Default("label")
            String label,

            @Doc("Column of the annotator's own confidence, 0 to 1.") @Optional @Nullable
            String confidence,

            @Doc("Column of the time of the answer, kept as it stands.") @Optional @Nullable
            String time,

            @Doc("Task pairwise: column of the id of the item that was shown first; not given: left. There is no"
                    + " 'item' then, and the answer is the id of the better item, or tie.")
            @Optional
            @Nullable
            String left,

            @Doc("Task pairwise: column of the id of the other item; not given: right.") @Optional @Nullable
            String right) {

        /** The column of annotations with the id of the item that was shown first, and its name in files. */
        public static final String LEFT = "left";

        /** The column of annotations with the id of the other item, and its name in files. */
        public static final String RIGHT = "right";

        /** Columns of answers about one item. */
        public AnnotationColumns(
                String item, String annotator, String label, @Nullable String confidence, @Nullable String time) {
            this(item, annotator, label, confidence, time, null, null);
        }

        /** Whether answers compare two items. */
        public boolean isPair() {
            return left != null && right != null;
        }

        /** The same for answers that compare two items: columns that are not named have the names of the table. */
        public AnnotationColumns ofPairs() {
            return new AnnotationColumns(
                    item,
                    annotator,
                    label,
                    confidence,
                    time,
                    Objects.requireNonNullElse(left, LEFT),
                    Objects.requireNonNullElse(right, RIGHT));
        }
    }

    /** Columns of labels. */
    public record LabelColumns(
            @Doc("Column of the item's id; $row: the row's number from 0.") @Default("item")
            String item,

            @Doc("Column of the label; empty: no label.") @Default("label")
            String label,

            @Doc("Column of who gave it; not given: the stage's id.") @Optional @Nullable
            String annotator,

            @Doc("Column of the confidence, 0 to 1.") @Optional @Nullable
            String confidence,

            @Doc("Column of the time, kept as it stands.") @Optional @Nullable
            String time) {}

    /** Columns of gold. */
    public record GoldColumns(
            @Doc("Column of the item's id; $row: the row's number from 0.") @Default("item")
            String item,

            @Doc("Column of the true label; empty: not known.") @Default("label")
            String label) {}

    /** Columns of probabilities. */
    public record ProbabilityColumns(
            @Doc("Column of the item's id; $row: the row's number from 0.") @Default("item")
            String item,

            @Doc("What the class columns' names start with; the rest is the class.") @Default("'p:'")
            String prefix) {}

    /** Columns of a graph. */
    public record GraphColumns(
            @Doc("Column of the id of the item that the edge starts from.") @Default("source")
            String source,

            @Doc("Column of the id of the item that it leads to.") @Default("target")
            String target,

            @Doc("Column of how alike the two are, 0 or more; not given: 1.") @Optional @Nullable
            String weight) {}

    /** Columns of what is known of annotators from before. */
    public record ConfusionColumns(
            @Doc("Column of the annotator's name.") @Default("annotator")
            String annotator,

            @Doc("Column of the true class.") @Default("truth")
            String truth,

            @Doc("Column of the class that was answered.") @Default("answer")
            String answer,

            @Doc("Column of the share of these answers among those to the true class; without a count, how many they"
                    + " are.")
            @Default("value")
            String value,

            @Doc("Column of how many answers the row stands for; not given: count where the file has it, else what"
                    + " value says.")
            @Optional
            @Nullable
            String count,

            @Doc("Whose rows count, by the column stage: needed when the file has those of several stages.")
            @Optional
            @Nullable
            String stage) {

        /** The column of how many answers a row stands for, and its name in files. */
        public static final String COUNT = "count";

        /** The column of the stage that a row is of, and its name in files. */
        public static final String STAGE = "stage";

        /** The column of how many answers a row stands for; a file need not have the one that nobody named. */
        public String countColumn() {
            return count == null ? COUNT : count;
        }
    }
}
