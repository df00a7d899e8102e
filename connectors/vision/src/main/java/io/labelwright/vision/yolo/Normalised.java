package io.labelwright.vision.yolo;

/**
 * The numbers of one side of a box: YOLO's centre and length as shares of the image, and pixels.
 *
 * <p>Shares are printed with some digits and therefore rounded. Of all pixels that print as the same digits those with
 * the fewest places behind the point are taken: boxes that had whole pixels before some program rounded their shares
 * have them again, and what is read prints as the same digits.
 */
final class Normalised {

    /** The most digits behind the point with which doubles from 0 to 1 are exact enough. */
    static final int MOST_DIGITS = 15;

    private static final int MOST_PIXEL_DIGITS = 9;
    private static final double[] POWERS = new double[MOST_DIGITS + 1];

    static {
        for (int i = 0; i <= MOST_DIGITS; i++) {
            POWERS[i] = Long.parseLong("1" + "0".repeat(i));
        }
    }

    private double from;
    private double length;

    /** Pixels from the edge of the image; of what was decoded last. */
    double from() {
        return from;
    }

    /** Pixels. */
    double length() {
        return length;
    }

    /**
     * Makes pixels of shares.
     *
     * @param digits how many digits behind the point the shares have
     * @param image pixels of the image
     */
    void decode(double centre, double share, int digits, double image) {
        double exactFrom = (centre - share / 2) * image;
        double exactLength = share * image;
        for (int places = 0; places <= MOST_PIXEL_DIGITS; places++) {
            from = Math.rint(exactFrom * POWERS[places]) / POWERS[places];
            length = Math.rint(exactLength * POWERS[places]) / POWERS[places];
            if ((length > 0) == (share > 0)
                    && same(centre(from, length, image), centre, digits)
                    && same(length / image, share, digits)) {
                return;
            }
        }
        from = exactFrom;
        length = exactLength;
    }

    private static boolean same(double a, double b, int digits) {
        return units(a, digits) == units(b, digits);
    }

    /**
     * A value in units of its last digit, rounded as C and Python print it: by its exact value, halves to even. A
     * product of doubles would often round to a half first, since pixels over image sizes lie close to them.
     */
    private static double units(double value, int digits) {
        double floor = Math.floor(value * POWERS[digits]);
        double beyondHalf = Math.fma(value, POWERS[digits], -(floor + 0.5));
        return beyondHalf > 0 || (beyondHalf == 0 && floor % 2 != 0) ? floor + 1 : floor;
    }

    /** The centre of a box as a share of the image. */
    static double centre(double from, double length, double image) {
        return (from + length / 2) / image;
    }

    /** Whether pixels that are printed with so many digits are read as the same pixels. */
    boolean survives(double wantedFrom, double wantedLength, double image, int digits) {
        double centre = rounded(centre(wantedFrom, wantedLength, image), digits);
        double share = rounded(wantedLength / image, digits);
        decode(centre, share, digits, image);
        return from == wantedFrom && length == wantedLength;
    }

    private static double rounded(double value, int digits) {
        return units(value, digits) / POWERS[digits];
    }

    /** Appends a share with so many digits behind the point. */
    static void print(double value, int digits, StringBuilder text) {
        int fitting = digits;
        while (Math.abs(value) * POWERS[fitting] > 9e15) {
            fitting--;
        }
        long units = (long) units(Math.abs(value), fitting);
        if (value < 0 && units > 0) {
            text.append('-');
        }
        long whole = (long) POWERS[fitting];
        text.append(units / whole);
        if (fitting > 0) {
            String fraction = Long.toString(units % whole);
            text.append('.').append("0".repeat(fitting - fraction.length())).append(fraction);
        }
    }
}
