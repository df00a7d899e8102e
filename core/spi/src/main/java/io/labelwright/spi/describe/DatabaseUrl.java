package io.labelwright.spi.describe;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value is the JDBC URL of a database. The engine refuses hosts that the operator does not allow, and files outside
 * of where the workflow may read (of an import) or write (of an export); what the connector is given names the file by
 * its whole path. User and password never stand in it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface DatabaseUrl {}
