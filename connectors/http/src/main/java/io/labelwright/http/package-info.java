/**
 * Files on web servers, read by the HTTP client of the JDK. {@link io.labelwright.http.WebFiles} makes the requests,
 * {@link io.labelwright.http.WebAddress} says what may be asked for and what of an address is secret.
 */
@NullMarked
package io.labelwright.http;

import org.jspecify.annotations.NullMarked;
