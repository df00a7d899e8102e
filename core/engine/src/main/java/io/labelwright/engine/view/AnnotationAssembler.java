package io.labelwright.engine.view;

import io.labelwright.engine.execution.WorkerPool;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.AnnotationQuery;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.annotation.RepeatedAnswers;
import io.labelwright.spi.label.ItemLabels;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Groups the answers of several tables by item: two passes over the rows (count, then place) into blocks of primitive
 * arrays, then each item's few answers are put in the order of annotators. Runs of segments are counted and placed side
 * by side; where an item's answers come from several runs, those of the earlier run come first, as in one thread.
 */
final class AnnotationAssembler {

    /** Each run costs a counter per item, so there are few, however many threads there are. */
    private static final int MOST_RUNS = 4;

    /** Set on the label of an answer that is a label given by hand; it replaces other answers of its author. */
    private static final int FIXED = 1 << 14;

    private static final int ITEM = TableKind.ANNOTATIONS.column("item");
    private static final int ANNOTATOR = TableKind.ANNOTATIONS.column("annotator");
    private static final int LABEL = TableKind.ANNOTATIONS.column("label");
    private static final int VERDICT = TableKind.ANNOTATIONS.column("verdict");

    private final ItemIndex items;
    private final LabelSchema schema;
    private final AnnotationQuery query;
    private final int blockItems;
    private final AnnotatorFilter filter;
    private final Map<String, String> kindOf = new HashMap<>();
    private final Dictionary.Builder names = new Dictionary.Builder();
    private final List<Source> sources = new ArrayList<>();
    private final WorkerPool pool;

    AnnotationAssembler(ItemIndex items, LabelSchema schema, AnnotationQuery query, int blockItems, WorkerPool pool) {
        this.items = items;
        this.schema = schema;
        this.query = query;
        this.blockItems = blockItems;
        this.pool = pool;
        this.filter = new AnnotatorFilter(query.sources());
        if (schema.size() >= FIXED) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED, schema.size() + " classes; consensus takes at most " + (FIXED - 1));
        }
    }

    /** A table with its codes translated: item index, annotator number and class index per code, -1 to leave out. */
    private record Source(Table table, int @Nullable [] item, int[] annotator, int[] label, boolean[] vote) {}

    Annotations assemble(List<StageTable> tables, ItemLabels labels, ItemLabels gold, UnknownItems unknown) {
        for (StageTable table : tables) {
            if (!table.table().segments().isEmpty()) {
                sources.add(source(table, unknown));
            }
        }
        int[] authorOf = authors(labels);
        Dictionary unsorted = names.build();
        int[] rank = sortedRanks(unsorted);
        List<Run> runs = runs(labels, authorOf);
        int[] start = count(runs);
        AnnotationBlock[] blocks = place(runs, start, rank, gold);
        long answers = 0;
        var sorted = new String[rank.length];
        for (int i = 0; i < rank.length; i++) {
            sorted[rank[i]] = unsorted.get(i);
        }
        pool.forEach(blocks.length, (lane, b) -> blocks[b] = canonical(blocks[b], sorted));
        for (AnnotationBlock block : blocks) {
            answers += block.answers();
        }
        return new Annotations(
                schema.size(),
                Dictionary.of(Arrays.asList(sorted)),
                Arrays.stream(sorted)
                        .map(name -> kindOf.getOrDefault(name, "human"))
                        .toList(),
                items.ids().size(),
                answers,
                Arrays.asList(blocks));
    }

    /** What {@code sources} asks for and no annotator is. */
    List<String> unmetSources() {
        return filter.unmet();
    }

    private Source source(StageTable origin, UnknownItems unknown) {
        Table table = origin.table();
        int[] item = items.indexes(table.dictionary(ITEM));
        if (item != null && items.closed()) {
            unknown.report(origin, ITEM, item);
        }
        Dictionary annotators = table.dictionary(ANNOTATOR);
        @Nullable String @Nullable [] kinds = kinds(table);
        var annotator = new int[annotators.size()];
        for (int code = 0; code < annotator.length; code++) {
            String name = annotators.get(code);
            annotator[code] = -1;
            if (filter.accepts(name, origin.stage())) {
                annotator[code] = names.add(name);
                kindOf.putIfAbsent(name, kinds == null || kinds[code] == null ? "human" : kinds[code]);
            }
        }
        Dictionary labels = table.dictionary(LABEL);
        var label = new int[labels.size()];
        for (int code = 0; code < label.length; code++) {
            label[code] = schema.find(labels.get(code));
        }
        Dictionary verdicts = table.dictionary(VERDICT);
        var vote = new boolean[verdicts.size()];
        for (int code = 0; code < vote.length; code++) {
            vote[code] = verdicts.get(code).equals("answer");
        }
        return new Source(table, item, annotator, label, vote);
    }

    /** Kind per code of an annotator, null where none is said; null when the table says nothing of kinds. */
    private static @Nullable String @Nullable [] kinds(Table table) {
        int at = table.find("_kind");
        if (at < 0) {
            return null;
        }
        var kinds = new String[table.dictionary(ANNOTATOR).size()];
        String only = table.dictionary(at).size() == 1 ? table.dictionary(at).get(0) : null;
        if (only != null && !table.segments().get(0).column(at).isMissing(0)) {
            Arrays.fill(kinds, only);
            return kinds;
        }
        // Several stages' answers in one table, as a stage leaves them that translates classes.
        for (Segment segment : table.segments()) {
            Column annotators = segment.column(ANNOTATOR);
            Column said = segment.column(at);
            for (int row = 0; row < segment.rows(); row++) {
                int code = annotators.code(row);
                if (code >= 0 && kinds[code] == null) {
                    kinds[code] = said.text(row);
                }
            }
        }
        return kinds;
    }

    /** Annotator number of each fixed label's author, -1 where a label is not fixed or its author not asked for. */
    private int[] authors(ItemLabels labels) {
        var authorOf = new int[labels.size()];
        Arrays.fill(authorOf, -1);
        for (int i = 0; i < authorOf.length && query.fixedLabels() && labels.anyFixed(); i++) {
            String stage = labels.source(i);
            if (labels.fixed(i) && stage != null) {
                String given = labels.author(i);
                String author = given == null ? stage : given;
                if (filter.accepts(author, stage)) {
                    authorOf[i] = names.add(author);
                    kindOf.putIfAbsent(author, "human");
                }
            }
        }
        return authorOf;
    }

    private static int[] sortedRanks(Dictionary names) {
        var order = new ArrayList<String>(names.size());
        for (int i = 0; i < names.size(); i++) {
            order.add(names.get(i));
        }
        var sorted = new ArrayList<>(order);
        sorted.sort(null);
        Map<String, Integer> rankOf = new HashMap<>();
        for (int i = 0; i < sorted.size(); i++) {
            rankOf.put(sorted.get(i), i);
        }
        return order.stream().mapToInt(rankOf::get).toArray();
    }

    private interface Answer {
        void at(int item, int annotator, int label);
    }

    /** Some answers in their order, and how many of them each item has; later where its next one goes. */
    private static final class Run {
        private final Consumer<Answer> answers;
        private int[] next = new int[0];

        Run(Consumer<Answer> answers) {
            this.answers = answers;
        }
    }

    private record Part(Source source, Segment segment) {}

    private List<Run> runs(ItemLabels labels, int[] authorOf) {
        var parts = new ArrayList<Part>();
        for (Source source : sources) {
            for (Segment segment : source.table().segments()) {
                parts.add(new Part(source, segment));
            }
        }
        var runs = new ArrayList<Run>();
        int count = Math.min(parts.size(), Math.min(pool.threads(), MOST_RUNS));
        for (int r = 0; r < count; r++) {
            List<Part> mine = parts.subList(parts.size() * r / count, parts.size() * (r + 1) / count);
            runs.add(new Run(answer -> forEach(mine, answer)));
        }
        if (Arrays.stream(authorOf).anyMatch(author -> author >= 0)) {
            runs.add(new Run(answer -> {
                for (int i = 0; i < authorOf.length; i++) {
                    if (authorOf[i] >= 0) {
                        answer.at(i, authorOf[i], labels.label(i) | FIXED);
                    }
                }
            }));
        }
        return runs;
    }

    private static void forEach(List<Part> parts, Answer answer) {
        var items = new int[Segment.MAX_ROWS];
        var annotators = new int[Segment.MAX_ROWS];
        var labels = new int[Segment.MAX_ROWS];
        var verdicts = new int[Segment.MAX_ROWS];
        for (Part part : parts) {
            Segment segment = part.segment();
            int rows = segment.rows();
            segment.column(ITEM).codes(0, rows, items, 0);
            segment.column(ANNOTATOR).codes(0, rows, annotators, 0);
            segment.column(LABEL).codes(0, rows, labels, 0);
            segment.column(VERDICT).codes(0, rows, verdicts, 0);
            int[] item = part.source().item();
            int[] annotator = part.source().annotator();
            int[] label = part.source().label();
            boolean[] vote = part.source().vote();
            for (int row = 0; row < rows; row++) {
                int i = items[row];
                int w = annotators[row];
                int l = labels[row];
                int v = verdicts[row];
                if (i < 0 || w < 0 || l < 0 || (v >= 0 && !vote[v])) {
                    continue;
                }
                i = item == null ? i : item[i];
                w = annotator[w];
                l = label[l];
                if (i >= 0 && w >= 0 && l >= 0) {
                    answer.at(i, w, l);
                }
            }
        }
    }

    /** Where each item's answers start. Afterwards each run knows where its first answer to an item goes. */
    private int[] count(List<Run> runs) {
        int n = items.ids().size();
        pool.forEach(runs.size(), (lane, r) -> {
            var counts = new int[n];
            runs.get(r).answers.accept((item, annotator, label) -> counts[item]++);
            runs.get(r).next = counts;
        });
        var start = new int[n + 1];
        long sum = 0;
        for (int i = 0; i < n; i++) {
            for (Run run : runs) {
                int own = run.next[i];
                run.next[i] = (int) sum;
                sum += own;
            }
            if (sum > Integer.MAX_VALUE - 16) {
                throw new LabelingException(StandardError.MEMORY, "over 2,147,483,631 answers in one stage");
            }
            start[i + 1] = (int) sum;
        }
        return start;
    }

    private AnnotationBlock[] place(List<Run> runs, int[] start, int[] rank, ItemLabels gold) {
        int n = items.ids().size();
        var blocks = new AnnotationBlock[(n + blockItems - 1) / blockItems];
        for (int b = 0; b < blocks.length; b++) {
            int first = b * blockItems;
            int count = Math.min(blockItems, n - first);
            var local = new int[count + 1];
            var known = new short[count];
            for (int i = 0; i < count; i++) {
                local[i + 1] = start[first + i + 1] - start[first];
                known[i] = (short) gold.label(first + i);
            }
            int size = local[count];
            blocks[b] = new AnnotationBlock(first, count, local, new int[size], new short[size], known);
        }
        pool.forEach(runs.size(), (lane, r) -> {
            int[] next = runs.get(r).next;
            runs.get(r).answers.accept((item, annotator, label) -> {
                AnnotationBlock block = blocks[item / blockItems];
                int at = next[item]++ - start[block.firstItem];
                block.annotator[at] = rank[annotator];
                block.label[at] = (short) label;
            });
        });
        return blocks;
    }

    /** Sorts each item's answers by annotator and settles repeated ones. */
    private AnnotationBlock canonical(AnnotationBlock block, String[] annotators) {
        int[] w = block.annotator;
        short[] l = block.label;
        int kept = 0;
        var start = new int[block.items + 1];
        for (int item = 0; item < block.items; item++) {
            int from = block.start[item];
            int to = block.start[item + 1];
            AnswerSort.sort(w, l, from, to);
            for (int at = from; at < to; at++) {
                boolean repeated = kept > start[item] && w[kept - 1] == w[at];
                boolean fixed = (l[at] & FIXED) != 0;
                if (repeated && !fixed && query.repeated() == RepeatedAnswers.ERROR && !isDecided(w, l, at, to)) {
                    throw repeated(block.firstItem + item, annotators[w[at]], l[kept - 1], l[at]);
                }
                if (repeated && fixed) {
                    while (kept > start[item] && w[kept - 1] == w[at]) {
                        kept--;
                    }
                } else if (repeated && query.repeated() == RepeatedAnswers.LAST) {
                    kept--;
                }
                w[kept] = w[at];
                l[kept++] = (short) (l[at] & ~FIXED);
            }
            start[item + 1] = kept;
        }
        boolean all = kept == w.length;
        return new AnnotationBlock(
                block.firstItem,
                block.items,
                start,
                all ? w : Arrays.copyOf(w, kept),
                all ? l : Arrays.copyOf(l, kept),
                block.known);
    }

    /** Whether the annotator also gave the label of the item, which takes the place of all their answers to it. */
    private static boolean isDecided(int[] annotator, short[] label, int at, int to) {
        for (int later = at + 1; later < to && annotator[later] == annotator[at]; later++) {
            if ((label[later] & FIXED) != 0) {
                return true;
            }
        }
        return false;
    }

    private LabelingException repeated(int item, String annotator, int first, int second) {
        return new LabelingException(
                StandardError.REPEATED_ANSWER,
                null,
                "annotator '" + annotator + "' answered item '" + items.ids().get(item) + "' more than once ('"
                        + schema.name(first & ~FIXED) + "' and '" + schema.name(second & ~FIXED) + "')",
                "say repeated_answers: last or keep_all in this stage's with, or remove one row");
    }
}
