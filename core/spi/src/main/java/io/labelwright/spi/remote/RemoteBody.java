package io.labelwright.spi.remote;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a remote file.
 *
 * @param version what the file is
 * @param from where the bytes begin: what was asked for, or 0 when the server sends all of it
 * @param bytes from there to the end, as they are stored; closing it ends the transfer, from any thread
 */
public record RemoteBody(RemoteVersion version, long from, InputStream bytes) implements Closeable {

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
