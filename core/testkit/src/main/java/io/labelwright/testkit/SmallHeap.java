package io.labelwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Reads the large file of a {@link ConnectorContract} in a process whose heap could not hold it. */
final class SmallHeap {

    private static final String HEAP = "-Xmx40m";

    private SmallHeap() {}

    /** Fails unless the process read so many records. */
    static void run(Class<? extends ConnectorContract> contract, int count) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SmallHeap.class.getName(),
                        contract.getName(),
                        Integer.toString(count))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        assertThat(said).as("what reading %s records with %s says", count, HEAP).contains("read " + count + " records");
    }

    /**
     * Reads.
     *
     * @param args class of the contract, number of records
     */
    public static void main(String[] args) throws Exception {
        var constructor =
                Class.forName(args[0]).asSubclass(ConnectorContract.class).getDeclaredConstructor();
        constructor.setAccessible(true);
        long records = constructor.newInstance().readLarge(Integer.parseInt(args[1]));
        System.out.println("read " + records + " records");
    }
}
