package io.labelwright.engine.remote;

import io.labelwright.engine.plugin.LoadedRemote;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.remote.RemoteAddress;
import io.labelwright.spi.remote.RemoteRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A remote file that a stage reads or writes, or a folder that it reads; the workflow may reach it.
 *
 * @param address where it is
 * @param files how it is reached
 * @param token what proves who asks; null for none
 * @param reach throws when the workflow may not reach another address, to which a server sends it
 * @param most how many bytes the file may have
 * @param place where the workflow says it
 */
public record RemotePath(
        RemoteAddress address,
        LoadedRemote files,
        @Nullable String token,
        Consumer<RemoteAddress> reach,
        long most,
        Place place) {

    /** Asks for the whole file. */
    public RemoteRequest request() {
        return new RemoteRequest(address, token, null, 0, null, reach);
    }

    /** Whether it is a folder, whose address ends with a slash. */
    public boolean isFolder() {
        return address.name().isEmpty();
    }

    /** Another file, reached and allowed as this one is. */
    RemotePath of(RemoteAddress other) {
        return new RemotePath(other, files, token, reach, most, place);
    }

    /** A file beside it, for places whose addresses end with the name. */
    public RemotePath beside(String name) {
        String shown = address.shown();
        URI uri;
        try {
            uri = address.uri().resolve(new URI(null, null, "./" + name, null));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
        return of(new RemoteAddress(
                uri, shown.substring(0, shown.lastIndexOf('/') + 1) + name, address.secrets(), address.allowedBy()));
    }

    @Override
    public String toString() {
        return address.shown();
    }
}
