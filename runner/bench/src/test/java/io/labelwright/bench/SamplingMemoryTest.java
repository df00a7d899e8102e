package io.labelwright.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Making rows takes at most 1.3 times the memory of what is there in the end, the rows as they came and those that were
 * made: in a process that has no more.
 */
final class SamplingMemoryTest {

    private static final int ROWS = 100_000;
    private static final int WIDTH = 20;
    private static final Pattern MEGABYTES =
            Pattern.compile("\"rows_out\": (\\d+).*\"input_mb\": ([0-9.]+), \"output_mb\": ([0-9.]+)");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"random-over", "smote", "smotenc", "borderline-smote", "adasyn"})
    void overSamplingNeedsLittleMoreThanItsRows(String method) throws Exception {
        Path file = folder.resolve("rows.bin");
        write(file);
        Matcher free = run(file, method, 1000);
        double input = Double.parseDouble(free.group(2));
        double output = Double.parseDouble(free.group(3));
        assertThat(Integer.parseInt(free.group(1))).isBetween(ROWS * 19 / 10, ROWS * 2);

        Matcher tight = run(file, method, (int) Math.ceil(1.3 * (input + output)));

        assertThat(tight.group(1)).isEqualTo(free.group(1));
    }

    /** Rows of which one in a hundred is of class 1. */
    private static void write(Path file) throws IOException {
        var random = new SplittableRandom(4);
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(ROWS);
            out.writeInt(WIDTH);
            for (int i = 0; i < ROWS * WIDTH; i++) {
                out.writeDouble(i % (100 * WIDTH) < WIDTH ? random.nextDouble() + 1 : random.nextDouble() * 3);
            }
            for (int row = 0; row < ROWS; row++) {
                out.writeInt(row % 100 == 0 ? 1 : 0);
            }
        }
    }

    private static Matcher run(Path file, String method, int megabytes) throws Exception {
        List<String> command = Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + megabytes + "m",
                        "-XX:+UseSerialGC",
                        // Nearly all of the heap is for what stays.
                        "-Xmn2m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SamplingSpeed.class.getName(),
                        file.toString(),
                        method,
                        "1")
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Matcher found = MEGABYTES.matcher(said);
        assertThat(found.find()).as("with %s MB of heap: %s", megabytes, said).isTrue();
        return found;
    }
}
