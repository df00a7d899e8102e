package io.labelwright.evaluate.agreement;

/**
 * How much two different answers disagree, for the weighted kappa (Cohen 1968) and Gwet's AC2. Classes count by their
 * place in the schema. With {@code h} the number of steps between two of {@code q} classes, a weight is {@code 1 - d(h)
 * / d(q - 1)} (Gwet 2014, chapter 3).
 */
public enum Weights {
    /** All different answers disagree alike: only the figures without weights are given. */
    NONE,
    /** {@code d = h}. */
    LINEAR,
    /** {@code d = h^2}. */
    QUADRATIC,
    /** {@code d = h (h + 1) / 2}. */
    ORDINAL;

    /** The distance of two classes. */
    long distance(int one, int other) {
        long steps = Math.abs(one - other);
        return switch (this) {
            case NONE -> steps == 0 ? 0 : 1;
            case LINEAR -> steps;
            case QUADRATIC -> steps * steps;
            case ORDINAL -> steps * (steps + 1) / 2;
        };
    }

    /** The largest distance there is among so many classes; at least 1. */
    long largest(int classes) {
        return Math.max(1, distance(0, classes - 1));
    }

    /** The sum of the weights of all ordered pairs of so many classes, each with itself included. */
    double sum(int classes) {
        double distances = 0;
        for (int h = 1; h < classes; h++) {
            distances += 2.0 * (classes - h) * distance(0, h);
        }
        return (double) classes * classes - distances / largest(classes);
    }

    /** The sum of the distances over all ordered pairs of the answers to one item. */
    double within(ClassCounts item) {
        return switch (this) {
            case NONE -> (double) item.pairs() - item.agreeing();
            case LINEAR -> linear(item);
            case QUADRATIC -> quadratic(item);
            case ORDINAL -> (linear(item) + quadratic(item)) / 2;
        };
    }

    // Each gap between neighbouring classes separates the answers below it from those above.
    private static double linear(ClassCounts item) {
        double sum = 0;
        double below = 0;
        for (int c = 1; c < item.length; c++) {
            below += item.count[c - 1];
            sum += 2 * below * (item.answers - below) * (item.classIndex[c] - item.classIndex[c - 1]);
        }
        return sum;
    }

    private static double quadratic(ClassCounts item) {
        double sum = 0;
        double squares = 0;
        for (int c = 1; c < item.length; c++) {
            double apart = item.classIndex[c] - item.classIndex[0];
            sum += apart * item.count[c];
            squares += apart * apart * item.count[c];
        }
        return 2 * (item.answers * squares - sum * sum);
    }

    /**
     * The sum of the distances over all pairs of an answer of the one side and one of the other.
     *
     * @param classIndex classes, ascending
     * @param one answers of one side by these classes
     * @param other those of the other
     */
    double between(int[] classIndex, long[] one, long[] other) {
        double ones = 0;
        double others = 0;
        double oneSum = 0;
        double otherSum = 0;
        double squares = 0;
        double oneSquares = 0;
        for (int c = 0; c < classIndex.length; c++) {
            double apart = (double) classIndex[c] - classIndex[0];
            ones += one[c];
            others += other[c];
            oneSum += apart * one[c];
            otherSum += apart * other[c];
            oneSquares += apart * apart * one[c];
            squares += apart * apart * other[c];
        }
        double quadratic = others * oneSquares + ones * squares - 2 * oneSum * otherSum;
        double linear = 0;
        double oneBelow = 0;
        double otherBelow = 0;
        double same = 0;
        for (int c = 0; c < classIndex.length; c++) {
            if (c > 0) {
                double gap = (double) classIndex[c] - classIndex[c - 1];
                linear += gap * (oneBelow * (others - otherBelow) + otherBelow * (ones - oneBelow));
            }
            oneBelow += one[c];
            otherBelow += other[c];
            same += (double) one[c] * other[c];
        }
        return switch (this) {
            case NONE -> ones * others - same;
            case LINEAR -> linear;
            case QUADRATIC -> quadratic;
            case ORDINAL -> (linear + quadratic) / 2;
        };
    }
}
