package io.labelwright.consensus.glad;

/** What a block keeps of its items and answers between passes. */
final class ItemState {

    /** Per item: beta, the logarithm of easiness. */
    final double[] easiness;

    /** Per item: gradient of the objective where the search stands. */
    final double[] gradient;

    /** Per item: gradient at the end of the step that was tried last. */
    final double[] tried;

    /** Per item: direction of the search. */
    final double[] direction;

    /** Per answer: posterior of the class that was answered. */
    final double[] own;

    /** Per answer: probability of a right answer at the point that was looked at last. */
    final double[] right;

    ItemState(int items, int answers) {
        this.easiness = new double[items];
        this.gradient = new double[items];
        this.tried = new double[items];
        this.direction = new double[items];
        this.own = new double[answers];
        this.right = new double[answers];
    }
}
