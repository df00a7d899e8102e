package io.labelwright.spi.label;

import java.util.Comparator;

/**
 * A labelled box in an image. Its sides are those of the image.
 *
 * @param x pixels from the left edge of the image to that of the box
 * @param y pixels from the top edge of the image to that of the box
 * @param width pixels; more than 0
 * @param height pixels; more than 0
 * @param label name of its class
 */
public record Box(double x, double y, double width, double height, String label) implements Comparable<Box> {

    private static final Comparator<Box> ORDER = Comparator.comparingDouble(Box::x)
            .thenComparingDouble(Box::y)
            .thenComparingDouble(Box::width)
            .thenComparingDouble(Box::height)
            .thenComparing(Box::label);

    /** Refuses boxes that no image has. */
    public Box {
        if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(width) || !Double.isFinite(height)) {
            throw new IllegalArgumentException("a box has finite numbers");
        }
        if (!(width > 0 && height > 0)) {
            throw new IllegalArgumentException(
                    "a box has a width and a height above 0, not " + width + " and " + height);
        }
        if (label.isEmpty()) {
            throw new IllegalArgumentException("the box at " + x + ", " + y + " has no label");
        }
        // No minus zero, which would print as another number.
        x += 0.0;
        y += 0.0;
    }

    /** By x, y, width, height, then label. */
    @Override
    public int compareTo(Box other) {
        return ORDER.compare(this, other);
    }
}
