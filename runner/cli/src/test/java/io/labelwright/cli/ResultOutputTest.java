package io.labelwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a command whose result could not be written. */
class ResultOutputTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int exitCode(OutputStream to, int code) {
        var output = new ResultOutput(to);
        var terminal = new Terminal(
                new PrintStream(output, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        terminal.print("a result");
        return output.exitCode(code, terminal);
    }

    private static OutputStream failing(String why) {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException(why);
            }
        };
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "2,2", "3,3", "130,130"})
    void aResultThatIsLostIsNoSuccess(int code, int expected) {
        assertThat(exitCode(failing("No space left on device"), code)).isEqualTo(expected);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("labelwright: the result can't be written to standard output: No space left on device\n");
    }

    @Test
    void aReaderWhoHasSeenEnoughIsNoFailure() {
        assertThat(exitCode(failing("Broken pipe"), 0)).isZero();
        assertThat(err.size()).isZero();
    }

    @Test
    void whatIsWrittenChangesNothing() {
        var out = new ByteArrayOutputStream();

        assertThat(exitCode(out, 3)).isEqualTo(3);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("a result\n");
    }
}
