package io.labelwright.vision.yolo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a label file: {@code class cx cy width height [confidence]}.
 *
 * @param problem why it is no box; null when it is one
 * @param confidence NaN when there is none
 * @param digits the most digits that its shares have behind the point, at least 6
 */
record LabelLine(
        @Nullable String problem,
        String label,
        double centreX,
        double centreY,
        double width,
        double height,
        double confidence,
        int digits) {

    private static final int USUAL_DIGITS = 6;

    static LabelLine of(String line, List<String> names) {
        String[] values = line.strip().split("[ \\t]+", -1);
        String shape = shape(values.length);
        if (shape != null) {
            return refused(shape);
        }
        double[] numbers = new double[values.length];
        // A line of fewer digits was not rounded to them: 0.5 is half of the image.
        int digits = USUAL_DIGITS;
        for (int i = 1; i < values.length; i++) {
            numbers[i] = number(values[i]);
            if (Double.isNaN(numbers[i])) {
                return refused(
                        values[i].indexOf(',') >= 0
                                ? "'" + shown(values[i]) + "' has a comma; decimals have a point"
                                : "'" + shown(values[i]) + "' is no number");
            }
            digits = i <= 4 ? Math.max(digits, digits(values[i])) : digits;
        }
        if (!values[0].matches("[0-9]{1,9}")) {
            return refused("the class is a whole number from 0, found '" + shown(values[0]) + "'");
        }
        int index = Integer.parseInt(values[0]);
        if (index >= names.size()) {
            return refused("the class " + index + " has no name: there are " + names.size() + ", from 0 to "
                    + (names.size() - 1));
        }
        if (names.get(index).isEmpty()) {
            return refused("the class " + index + " has an empty name");
        }
        double confidence = values.length == 6 ? numbers[5] : Double.NaN;
        if (confidence < 0 || confidence > 1) {
            return refused("a confidence is from 0 to 1, found " + shown(values[5]));
        }
        return new LabelLine(
                null, names.get(index), numbers[1], numbers[2], numbers[3], numbers[4], confidence, digits);
    }

    private static LabelLine refused(String problem) {
        return new LabelLine(problem, "", 0, 0, 0, 0, Double.NaN, 0);
    }

    private static @Nullable String shape(int values) {
        if (values == 5 || values == 6) {
            return null;
        }
        String has = "a box has 5 values (class, centre x, centre y, width, height) and may have a confidence, ";
        if (values == 9) {
            return has + "found 9: an oriented box or a polygon of four corners";
        }
        if (values >= 7 && values % 2 == 1) {
            return has + "found " + values + ": a polygon of " + values / 2 + " points";
        }
        if (values >= 8 && (values - 5) % 3 == 0) {
            return has + "found " + values + ": a box with key points";
        }
        return has + "found " + values;
    }

    private static double number(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789.+-eE".indexOf(text.charAt(i)) < 0) {
                return Double.NaN;
            }
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static int digits(String number) {
        int exponent = Math.max(number.indexOf('e'), number.indexOf('E'));
        int point = number.indexOf('.');
        int end = exponent < 0 ? number.length() : exponent;
        int behind = point < 0 ? 0 : end - point - 1;
        if (exponent >= 0) {
            try {
                behind -= Integer.parseInt(number.substring(exponent + 1));
            } catch (NumberFormatException e) {
                return Normalised.MOST_DIGITS;
            }
        }
        return Math.max(0, Math.min(Normalised.MOST_DIGITS, behind));
    }

    private static String shown(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }
}
