package io.labelwright.spi.describe;

import io.labelwright.spi.table.TableKind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A table that the strategy writes. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Writes.All.class)
public @interface Writes {

    /** The table. */
    TableKind value();

    /** Config key that must be set (and not false or 0) for it; empty: always. */
    String when() default "";

    /**
     * Whether it is also written when none of the keys is set that {@link #when} of this and of the strategy's other
     * tables name: what an import brings that is not told what to take.
     */
    boolean byDefault() default false;

    /**
     * Whether what it writes takes the place of what it read: stages behind it see its table and not those that it has
     * read, also where rows of several stages are otherwise united. It writes the table only where a stage before it
     * does.
     */
    boolean replaces() default false;

    /**
     * For {@link TableKind#METRICS}: the names of its figures over all items, {@code NAME[]} for those of single
     * classes. A condition may ask for these only, and is checked before anything runs; where none are named it may ask
     * for any.
     */
    String[] metrics() default {};

    /** Holds several. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface All {
        Writes[] value();
    }
}
