package io.labelwright.engine.run;

import io.labelwright.engine.view.HiddenAnswers;
import io.labelwright.spi.people.People;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Counts what is in tables, under the names of the run's JSON. */
final class StageCounts {

    private StageCounts() {}

    static Map<String, Long> of(Collection<Table> tables) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Table table : tables) {
            switch (table.kind()) {
                case ITEMS -> counts.put("items", table.rows());
                case ANNOTATIONS -> {
                    counts.put("annotations", table.rows() - HiddenAnswers.count(table));
                    counts.put("annotators", (long) table.dictionary(TableKind.ANNOTATIONS.column("annotator"))
                            .size());
                    asked(table).ifPresent(answered -> counts.put("answered", answered));
                }
                case LABELS -> counts.putAll(labels(table));
                case REJECTS -> counts.put("rejected", table.rows());
                case SUSPECTS -> counts.put("suspects", table.rows());
                case QUEUE -> counts.put("queued", table.rows());
                default -> {
                    // The other tables have no count of their own.
                }
            }
        }
        return counts;
    }

    /** How many rows answer a question of a stage; empty for answers that no stage asked for. */
    private static Optional<Long> asked(Table table) {
        int at = table.find(People.ASKED);
        if (at < 0) {
            return Optional.empty();
        }
        long answered = 0;
        for (Segment segment : table.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                answered += segment.column(at).integer(row) == 1 ? 1 : 0;
            }
        }
        return Optional.of(answered);
    }

    /** Items by status. */
    static Map<String, Long> labels(Table table) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String status : new String[] {"labelled", "unresolved", "excluded"}) {
            counts.put(status, 0L);
        }
        int at = TableKind.LABELS.column("status");
        for (Segment segment : table.segments()) {
            Column column = segment.column(at);
            Dictionary words = column.dictionary();
            var perCode = new long[words.size()];
            for (int row = 0; row < segment.rows(); row++) {
                if (column.code(row) >= 0) {
                    perCode[column.code(row)]++;
                }
            }
            for (int code = 0; code < perCode.length; code++) {
                if (perCode[code] > 0) {
                    counts.merge(words.get(code), perCode[code], Long::sum);
                }
            }
        }
        return counts;
    }
}
