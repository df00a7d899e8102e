package io.labelwright.spi.remote;

import java.util.List;

/**
 * A part of the files below a folder.
 *
 * @param files in any order; what is no file, such as a mark that a folder is there, is left out
 * @param next with what to ask for the part after it; empty at the end
 */
public record RemoteListing(List<RemoteEntry> files, String next) {

    public RemoteListing {
        files = List.copyOf(files);
    }
}
