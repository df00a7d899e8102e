package io.labelwright.platforms.labelstudio;

import io.labelwright.platforms.json.Json;
import io.labelwright.platforms.json.Refusal;
import io.labelwright.spi.label.Box;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * Boxes in percent of the sides of their image, from pixels and back. Percents are written with 25 digits and read as
 * decimals, so that pixels come back to the last bit.
 */
final class PercentBox {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** What rounding elsewhere may add to a side. */
    private static final BigDecimal MOST = new BigDecimal("100.000001");

    private static final MathContext DIGITS = new MathContext(25);

    private PercentBox() {}

    /**
     * The box of a region.
     *
     * @param value {@code x}, {@code y}, {@code width}, {@code height} in percent
     * @param width pixels of the image; null when not known
     * @param height pixels of the image; null when not known
     * @param clip whether a box is cut at the edge of the image, and not refused
     */
    static Box read(Json value, @Nullable String width, @Nullable String height, @Nullable String label, boolean clip)
            throws Refusal {
        if (label == null) {
            throw new Refusal("a rectangle has no label");
        }
        if (width == null || height == null) {
            throw new Refusal(
                    "a rectangle has no original_width and original_height, without which percents are no " + "pixels");
        }
        BigDecimal imageWidth = side(new Json.Numeral(width), "original_width");
        BigDecimal imageHeight = side(new Json.Numeral(height), "original_height");
        if (imageWidth.signum() == 0 || imageHeight.signum() == 0) {
            throw new Refusal("a rectangle lies in an image of " + width + " x " + height + " pixels");
        }
        checkRotation(value.get("rotation"));
        Side across = side(value, "x", "width", clip);
        Side down = side(value, "y", "height", clip);
        return new Box(
                pixels(across.start(), imageWidth),
                pixels(down.start(), imageHeight),
                pixels(across.length(), imageWidth),
                pixels(down.length(), imageHeight),
                label);
    }

    /** Where a box starts and how long it is, in percent of one side of the image. */
    private record Side(BigDecimal start, BigDecimal length) {}

    private static Side side(Json value, String startKey, String lengthKey, boolean clip) throws Refusal {
        BigDecimal start = number(value.get(startKey), startKey);
        BigDecimal length = side(value.get(lengthKey), lengthKey);
        if (start.signum() < 0 || beyond(start, length)) {
            if (!clip) {
                throw new Refusal("a rectangle reaches beyond the image: " + startKey + " " + start + " and "
                        + lengthKey + " " + length + " percent; say outside: clip to cut it at the edge");
            }
            BigDecimal end = start.add(length, DIGITS).min(HUNDRED);
            start = start.max(BigDecimal.ZERO).min(HUNDRED);
            length = end.subtract(start, DIGITS);
        }
        if (length.signum() <= 0) {
            throw new Refusal("a rectangle has no area");
        }
        return new Side(start, length);
    }

    private static boolean beyond(BigDecimal start, BigDecimal length) {
        return start.compareTo(MOST) > 0
                || length.compareTo(MOST) > 0
                || start.add(length, DIGITS).compareTo(MOST) > 0;
    }

    private static void checkRotation(Json rotation) throws Refusal {
        if (!rotation.isNothing() && number(rotation, "rotation").signum() != 0) {
            throw new Refusal(
                    "a rectangle is rotated by " + rotation.field() + " degrees; boxes of tables stand upright");
        }
    }

    private static double pixels(BigDecimal percent, BigDecimal side) {
        return percent.multiply(side).movePointLeft(2).doubleValue();
    }

    /** Pixels in percent of a side. */
    static String percent(double pixels, BigDecimal side) {
        BigDecimal percent = new BigDecimal(pixels).multiply(HUNDRED).divide(side, DIGITS);
        return percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString();
    }

    private static BigDecimal side(Json value, String key) throws Refusal {
        BigDecimal number = number(value, key);
        if (number.signum() < 0) {
            throw new Refusal("a rectangle has a " + key + " below 0: " + value.field());
        }
        return number;
    }

    /** A number of reasonable size: the exact value of {@code 1e-999999999} has a billion digits. */
    private static BigDecimal number(Json value, String key) throws Refusal {
        if (value instanceof Json.Numeral numeral && numeral.spelling().length() <= 64) {
            try {
                var number = new BigDecimal(numeral.spelling());
                if (number.signum() == 0) {
                    return BigDecimal.ZERO;
                }
                if (Math.abs((long) number.scale() - number.precision()) < 400) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw new Refusal("a rectangle has a " + key + " that is no number: " + value.compact());
            }
        }
        throw new Refusal("a rectangle needs a '" + key + "' that is a number, found " + value.compact());
    }
}
