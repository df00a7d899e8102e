package io.labelwright.math.graph;

import java.util.ServiceLoader;

/** Sums by plain loops, four or twelve numbers of a row at a time, which stay in registers while neighbours pass by. */
final class PlainRowSums implements RowSums {

    /**
     * As many sums as there are registers for: the whole row of a neighbour is fetched at once, not part after part.
     */
    private static final int MANY_AT_ONCE = 12;

    PlainRowSums() {}

    /** The one that a provider brings, else this one. */
    static RowSums best() {
        return Best.KERNEL;
    }

    /** Looked for once, when first asked. */
    private static final class Best {

        private static final RowSums KERNEL =
                ServiceLoader.load(RowSumsProvider.class, PlainRowSums.class.getClassLoader()).stream()
                        .flatMap(provider -> provider.get().sums().stream())
                        .findFirst()
                        .orElseGet(PlainRowSums::new);
    }

    @Override
    public void of(CsrGraph graph, double[] x, double[] into, int width, int from, int to) {
        float[] weight = graph.weight();
        if (weight == null) {
            plain(graph, x, into, width, from, to);
        } else {
            weighted(graph, weight, x, into, width, from, to);
        }
    }

    private static void plain(CsrGraph graph, double[] x, double[] into, int width, int from, int to) {
        int[] start = graph.start();
        int[] target = graph.target();
        for (int node = from; node < to; node++) {
            int k = 0;
            for (; k + MANY_AT_ONCE <= width; k += MANY_AT_ONCE) {
                plainMany(target, x, into, width, node * width + k, k, start[node], start[node + 1]);
            }
            for (; k < width; k += AT_ONCE) {
                plainFew(target, x, into, width, node * width + k, k, start[node], start[node + 1]);
            }
        }
    }

    private static void plainFew(
            int[] target, double[] x, double[] into, int width, int at, int k, int first, int end) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        for (int e = first; e < end; e++) {
            int row = target[e] * width + k;
            sum0 += x[row];
            sum1 += x[row + 1];
            sum2 += x[row + 2];
            sum3 += x[row + 3];
        }
        into[at] = sum0;
        into[at + 1] = sum1;
        into[at + 2] = sum2;
        into[at + 3] = sum3;
    }

    private static void plainMany(
            int[] target, double[] x, double[] into, int width, int at, int k, int first, int end) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        double sum4 = 0;
        double sum5 = 0;
        double sum6 = 0;
        double sum7 = 0;
        double sum8 = 0;
        double sum9 = 0;
        double sum10 = 0;
        double sum11 = 0;
        for (int e = first; e < end; e++) {
            int row = target[e] * width + k;
            sum0 += x[row];
            sum1 += x[row + 1];
            sum2 += x[row + 2];
            sum3 += x[row + 3];
            sum4 += x[row + 4];
            sum5 += x[row + 5];
            sum6 += x[row + 6];
            sum7 += x[row + 7];
            sum8 += x[row + 8];
            sum9 += x[row + 9];
            sum10 += x[row + 10];
            sum11 += x[row + 11];
        }
        into[at] = sum0;
        into[at + 1] = sum1;
        into[at + 2] = sum2;
        into[at + 3] = sum3;
        into[at + 4] = sum4;
        into[at + 5] = sum5;
        into[at + 6] = sum6;
        into[at + 7] = sum7;
        into[at + 8] = sum8;
        into[at + 9] = sum9;
        into[at + 10] = sum10;
        into[at + 11] = sum11;
    }

    private static void weighted(
            CsrGraph graph, float[] weight, double[] x, double[] into, int width, int from, int to) {
        int[] start = graph.start();
        int[] target = graph.target();
        for (int node = from; node < to; node++) {
            int k = 0;
            for (; k + MANY_AT_ONCE <= width; k += MANY_AT_ONCE) {
                weightedMany(target, weight, x, into, width, node * width + k, k, start[node], start[node + 1]);
            }
            for (; k < width; k += AT_ONCE) {
                weightedFew(target, weight, x, into, width, node * width + k, k, start[node], start[node + 1]);
            }
        }
    }

    private static void weightedFew(
            int[] target, float[] weight, double[] x, double[] into, int width, int at, int k, int first, int end) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        for (int e = first; e < end; e++) {
            int row = target[e] * width + k;
            double w = weight[e];
            sum0 += w * x[row];
            sum1 += w * x[row + 1];
            sum2 += w * x[row + 2];
            sum3 += w * x[row + 3];
        }
        into[at] = sum0;
        into[at + 1] = sum1;
        into[at + 2] = sum2;
        into[at + 3] = sum3;
    }

    private static void weightedMany(
            int[] target, float[] weight, double[] x, double[] into, int width, int at, int k, int first, int end) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        double sum4 = 0;
        double sum5 = 0;
        double sum6 = 0;
        double sum7 = 0;
        double sum8 = 0;
        double sum9 = 0;
        double sum10 = 0;
        double sum11 = 0;
        for (int e = first; e < end; e++) {
            int row = target[e] * width + k;
            double w = weight[e];
            sum0 += w * x[row];
            sum1 += w * x[row + 1];
            sum2 += w * x[row + 2];
            sum3 += w * x[row + 3];
            sum4 += w * x[row + 4];
            sum5 += w * x[row + 5];
            sum6 += w * x[row + 6];
            sum7 += w * x[row + 7];
            sum8 += w * x[row + 8];
            sum9 += w * x[row + 9];
            sum10 += w * x[row + 10];
            sum11 += w * x[row + 11];
        }
        into[at] = sum0;
        into[at + 1] = sum1;
        into[at + 2] = sum2;
        into[at + 3] = sum3;
        into[at + 4] = sum4;
        into[at + 5] = sum5;
        into[at + 6] = sum6;
        into[at + 7] = sum7;
        into[at + 8] = sum8;
        into[at + 9] = sum9;
        into[at + 10] = sum10;
        into[at + 11] = sum11;
    }
}
