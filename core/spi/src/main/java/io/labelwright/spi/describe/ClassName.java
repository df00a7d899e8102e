package io.labelwright.spi.describe;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The value (or each value of a list, or each key of a map) is the name of a class of the label schema. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface ClassName {

    /** Of a map of texts: its values are the names of classes, and its keys are any text. */
    boolean values() default false;
}
