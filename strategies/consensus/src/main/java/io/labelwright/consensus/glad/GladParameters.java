package io.labelwright.consensus.glad;

/**
 * What all blocks share between two passes. The arrays are not changed after construction.
 *
 * @param pass what the next pass does
 * @param moved whether the last trial was taken: items then first make the step that they tried
 * @param step length of the step along the direction
 * @param conjugacy how much of the last direction the next one keeps (beta of Polak and Ribière)
 * @param ability alpha of each annotator
 * @param gradient of the objective by ability
 * @param direction of the search, the annotators' part
 * @param objective at the point where the search stands
 * @param slope of the objective along the direction
 * @param square of the length of the gradient, items and annotators
 * @param steps made in this round
 * @param trials of this step
 * @param round of expectation-maximisation, from 1 when the first is done
 * @param lastMean objective per answer and class when the last round was over
 * @param done whether that was the last pass
 * @param settled whether it ended by the tolerance
 */
record GladParameters(
        Pass pass,
        boolean moved,
        double step,
        double conjugacy,
        double[] ability,
        double[] gradient,
        double[] direction,
        double objective,
        double slope,
        double square,
        int steps,
        int trials,
        int round,
        double lastMean,
        boolean done,
        boolean settled) {

    /** The three kinds of passes. */
    enum Pass {
        /** Posteriors from the parameters, and the gradient under them. */
        EXPECT,
        /** Slope and curvature along the next direction. */
        CURVE,
        /** Objective and gradient at the end of a step. */
        TRY
    }
}
