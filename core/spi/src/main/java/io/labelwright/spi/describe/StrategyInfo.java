package io.labelwright.spi.describe;

import io.labelwright.spi.label.Task;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Put on a factory: what the strategy or connector is. The id of the family decides who may read gold. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface StrategyInfo {

    /** Family and name, for example {@code consensus/dawid-skene}. */
    String id();

    /** Raised whenever the same input and config give another result; part of every cache key. */
    int version();

    /** One sentence: what it does. */
    String summary();

    /** Paper or system that it follows; empty when there is none. */
    String paper() default "";

    /** A stage as it would stand in a workflow file, for the reference. */
    String example() default "";

    /** Tasks that it can do; empty: all. */
    Task[] tasks() default {};

    /** Whether the run&#39;s seed changes its result. */
    boolean seeded() default false;

    /**
     * Whether it hands the words of the workflow to whoever labels: a person or a language model. Only such a strategy
     * sees the version of the guidelines and the descriptions of the classes, and runs again when they change.
     */
    boolean guided() default false;
}
