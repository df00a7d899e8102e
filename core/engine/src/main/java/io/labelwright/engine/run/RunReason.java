package io.labelwright.engine.run;

import io.labelwright.engine.store.StageRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Says in a few words why a stage runs: the first cause that differs from the last time, and how many more do. */
final class RunReason {

    private static final int SHOWN = 40;

    /** How much of what is the same is shown before the first difference of two long values. */
    private static final int LEAD = 8;

    private RunReason() {}

    /** Why a stage with the causes {@code now} runs, when its last result had the causes {@code before}. */
    static String of(Map<String, String> before, Map<String, String> now) {
        List<String> differences = differences(before, now);
        return differences.isEmpty() ? "its result is no longer in the store" : inShort(differences);
    }

    private static String inShort(List<String> differences) {
        int more = differences.size() - 1;
        return differences.get(0) + (more == 0 ? "" : " and " + more + " more");
    }

    /**
     * Why a stage will run for certain although stages before it are not done; empty when that depends on them.
     *
     * @param known the causes that are known already
     */
    static String certain(Map<String, String> before, Map<String, String> known) {
        var settled = new ArrayList<String>();
        String config = StageKey.CONFIG_KEY;
        boolean sameConfig = sameConfig(before, known);
        known.forEach((name, value) -> {
            String earlier = before.get(name);
            boolean counts = !(sameConfig && name.startsWith(config)) && !name.equals(StageKey.CONFIG);
            // A table that is new may be one of several that take another's place when a stage is skipped.
            if (counts && earlier == null && !StageRecord.isTableCause(name)) {
                settled.add(name + " is new");
            } else if (counts && earlier != null && !earlier.equals(value)) {
                settled.add(describe(name, earlier, value));
            }
        });
        return settled.isEmpty() ? "" : inShort(settled);
    }

    /** All that differs, in the order of the causes. */
    static List<String> differences(Map<String, String> before, Map<String, String> now) {
        var differences = new ArrayList<String>();
        boolean sameConfig = sameConfig(before, now);
        boolean told = sameConfig;
        for (Map.Entry<String, String> cause : now.entrySet()) {
            String name = cause.getKey();
            boolean ofConfig = name.startsWith(StageKey.CONFIG_KEY);
            String earlier = before.get(name);
            if (name.equals(StageKey.CONFIG)
                    || (ofConfig && sameConfig)
                    || cause.getValue().equals(earlier)) {
                continue;
            }
            told |= ofConfig;
            differences.add(earlier == null ? name + " is new" : describe(name, earlier, cause.getValue()));
        }
        for (String name : before.keySet()) {
            boolean ofConfig = name.startsWith(StageKey.CONFIG_KEY);
            if (!now.containsKey(name) && !(ofConfig && sameConfig)) {
                told |= ofConfig;
                differences.add(name + " is gone");
            }
        }
        if (!told) {
            differences.add("config changed");
        }
        return differences;
    }

    private static boolean sameConfig(Map<String, String> before, Map<String, String> now) {
        return Objects.equals(before.get(StageKey.CONFIG), now.get(StageKey.CONFIG));
    }

    private static String describe(String name, String before, String now) {
        boolean hash = name.startsWith(StageKey.INPUT)
                || StageRecord.isTableCause(name)
                || name.startsWith(StageKey.JAR)
                || name.equals(StageRecord.ITEMS)
                || name.equals(StageKey.CONTENT)
                || name.equals(StageKey.ANSWERS_HASH)
                || name.equals(StageKey.GUIDELINES);
        if (hash) {
            return name + " changed";
        }
        if (name.equals(StageKey.LABELS)) {
            return ClassChange.describe(before, now);
        }
        String from = plain(before);
        String to = plain(now);
        int start = from.length() <= SHOWN && to.length() <= SHOWN ? 0 : Math.max(0, common(from, to) - LEAD);
        return name + " " + cut(from, start) + " -> " + cut(to, start);
    }

    /** People write 1, the canonical form of a number is 1.0. */
    private static String plain(String canonical) {
        boolean whole = canonical.endsWith(".0") && canonical.length() > 2;
        return whole ? canonical.substring(0, canonical.length() - 2) : canonical;
    }

    private static int common(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return i;
    }

    private static String cut(String value, int start) {
        int from = start > 0 && Character.isLowSurrogate(value.charAt(Math.min(start, value.length() - 1)))
                ? start - 1
                : start;
        int to = Math.min(value.length(), from + SHOWN);
        if (to < value.length() && Character.isHighSurrogate(value.charAt(to - 1))) {
            to--;
        }
        return (from > 0 ? "..." : "") + value.substring(from, to) + (to < value.length() ? "..." : "");
    }
}
