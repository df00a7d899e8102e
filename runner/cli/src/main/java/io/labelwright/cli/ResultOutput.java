package io.labelwright.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Standard output, which remembers that it could not be written: a {@link java.io.PrintStream} swallows why. A reader
 * who has seen enough and closes the pipe, as {@code head} does, is no failure.
 */
final class ResultOutput extends FilterOutputStream {

    private static final String CLOSED_BY_READER = "Broken pipe";

    private @Nullable IOException failure;

    ResultOutput(OutputStream out) {
        super(out);
    }

    @Override
    public synchronized void write(int value) throws IOException {
        try {
            out.write(value);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public synchronized void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private IOException failed(IOException e) {
        failure = failure == null ? e : failure;
        return e;
    }

    /**
     * The exit code of a command whose result this is.
     *
     * @param code what it would be if all was written
     * @param terminal is told what was not
     */
    synchronized int exitCode(int code, Terminal terminal) {
        if (failure == null || CLOSED_BY_READER.equals(failure.getMessage())) {
            return code;
        }
        terminal.error("labelwright: the result can't be written to standard output: " + failure.getMessage());
        return code == 0 ? 1 : code;
    }
}
