package io.labelwright.math.graph;

/** Pairs of nodes to make a graph of, in pieces that may be read at the same time, and more than once. */
public interface Edges {

    /** How many pieces there are. */
    int pieces();

    /** Hands over the pairs of a piece, the same ones each time. */
    void read(int piece, Sink sink);

    /** Takes pairs. */
    @FunctionalInterface
    interface Sink {

        /**
         * Takes a pair.
         *
         * @param source a node
         * @param target another node
         * @param weight above 0, finite
         */
        void edge(int source, int target, float weight);
    }

    /**
     * Pairs in arrays.
     *
     * @param source per pair a node
     * @param target per pair another node
     * @param weight per pair its weight; empty where all are 1
     */
    static Edges of(int[] source, int[] target, float[] weight) {
        int piece = 1 << 16;
        return new Edges() {
            @Override
            public int pieces() {
                return (source.length + piece - 1) / piece;
            }

            @Override
            public void read(int index, Sink sink) {
                int to = Math.min(source.length, (index + 1) * piece);
                for (int e = index * piece; e < to; e++) {
                    sink.edge(source[e], target[e], weight.length == 0 ? 1 : weight[e]);
                }
            }
        };
    }
}
