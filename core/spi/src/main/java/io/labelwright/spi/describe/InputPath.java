package io.labelwright.spi.describe;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The value is the path of a file that the stage reads; its content is part of the stage&#39;s key. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface InputPath {

    /** Whether it may also be a folder whose files are read, or a ZIP archive of one ({@code .zip}), read as it is. */
    boolean folder() default false;
}
