package io.labelwright.vision.box;

import io.labelwright.math.number.Decimal;
import io.labelwright.spi.label.Box;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the boxes of one image after the other and refuses those that no image has: numbers that are not finite, no
 * area, corners in the wrong order, no label, and, as {@link Outside} says, what sticks out. Formats print rounded
 * numbers, so that less than a hundredth of a pixel is not taken for sticking out.
 */
public final class ImageBoxes {

    private static final double TOLERANCE = 0.01;

    private final Outside outside;
    private List<Box> boxes = new ArrayList<>();
    private double imageWidth;
    private double imageHeight;
    private int clipped;

    public ImageBoxes(Outside outside) {
        this.outside = outside;
    }

    /**
     * Begins the next image.
     *
     * @param width pixels; 0 when not known, as its height
     */
    public void begin(double width, double height) {
        boxes = new ArrayList<>();
        imageWidth = width;
        imageHeight = height;
        clipped = 0;
    }

    /**
     * Adds a box by its opposite corners.
     *
     * @return why it is refused; null when it is not
     */
    public @Nullable String addCorners(double left, double top, double right, double bottom, String label) {
        if (left > right) {
            return "xmin " + Decimal.print(left) + " is right of xmax " + Decimal.print(right);
        }
        if (top > bottom) {
            return "ymin " + Decimal.print(top) + " is below ymax " + Decimal.print(bottom);
        }
        return add(left, top, Pixels.difference(right, left), Pixels.difference(bottom, top), label);
    }

    /**
     * Adds a box.
     *
     * @return why it is refused; null when it is not
     */
    public @Nullable String add(double x, double y, double width, double height, String label) {
        if (label.isEmpty()) {
            return "the box has no label";
        }
        if (!Double.isFinite(x + width) || !Double.isFinite(y + height)) {
            return "the box has a number that is not finite";
        }
        if (!(width > 0 && height > 0)) {
            return "the box has no area: width " + Decimal.print(width) + ", height " + Decimal.print(height);
        }
        if (outside == Outside.KEEP || (fits(x, width, imageWidth) && fits(y, height, imageHeight))) {
            boxes.add(new Box(x, y, width, height, label));
            return null;
        }
        return outside == Outside.CLIP ? clip(x, y, width, height, label) : sticksOut(x, y, width, height);
    }

    private @Nullable String clip(double x, double y, double width, double height, String label) {
        double left = Math.max(0, x);
        double top = Math.max(0, y);
        double right = imageWidth > 0 ? Math.min(imageWidth, x + width) : x + width;
        double bottom = imageHeight > 0 ? Math.min(imageHeight, y + height) : y + height;
        if (!(right > left && bottom > top)) {
            return sticksOut(x, y, width, height);
        }
        // An edge that is inside stays where it is to the last bit.
        double inWidth = left == x && right == x + width ? width : right - left;
        double inHeight = top == y && bottom == y + height ? height : bottom - top;
        boxes.add(new Box(left, top, inWidth, inHeight, label));
        clipped++;
        return null;
    }

    private static boolean fits(double from, double length, double image) {
        return from > -TOLERANCE && (image <= 0 || from + length < image + TOLERANCE);
    }

    private String sticksOut(double x, double y, double width, double height) {
        String size = imageWidth > 0
                ? "the image of " + Decimal.print(imageWidth) + " x " + Decimal.print(imageHeight) + " pixels"
                : "its image";
        return "the box from (" + Decimal.print(x) + ", " + Decimal.print(y) + ") to (" + Decimal.print(x + width)
                + ", " + Decimal.print(y + height) + ") sticks out of " + size;
    }

    /** The boxes of the image so far. */
    public List<Box> boxes() {
        return Collections.unmodifiableList(boxes);
    }

    /** How many of them were cut. */
    public int clipped() {
        return clipped;
    }
}
