package io.labelwright.features.columns;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of a column, by item. One of the two arrays is empty: a column holds numbers or categories.
 *
 * @param name of the column
 * @param numbers per item its number, NaN where it is missing
 * @param categories per item its category, null where it is missing
 */
@SuppressWarnings("ArrayRecordComponent") // read only, seen by this package alone
record InputColumn(String name, double[] numbers, @Nullable String[] categories) {

    static InputColumn ofNumbers(String name, double[] numbers) {
        return new InputColumn(name, numbers, new String[0]);
    }

    /** A column of texts: of numbers where each is one and categories are not asked for. */
    static InputColumn ofTexts(String name, @Nullable String[] texts, boolean asCategories) {
        double[] numbers = asCategories ? null : numbers(texts);
        return numbers == null ? new InputColumn(name, new double[0], texts) : ofNumbers(name, numbers);
    }

    boolean isNumeric() {
        return categories.length == 0;
    }

    private static double @Nullable [] numbers(@Nullable String[] texts) {
        var numbers = new double[texts.length];
        Arrays.fill(numbers, Double.NaN);
        boolean any = false;
        for (int i = 0; i < texts.length; i++) {
            String text = texts[i];
            if (text != null) {
                Double number = number(text);
                if (number == null) {
                    return null;
                }
                numbers[i] = number;
                any = true;
            }
        }
        return any ? numbers : null;
    }

    /** A finite decimal number; null for all else, also for what Java reads beside: 1f, 0x1p3, NaN. */
    private static @Nullable Double number(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty() || !trimmed.chars().allMatch(c -> "+-.0123456789eE".indexOf(c) >= 0)) {
            return null;
        }
        try {
            double number = Double.parseDouble(trimmed);
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
