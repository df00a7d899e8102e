/**
 * Files that lie on no disk of this machine: on web servers, in object stores. A
 * {@link io.labelwright.spi.remote.RemoteFiles} knows the addresses of some schemes and makes single requests; the
 * engine decides who may be asked, tries again, goes on where a transfer broke off, and keeps what came. Start with it.
 */
@NullMarked
package io.labelwright.spi.remote;

import org.jspecify.annotations.NullMarked;
