package io.labelwright.math.graph;

import java.util.ServiceLoader;

/** Sums by plain loops, four or twelve numbers of a row at a time, which stay in registers while neighbours pass by. */
final class PlainRowSums implements RowSums {

    /**
     * As many sums as there are registers for: the whole row of a neighbour is fetched at once, not part after part.
     */
    private static final int MANY_AT_ONCE = 12;

    /** Nodes whose neighbours' rows are brought near before they are summed: they fit into the nearest cache. */
    private static final int TOUCHED = 32;

    /**
     * A matrix of as many bytes does not lie in a cache of a thread's own. Its rows are read once beforehand, only to
     * have them near: so few instructions each that a processor fetches many at a time, while those of a sum let it
     * look ahead at no more than the next few rows.
     */
    private static final int FAR = 1 << 20;

    /** What was read beforehand, kept, and not private, so that no compiler leaves it out. */
    int touched;

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
        for (int first = from; first < to; first += TOUCHED) {
            int end = Math.min(to, first + TOUCHED);
            if (x.length >= FAR / Double.BYTES) {
                touched = touch(graph, x, width, first, end);
            }
            if (weight == null) {
                plain(graph, x, into, width, first, end);
            } else {
                weighted(graph, weight, x, into, width, first, end);
            }
        }
    }

    private static int touch(CsrGraph graph, double[] x, int width, int from, int to) {
        int[] target = graph.target();
        int end = graph.start()[to];
        long bits = 0;
        for (int e = graph.start()[from]; e < end; e++) {
            int row = target[e] * width;
            bits ^= Double.doubleToRawLongBits(x[row]);
            bits ^= Double.doubleToRawLongBits(x[row + width - 1]);
        }
        return Long.hashCode(bits);
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

    @Override
    public void of(CsrGraph graph, float[] x, float[] into, int width, int stride, int from, int to) {
        for (int first = from; first < to; first += TOUCHED) {
            int end = Math.min(to, first + TOUCHED);
            if (x.length >= FAR / Float.BYTES) {
                touched = touch(graph, x, stride, first, end);
            }
            sums(graph, x, into, width, stride, first, end);
        }
    }

    /** Reads of the rows of some nodes' neighbours so much that they are brought near. */
    private static int touch(CsrGraph graph, float[] x, int stride, int from, int to) {
        int[] target = graph.target();
        int end = graph.start()[to];
        int bits = 0;
        for (int e = graph.start()[from]; e < end; e++) {
            bits ^= Float.floatToRawIntBits(x[HEAD + target[e] * stride]);
        }
        return bits;
    }

    private static void sums(CsrGraph graph, float[] x, float[] into, int width, int stride, int from, int to) {
        int[] start = graph.start();
        int[] target = graph.target();
        float[] weight = graph.weight();
        for (int node = from; node < to; node++) {
            int first = start[node];
            int end = start[node + 1];
            int row = HEAD + node * stride;
            if (end - first > MANY) {
                RowSums.many(graph, x, into, width, stride, node);
            } else if (weight == null) {
                int k = 0;
                for (; k + MANY_AT_ONCE <= width; k += MANY_AT_ONCE) {
                    plainMany(target, x, into, stride, row + k, HEAD + k, first, end);
                }
                for (; k < width; k += AT_ONCE) {
                    plainFew(target, x, into, stride, row + k, HEAD + k, first, end);
                }
            } else {
                int k = 0;
                for (; k + MANY_AT_ONCE <= width; k += MANY_AT_ONCE) {
                    weightedMany(target, weight, x, into, stride, row + k, HEAD + k, first, end);
                }
                for (; k < width; k += AT_ONCE) {
                    weightedFew(target, weight, x, into, stride, row + k, HEAD + k, first, end);
                }
            }
        }
    }

    private static void plainFew(int[] target, float[] x, float[] into, int stride, int at, int k, int first, int end) {
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        for (int e = first; e < end; e++) {
            int row = target[e] * stride + k;
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
            int[] target, float[] x, float[] into, int stride, int at, int k, int first, int end) {
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        float sum4 = 0;
        float sum5 = 0;
        float sum6 = 0;
        float sum7 = 0;
        float sum8 = 0;
        float sum9 = 0;
        float sum10 = 0;
        float sum11 = 0;
        for (int e = first; e < end; e++) {
            int row = target[e] * stride + k;
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

    private static void weightedFew(
            int[] target, float[] weight, float[] x, float[] into, int stride, int at, int k, int first, int end) {
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        for (int e = first; e < end; e++) {
            int row = target[e] * stride + k;
            float w = weight[e];
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
            int[] target, float[] weight, float[] x, float[] into, int stride, int at, int k, int first, int end) {
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        float sum4 = 0;
        float sum5 = 0;
        float sum6 = 0;
        float sum7 = 0;
        float sum8 = 0;
        float sum9 = 0;
        float sum10 = 0;
        float sum11 = 0;
        for (int e = first; e < end; e++) {
            int row = target[e] * stride + k;
            float w = weight[e];
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
