package io.labelwright.split.part;

import io.labelwright.math.number.Decimal;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which parts are wanted. A config holds it with {@code @Inline}. */
public record PartOptions(
        @Doc("The parts by name, {train: 0.8, test: 0.2}: shares that add up to 1, or numbers of items, which leave the"
                + " items beyond them in no part. Of each class the part train, or the first one where none is called"
                + " so, has an item at least.")
        @Default("{train: 0.8, test: 0.2}")
        Map<String, Double> parts) {

    /** How far shares may add up to something else than 1. */
    private static final double ROUNDING = 1e-9;

    public PartOptions {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("parts names no part, expected such as {train: 0.8, test: 0.2}");
        }
        for (var part : parts.entrySet()) {
            if (part.getKey().isBlank()) {
                throw new IllegalArgumentException("parts: a part needs a name");
            }
            if (!(part.getValue() > 0 && part.getValue() <= Integer.MAX_VALUE)) {
                throw new IllegalArgumentException("parts: the part '" + part.getKey() + "' is to have "
                        + print(part.getValue()) + ", expected a share or a number of items above 0");
            }
        }
        if (!areShares(parts) && !areCounts(parts)) {
            throw new IllegalArgumentException("parts: " + list(parts) + " add up to " + print(sum(parts))
                    + ", expected shares that add up to 1, or whole numbers of items");
        }
    }

    /** Whether the parts are given as shares and not as numbers of items. */
    public boolean areShares() {
        return areShares(parts);
    }

    private static boolean areShares(Map<String, Double> parts) {
        return Math.abs(sum(parts) - 1) <= ROUNDING;
    }

    private static boolean areCounts(Map<String, Double> parts) {
        return parts.values().stream().allMatch(count -> count == Math.rint(count));
    }

    static double sum(Map<String, Double> parts) {
        double sum = 0;
        for (double value : parts.values()) {
            sum += value;
        }
        return sum;
    }

    /** A share or a number of items as people write it. */
    static String print(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Decimal.print(number);
    }

    private static String list(Map<String, Double> parts) {
        List<String> words = new ArrayList<>();
        parts.forEach((name, value) -> words.add(name + " " + print(value)));
        return String.join(", ", words);
    }
}
