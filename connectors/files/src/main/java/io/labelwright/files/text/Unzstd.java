package io.labelwright.files.text;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Decompresses zstd data of one or several frames and refuses what is cut off or damaged. */
final class Unzstd extends InputStream {

    private final ZstdFrames frames;
    private final InputStream unpacked;

    /**
     * Unpacks a file.
     *
     * @param name the file's name for messages
     */
    Unzstd(String name, InputStream in) throws IOException {
        this.frames = new ZstdFrames(name, in);
        this.unpacked = new ZstdInputStream(frames);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return unpacked.read(target, offset, length);
        } catch (MalformedInputException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException e) {
            // The library throws these at damaged blocks, some of them by mistake.
            throw frames.damaged("the data before byte " + frames.position() + " is damaged", null);
        } catch (IOException e) {
            // The library's own at the end of the data, where no frame or no block has been.
            if (frames.isAtEnd()) {
                throw frames.cutOff();
            }
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        frames.close();
    }
}
