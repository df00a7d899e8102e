package io.labelwright.imbalance.decision;

/** How often each class is true, answered and hit, in a form that one changed answer changes in constant time. */
final class Tally {

    final long[] support;
    final long[] answered;
    final long[] hits;
    private final double[][] costs;
    private double cost;
    private long items;

    /**
     * Nothing is counted yet.
     *
     * @param costs per true class and answer what it costs
     */
    Tally(double[][] costs) {
        this.costs = costs;
        this.support = new long[costs.length];
        this.answered = new long[costs.length];
        this.hits = new long[costs.length];
    }

    /** Counts items of one class that are answered with one. */
    void add(int truth, int answer, long count) {
        items += count;
        support[truth] += count;
        answered[answer] += count;
        hits[answer] += truth == answer ? count : 0;
        cost += costs[truth][answer] * count;
    }

    /** An item of this class gets another answer. */
    void move(int truth, int from, int to) {
        answered[from]--;
        answered[to]++;
        hits[from] -= truth == from ? 1 : 0;
        hits[to] += truth == to ? 1 : 0;
        cost += costs[truth][to] - costs[truth][from];
    }

    /** Mean cost of an answer; NaN without items. */
    double meanCost() {
        return cost / items;
    }

    long items() {
        return items;
    }
}
