package io.labelwright.engine.store;

import io.labelwright.engine.store.file.CorruptFileException;
import io.labelwright.engine.store.file.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A JSON text whose last line, itself JSON, is the hash of what stands before it, so that no changed byte goes unseen:
 *
 * <pre>{"stage":"agreed", ...}
 * {"sha256":"5e88..."}</pre>
 */
final class SealedText {

    private static final String BEFORE = "{\"sha256\":\"";
    private static final String AFTER = "\"}\n";
    private static final int SEAL_BYTES = BEFORE.length() + 64 + AFTER.length();

    private SealedText() {}

    static byte[] seal(String json) {
        String body = json + "\n";
        return (body + sealOf(body.getBytes(StandardCharsets.UTF_8))).getBytes(StandardCharsets.UTF_8);
    }

    static String open(byte[] bytes) throws CorruptFileException {
        int length = bytes.length - SEAL_BYTES;
        if (length < 1 || bytes[length - 1] != '\n') {
            throw new CorruptFileException("its last line is no hash");
        }
        byte[] body = Arrays.copyOf(bytes, length);
        byte[] seal = sealOf(body).getBytes(StandardCharsets.US_ASCII);
        if (!Arrays.equals(bytes, length, bytes.length, seal, 0, seal.length)) {
            throw new CorruptFileException("its bytes are not those that were written");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body, 0, length - 1))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CorruptFileException("it is no UTF-8");
        }
    }

    private static String sealOf(byte[] body) {
        return BEFORE + Sha256.of(body) + AFTER;
    }
}
