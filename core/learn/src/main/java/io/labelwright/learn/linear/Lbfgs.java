package io.labelwright.learn.linear;

/**
 * Minimises a smooth function by limited-memory BFGS: steps along the gradient, bent by what the last steps told of the
 * curvature, each as long as the weak Wolfe conditions ask for. Memory O(history * variables). Nocedal 1980 (Updating
 * Quasi-Newton Matrices with Limited Storage); the search for a length is that of Lewis, Overton 2013.
 */
final class Lbfgs {

    private static final int HISTORY = 10;
    private static final int LONGEST_SEARCH = 40;
    private static final double DECREASE = 1e-4;
    private static final double CURVATURE = 0.9;

    /** What is minimised. */
    @FunctionalInterface
    interface Objective {

        /**
         * The function at a point.
         *
         * @param gradient where the gradient is put
         */
        double at(double[] point, double[] gradient);
    }

    private final Objective objective;
    private final int size;
    private final double[][] steps = new double[HISTORY][];
    private final double[][] changes = new double[HISTORY][];
    private final double[] curvature = new double[HISTORY];
    private int updates;

    private Lbfgs(Objective objective, int size) {
        this.objective = objective;
        this.size = size;
    }

    /**
     * The point of a minimum, from 0.
     *
     * @param size number of variables
     * @param tolerance the largest component of the gradient at which the search ends
     */
    static double[] minimise(Objective objective, int size, int maxIterations, double tolerance, Runnable pause) {
        return new Lbfgs(objective, size).run(maxIterations, tolerance, pause);
    }

    private double[] run(int maxIterations, double tolerance, Runnable pause) {
        double[] point = new double[size];
        double[] gradient = new double[size];
        double value = objective.at(point, gradient);
        for (int iteration = 0; iteration < maxIterations && largest(gradient) > tolerance; iteration++) {
            pause.run();
            double[] direction = direction(gradient);
            double slope = dot(direction, gradient);
            if (!(slope < 0)) {
                // What was learned of the curvature is wrong here: begin anew, downhill.
                updates = 0;
                direction = direction(gradient);
                slope = dot(direction, gradient);
            }
            // Before anything is known of the curvature a step of length 1 is as good as any.
            double length = updates == 0 ? 1 / Math.max(1, Math.sqrt(-slope)) : 1;
            double shortest = 0;
            double longest = Double.POSITIVE_INFINITY;
            double[] next = new double[size];
            double[] nextGradient = new double[size];
            double nextValue = value;
            boolean found = false;
            for (int tries = 0; tries < LONGEST_SEARCH && !found; tries++) {
                for (int i = 0; i < size; i++) {
                    next[i] = point[i] + length * direction[i];
                }
                nextValue = objective.at(next, nextGradient);
                if (!(nextValue <= value + DECREASE * length * slope)) {
                    longest = length;
                    length = (shortest + longest) / 2;
                } else if (dot(nextGradient, direction) < CURVATURE * slope) {
                    shortest = length;
                    length = longest < Double.POSITIVE_INFINITY ? (shortest + longest) / 2 : 2 * length;
                } else {
                    found = true;
                }
            }
            if (!found && !(nextValue < value)) {
                // No length goes down any more: the point is as good as the numbers can tell.
                return point;
            }
            remember(point, next, gradient, nextGradient);
            point = next;
            gradient = nextGradient;
            value = nextValue;
        }
        return point;
    }

    private void remember(double[] point, double[] next, double[] gradient, double[] nextGradient) {
        var step = new double[size];
        var change = new double[size];
        for (int i = 0; i < size; i++) {
            step[i] = next[i] - point[i];
            change[i] = nextGradient[i] - gradient[i];
        }
        double along = dot(step, change);
        if (along > 1e-300) {
            int at = updates++ % HISTORY;
            steps[at] = step;
            changes[at] = change;
            curvature[at] = along;
        }
    }

    /** Minus the gradient times the approximate inverse of the Hessian, by the recursion of two loops. */
    private double[] direction(double[] gradient) {
        double[] direction = new double[size];
        for (int i = 0; i < size; i++) {
            direction[i] = -gradient[i];
        }
        int known = Math.min(updates, HISTORY);
        var alpha = new double[HISTORY];
        for (int back = 1; back <= known; back++) {
            int at = (updates - back) % HISTORY;
            alpha[at] = dot(steps[at], direction) / curvature[at];
            add(direction, changes[at], -alpha[at]);
        }
        if (known > 0) {
            int last = (updates - 1) % HISTORY;
            double scale = curvature[last] / dot(changes[last], changes[last]);
            for (int i = 0; i < size; i++) {
                direction[i] *= scale;
            }
        }
        for (int back = known; back >= 1; back--) {
            int at = (updates - back) % HISTORY;
            add(direction, steps[at], alpha[at] - dot(changes[at], direction) / curvature[at]);
        }
        return direction;
    }

    private static void add(double[] to, double[] what, double times) {
        for (int i = 0; i < to.length; i++) {
            to[i] += times * what[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
