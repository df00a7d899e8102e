package io.labelwright.cli;

import io.labelwright.engine.yaml.SafeText;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Takes what code of strangers prints to {@code System.out} and {@code System.err}: it goes to stderr line by line,
 * each marked and made harmless, so that it can neither spoil the result on stdout nor pass for a line of ours.
 */
final class ForeignOutput extends OutputStream {

    private static final String MARK = "| ";
    private static final int LONGEST = 1 << 16;

    private final Terminal terminal;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private ForeignOutput(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Puts such streams in place of the standard ones. */
    static void capture(Terminal terminal) {
        System.setOut(new PrintStream(new ForeignOutput(terminal), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new ForeignOutput(terminal), true, StandardCharsets.UTF_8));
    }

    @Override
    public synchronized void write(int b) {
        if (b == '\n' || line.size() >= LONGEST) {
            end();
        }
        if (b != '\n') {
            line.write(b);
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }

    /** What stands in a line that never ended; to be called when nobody prints any more. */
    @Override
    public synchronized void close() {
        if (line.size() > 0) {
            end();
        }
    }

    private void end() {
        terminal.error(MARK + SafeText.escape(line.toString(StandardCharsets.UTF_8)));
        line.reset();
    }
}
