package io.labelwright.spi.describe;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value is the address of a server that the stage calls, {@code https://HOST/PATH} or {@code http://HOST/PATH}. The
 * engine refuses hosts that the operator does not allow, this machine too, and addresses that hold a secret. Before a
 * run it asks the strategy for a {@linkplain io.labelwright.spi.Strategy#forecast forecast}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface ServerUrl {}
