package io.labelwright.testkit;

import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.AnnotationQuery;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.annotation.RepeatedAnswers;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Dictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Cuts answers into blocks as a query asks. */
final class AnswerBlocks {

    private AnswerBlocks() {}

    /** One answer as a test wrote it. */
    record Answer(int item, String annotator, String kind, String stage, int label) {}

    private record Sorted(int item, int annotator, int row, int label) {}

    static Annotations of(
            List<Answer> answers,
            AnnotationQuery query,
            Dictionary items,
            int classes,
            int itemCount,
            int blockSize,
            short[] known) {
        var kindOf = new TreeMap<String, String>();
        var chosen = new ArrayList<Answer>();
        for (Answer answer : answers) {
            if (selected(query.sources(), answer)) {
                chosen.add(answer);
                kindOf.putIfAbsent(answer.annotator(), answer.kind());
            }
        }
        Dictionary names = Dictionary.of(kindOf.keySet());
        var rows = new ArrayList<Sorted>();
        for (Answer answer : chosen) {
            rows.add(new Sorted(answer.item(), names.find(answer.annotator()), rows.size(), answer.label()));
        }
        rows.sort(Comparator.comparingInt(Sorted::item)
                .thenComparingInt(Sorted::annotator)
                .thenComparingInt(Sorted::row));
        List<Sorted> kept = withoutRepeats(rows, query.repeated(), items, names);
        var blocks = new ArrayList<AnnotationBlock>();
        int next = 0;
        for (int first = 0; first < itemCount; first += blockSize) {
            int size = Math.min(blockSize, itemCount - first);
            int from = next;
            while (next < kept.size() && kept.get(next).item() < first + size) {
                next++;
            }
            blocks.add(block(first, size, kept.subList(from, next), known));
        }
        return new Annotations(classes, names, List.copyOf(kindOf.values()), itemCount, kept.size(), blocks);
    }

    private static AnnotationBlock block(int first, int size, List<Sorted> answers, short[] known) {
        var start = new int[size + 1];
        var annotator = new int[answers.size()];
        var label = new short[answers.size()];
        for (int i = 0; i < answers.size(); i++) {
            Sorted answer = answers.get(i);
            start[answer.item() - first + 1]++;
            annotator[i] = answer.annotator();
            label[i] = (short) answer.label();
        }
        for (int i = 0; i < size; i++) {
            start[i + 1] += start[i];
        }
        return new AnnotationBlock(
                first, size, start, annotator, label, Arrays.copyOfRange(known, first, first + size));
    }

    private static List<Sorted> withoutRepeats(
            List<Sorted> rows, RepeatedAnswers policy, Dictionary items, Dictionary names) {
        if (policy == RepeatedAnswers.KEEP_ALL) {
            return rows;
        }
        var kept = new ArrayList<Sorted>();
        for (Sorted row : rows) {
            Sorted last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
            if (last == null || last.item() != row.item() || last.annotator() != row.annotator()) {
                kept.add(row);
            } else if (policy == RepeatedAnswers.LAST) {
                kept.set(kept.size() - 1, row);
            } else {
                throw new LabelingException(
                        StandardError.REPEATED_ANSWER,
                        "annotator '" + names.get(row.annotator()) + "' answered item '" + items.get(row.item())
                                + "' more than once");
            }
        }
        return kept;
    }

    private static boolean selected(List<String> sources, Answer answer) {
        if (sources.isEmpty()) {
            return true;
        }
        for (String source : sources) {
            boolean matches = source.startsWith("stage:")
                    ? source.substring("stage:".length()).equals(answer.stage())
                    : matches(source, 0, answer.annotator(), 0);
            if (matches) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String glob, int g, String text, int t) {
        if (g == glob.length()) {
            return t == text.length();
        }
        if (glob.charAt(g) == '*') {
            return matches(glob, g + 1, text, t) || (t < text.length() && matches(glob, g, text, t + 1));
        }
        return t < text.length()
                && (glob.charAt(g) == '?' || glob.charAt(g) == text.charAt(t))
                && matches(glob, g + 1, text, t + 1);
    }
}
