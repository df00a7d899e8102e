/**
 * Calls of servers over HTTP: bounded in time, size, number and rate, repeated where that may help, and kept once they
 * are paid for. Start with {@link io.labelwright.remote.call.ServerCalls}; the keys of workflows are
 * {@link io.labelwright.remote.call.ServerOptions}.
 */
@NullMarked
package io.labelwright.remote.call;

import org.jspecify.annotations.NullMarked;
