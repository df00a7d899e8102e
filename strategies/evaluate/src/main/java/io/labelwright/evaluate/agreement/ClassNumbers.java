package io.labelwright.evaluate.agreement;

import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.math.BigDecimal;
import java.util.Locale;

/** The names of classes read as numbers. */
final class ClassNumbers {

    /** No number that is written out is longer. */
    private static final int LONGEST = 400;

    private ClassNumbers() {}

    /**
     * The number of each class at a level of measurement; zeros where the level does not look at them.
     *
     * @throws LabelingException when a name is not a number that the level can take
     */
    static double[] of(LabelSchema schema, LevelOfMeasurement level) {
        var numbers = new double[schema.size()];
        for (int k = 0; k < numbers.length && level.numeric(); k++) {
            numbers[k] = number(schema.name(k));
            if (!Double.isFinite(numbers[k])) {
                throw refused(level, schema.name(k), "a number");
            }
            if (level == LevelOfMeasurement.RATIO && numbers[k] < 0) {
                throw refused(level, schema.name(k), "0 or more");
            }
        }
        return numbers;
    }

    private static double number(String name) {
        if (name.length() > LONGEST) {
            return Double.NaN;
        }
        try {
            return new BigDecimal(name).doubleValue();
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static LabelingException refused(LevelOfMeasurement level, String name, String wanted) {
        String word = level.name().toLowerCase(Locale.ROOT);
        return new LabelingException(
                StandardError.WRONG_TYPE,
                null,
                "level_of_measurement: " + word + " takes the names of the classes as numbers, and the class '" + name
                        + "' is not " + wanted,
                "use level_of_measurement: nominal, or ordinal when the classes are listed in their order");
    }
}
