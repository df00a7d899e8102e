package io.labelwright.spi.remote;

import java.net.URI;
import java.util.List;

/**
 * Where a remote file is.
 *
 * @param uri the whole address, perhaps with secrets in it; never printed or stored
 * @param shown the address for messages and records, with {@code ***} for what is secret; two addresses that are shown
 *     alike are the same file
 * @param secrets texts of the address that must never be printed or stored
 * @param allowedBy any of these, given to {@code --allow-host}, lets a workflow reach it; the first one is what a
 *     message proposes
 */
public record RemoteAddress(URI uri, String shown, List<String> secrets, List<String> allowedBy) {

    /** Checks that it can be allowed. */
    public RemoteAddress {
        secrets = List.copyOf(secrets);
        allowedBy = List.copyOf(allowedBy);
        if (allowedBy.isEmpty()) {
            throw new IllegalArgumentException("an address that nothing allows can't be reached");
        }
    }

    /** The last name of its path, for example {@code answers.csv.gz}; empty for a folder. */
    public String name() {
        String path = uri.getPath() == null ? "" : uri.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return shown;
    }
}
