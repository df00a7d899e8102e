package io.labelwright.spi.expression;

/** A compiled expression that is true or false. May be used by several threads. */
@FunctionalInterface
public interface Condition {

    /**
     * Evaluates it.
     *
     * @param values gives the value of a name: {@link String}, {@link Double}, {@link Long}, {@link Boolean}, or a
     *     {@link java.util.Map} of such; missing text is the empty text, a missing number or boolean is NaN
     * @throws io.labelwright.spi.problem.LabelingException when the expression fails on these values
     */
    boolean test(Values values);

    /** The values that an expression sees. */
    @FunctionalInterface
    interface Values {

        /** Value of a name. */
        Object get(String name);
    }
}
