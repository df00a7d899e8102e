package io.labelwright.spi.describe;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The value is the path of a file, or of a folder of files, that the stage writes. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface OutputPath {

    /** Whether it is a folder in which the stage writes files. */
    boolean folder() default false;
}
