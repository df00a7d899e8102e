package io.labelwright.spi.remote;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a remote place.
 *
 * @param address the file
 * @param token what proves to the server who asks; sent to the host of the address only; null for none
 * @param unless the version that is known: no bytes are sent when it still is that one; null for none
 * @param from where the bytes begin
 * @param match the version that the bytes must be of; null for any
 * @param reach is told every other address that is to be reached, such as that of a redirect, and throws when the
 *     operator does not allow it
 */
public record RemoteRequest(
        RemoteAddress address,
        @Nullable String token,
        @Nullable RemoteVersion unless,
        long from,
        @Nullable RemoteVersion match,
        Consumer<RemoteAddress> reach) {

    /** Asks for the whole file, or whether it still is a version. */
    public RemoteRequest unless(@Nullable RemoteVersion known) {
        return new RemoteRequest(address, token, known, 0, null, reach);
    }

    /** Asks for the rest of a version. */
    public RemoteRequest from(long start, RemoteVersion version) {
        return new RemoteRequest(address, token, null, start, version, reach);
    }

    @Override
    public String toString() {
        return address + " from " + from;
    }
}
