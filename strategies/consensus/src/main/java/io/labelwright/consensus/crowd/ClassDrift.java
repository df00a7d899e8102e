package io.labelwright.consensus.crowd;

/**
 * How far a solution moves items to other classes than the votes do.
 *
 * @param moved half the sum of the differences between the classes' shares of the solution and of the votes
 * @param lost whether a class that got at least a tenth of the votes keeps less than a twentieth of that
 */
public record ClassDrift(double moved, boolean lost) {

    /**
     * Share of the items that a sound solution moves at most. On public sets sound ones move .03 to .17, collapsed .25
     * to .34.
     */
    private static final double MOST = 0.2;

    private static final double COMMON = 0.1;
    private static final double LEFT = 0.05;

    /** Compares shares of classes. */
    public static ClassDrift of(double[] found, double[] voted) {
        double moved = 0;
        boolean lost = false;
        for (int c = 0; c < voted.length; c++) {
            moved += Math.abs(found[c] - voted[c]) / 2;
            lost |= voted[c] >= COMMON && found[c] < LEFT * voted[c];
        }
        return new ClassDrift(moved, lost);
    }

    /** Whether the solution has collapsed: more than a fifth of the items moved, or a class is lost. */
    public boolean isCollapse() {
        return lost || moved > MOST;
    }
}
