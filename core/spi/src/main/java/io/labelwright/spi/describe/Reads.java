package io.labelwright.spi.describe;

import io.labelwright.spi.table.TableKind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A table that the strategy reads. The engine hands out no other. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Reads.All.class)
public @interface Reads {

    /** The table; leave it at the default when {@link #from} names a config key. */
    TableKind value() default TableKind.ITEMS;

    /** Config key whose value is the word of the table, for example {@code table} of exports. */
    String from() default "";

    /** Config key that must be set (and not false or 0) for it; empty: always. */
    String when() default "";

    /** Whether the stage also works when no stage before it writes the table. */
    boolean optional() default false;

    /**
     * Tables any of which will do where no stage before writes this one; each has a {@code @Reads} of its own, which
     * says that it is optional. A workflow in which no stage before writes any of them is refused before it runs.
     */
    TableKind[] orElse() default {};

    /** Holds several. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface All {
        Reads[] value();
    }
}
