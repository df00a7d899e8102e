package io.labelwright.engine.run;

import java.util.Map;
import java.util.Objects;

/** Says in a few words why a stage runs: the first cause that differs from the last time. */
final class RunReason {

    private static final int SHOWN = 40;

    private RunReason() {}

    static String of(Map<String, String> before, Map<String, String> now) {
        boolean sameConfig = Objects.equals(before.get(StageKey.CONFIG), now.get(StageKey.CONFIG));
        for (Map.Entry<String, String> cause : now.entrySet()) {
            String name = cause.getKey();
            if (sameConfig && name.startsWith(StageKey.CONFIG_KEY)) {
                continue;
            }
            String earlier = before.get(name);
            if (earlier == null) {
                return name + " is new";
            }
            if (!earlier.equals(cause.getValue())) {
                return describe(name, earlier, cause.getValue());
            }
        }
        for (String name : before.keySet()) {
            if (!now.containsKey(name)) {
                return name + " is gone";
            }
        }
        return "its result is no longer in the store";
    }

    private static String describe(String name, String before, String now) {
        boolean hash = name.startsWith(StageKey.INPUT)
                || name.startsWith("table ")
                || name.startsWith("plug-in jar ")
                || name.equals("items")
                || name.equals(StageKey.ANSWERS_HASH);
        return hash ? name + " changed" : name + " " + cut(before) + " -> " + cut(now);
    }

    private static String cut(String canonical) {
        // People write 1, the canonical form of a number is 1.0.
        boolean whole = canonical.endsWith(".0") && canonical.length() > 2;
        String value = whole ? canonical.substring(0, canonical.length() - 2) : canonical;
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "...";
    }
}
