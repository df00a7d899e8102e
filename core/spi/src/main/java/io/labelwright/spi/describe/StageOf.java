package io.labelwright.spi.describe;

import io.labelwright.spi.table.TableKind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value is the id of a stage whose rows of a table the strategy takes. {@code validate} says so when there is no
 * such stage, or none that the strategy sees, or when it does not write the table.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface StageOf {

    /** The table, which the strategy also reads. */
    TableKind value();
}
