package io.labelwright.parquet.file;

import java.io.IOException;
import java.io.InputStream;
import shaded.parquet.org.apache.thrift.TBase;
import shaded.parquet.org.apache.thrift.TConfiguration;
import shaded.parquet.org.apache.thrift.TException;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;
import shaded.parquet.org.apache.thrift.transport.TIOStreamTransport;

/** Reads and writes the structs of the format. */
final class Thrift {

    private static final int DEPTH = 64;

    private Thrift() {}

    /**
     * Reads a struct.
     *
     * @param limit the most bytes that it, a text or a list in it may claim to have
     * @throws IOException when there is none
     */
    static <T extends TBase<T, ?>> T read(InputStream bytes, int limit, T into) throws IOException {
        try {
            var configuration = new TConfiguration(limit, limit, DEPTH);
            var transport = new TIOStreamTransport(configuration, bytes);
            into.read(new TCompactProtocol(transport, limit, limit));
            return into;
        } catch (TException | RuntimeException e) {
            throw new PageException(
                    "no " + (into instanceof org.apache.parquet.format.PageHeader ? "page header" : "footer")
                            + " where one should be",
                    e);
        }
    }

    /** Writes a struct. */
    static void write(TBase<?, ?> struct, java.io.OutputStream to) throws IOException {
        try {
            struct.write(new TCompactProtocol(new TIOStreamTransport(to)));
        } catch (TException e) {
            throw new IOException("the bytes could not be written", e);
        }
    }
}
