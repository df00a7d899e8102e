/**
 * Files that lie on web servers and in object stores: who may be reached, how bytes come here whole, and what is known
 * of what came. {@link io.labelwright.engine.remote.Download} is where to start; how single requests are made is a
 * matter of {@link io.labelwright.spi.remote.RemoteFiles}.
 */
@NullMarked
package io.labelwright.engine.remote;

import org.jspecify.annotations.NullMarked;
