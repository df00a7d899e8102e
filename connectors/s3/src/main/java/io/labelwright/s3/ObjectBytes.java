package io.labelwright.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** The bytes of an object. What the SDK finds wrong with them is a failure of the transfer; closing it ends that. */
final class ObjectBytes extends FilterInputStream {

    private final ResponseInputStream<GetObjectResponse> bytes;

    ObjectBytes(ResponseInputStream<GetObjectResponse> bytes) {
        super(bytes);
        this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
        try {
            return bytes.read();
        } catch (SdkException e) {
            throw broken(e);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return bytes.read(buffer, offset, length);
        } catch (SdkException e) {
            throw broken(e);
        }
    }

    private static IOException broken(SdkException e) {
        return new IOException("what came is not what was sent: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        // An orderly end would read the rest first, which may be gigabytes.
        bytes.abort();
    }
}
