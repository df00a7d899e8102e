package io.labelwright.engine.run;

import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What goes in comes out, or somebody says why not: {@code rows read = used + repeated + rejected} for an import and
 * {@code items = labelled + unresolved + excluded} for whoever writes labels. Each number is counted where it arises;
 * none is the difference of others.
 */
final class Balance {

    static final String REJECTED = "rejected: ";
    static final String EXCLUDED = "excluded: ";

    /** Reasons name values, so that a file can have as many as rows; the rest is counted together. */
    private static final int MOST_REASONS = 20;

    private static final String OTHER = "other reasons";

    private Balance() {}

    /** How many rows were refused, and how many items excluded, for which reason; as facts of the stage. */
    static Map<String, Double> reasons(Collection<Table> tables) {
        var facts = new LinkedHashMap<String, Double>();
        for (Table table : tables) {
            if (table.kind() == TableKind.REJECTS) {
                count(table, "reason", "", REJECTED, facts);
            } else if (table.kind() == TableKind.LABELS) {
                count(table, "reason", "excluded", EXCLUDED, facts);
            }
        }
        return facts;
    }

    private static void count(Table table, String column, String status, String prefix, Map<String, Double> facts) {
        int reasonAt = table.kind().column(column);
        int statusAt = status.isEmpty() ? -1 : table.kind().column("status");
        var counts = new TreeMap<String, Double>();
        for (Segment segment : table.segments()) {
            Column reasons = segment.column(reasonAt);
            Dictionary names = reasons.dictionary();
            var perCode = new long[names.size() + 1];
            Column statuses = segment.column(Math.max(0, statusAt));
            // Codes are compared, not texts: a table of labels has a row per item.
            int wanted = statusAt < 0 ? -1 : statuses.dictionary().find(status);
            if (statusAt >= 0 && wanted < 0) {
                continue;
            }
            for (int row = 0; row < segment.rows(); row++) {
                if (statusAt < 0 || statuses.code(row) == wanted) {
                    perCode[reasons.code(row) + 1]++;
                }
            }
            for (int code = -1; code < names.size(); code++) {
                if (perCode[code + 1] > 0) {
                    String reason = code < 0 ? "no reason" : withoutValues(names.get(code));
                    counts.merge(reason, (double) perCode[code + 1], Double::sum);
                }
            }
        }
        counts.forEach((reason, count) ->
                facts.merge(prefix + (facts.size() < MOST_REASONS ? reason : OTHER), count, Double::sum));
    }

    /** A reason such as {@code 'x' is not a number} without what stands in quotes: the kinds are to be counted. */
    static String withoutValues(String reason) {
        var out = new StringBuilder();
        int at = 0;
        while (at < reason.length()) {
            int open = reason.indexOf('\'', at);
            int close = open < 0 ? -1 : reason.indexOf('\'', open + 1);
            if (close < 0) {
                break;
            }
            out.append(reason, at, open).append("'...'");
            at = close + 1;
        }
        return out.append(reason, at, reason.length()).toString();
    }

    /**
     * Checks the counts of a stage that is over, also of one whose result was in the store.
     *
     * @param items how many items its view has; negative for an import
     * @throws LabelingException when they do not balance
     */
    static void check(PlannedStage stage, StageReport report, long items) {
        Map<String, Double> facts = report.facts();
        Map<String, Long> counts = report.counts();
        if (facts.containsKey("rows_read")) {
            long read = number(facts, "rows_read");
            long used = number(facts, "rows_used");
            long repeated = number(facts, "rows_repeated");
            long rejected = number(facts, "rows_rejected");
            long inTable = counts.getOrDefault("rejected", rejected);
            if (read != used + repeated + rejected || rejected != inTable || rejected != sum(facts, REJECTED)) {
                throw broken(
                        stage,
                        read + " rows read, but " + used + " used + " + repeated + " repeated + " + rejected
                                + " rejected (" + inTable + " in the table rejects, " + sum(facts, REJECTED)
                                + " with a reason)");
            }
        }
        if (items >= 0 && counts.containsKey("labelled")) {
            long labelled = counts.getOrDefault("labelled", 0L);
            long unresolved = counts.getOrDefault("unresolved", 0L);
            long excluded = counts.getOrDefault("excluded", 0L);
            if (items != labelled + unresolved + excluded || excluded != sum(facts, EXCLUDED)) {
                throw broken(
                        stage,
                        items + " items, but " + labelled + " labelled + " + unresolved + " unresolved + " + excluded
                                + " excluded (" + sum(facts, EXCLUDED) + " with a reason)");
            }
        }
    }

    static LabelingException broken(PlannedStage stage, String numbers) {
        return new LabelingException(
                StandardError.COUNTS,
                stage.node().id().place(),
                "stage '" + stage.id() + "': the counts do not balance: " + numbers,
                "nothing of it is used; please report it with the workflow, and try --rerun " + stage.id());
    }

    private static long number(Map<String, Double> facts, String name) {
        return facts.getOrDefault(name, 0.0).longValue();
    }

    private static long sum(Map<String, Double> facts, String prefix) {
        double sum = 0;
        for (Map.Entry<String, Double> fact : facts.entrySet()) {
            sum += fact.getKey().startsWith(prefix) ? fact.getValue() : 0;
        }
        return (long) sum;
    }
}
