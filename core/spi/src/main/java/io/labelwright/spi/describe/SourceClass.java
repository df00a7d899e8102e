package io.labelwright.spi.describe;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value is the name of a class that the stage translates, and that the workflow's labels need not have: imports
 * whose tables it reads may bring it. Of a map: each of its keys, and each value is the name of a class of the label
 * schema. Of a list: each of its values, in which {@code *} stands for any text and {@code ?} for one character. Of a
 * word of an enum: {@code drop} says that any class at all may come.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface SourceClass {}
