package io.labelwright.consensus;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** 1,000 items with five answers each of 1,000 annotators and ten classes, by the generator of the shared data. */
public final class SparseCrowd {

    private SparseCrowd() {}

    /** Makes it; a test is skipped by name where the generator or numpy is not there. */
    public static CrowdData in(Path folder) {
        Path generator = RepositoryFiles.shared().resolve("bench/gen_crowd.py");
        assumeTrue(
                Files.isRegularFile(generator),
                "the generator of the sparse crowd (bench/gen_crowd.py) is not on this machine");
        assumeTrue(ends(List.of("python3", "-c", "import numpy")), "python3 with numpy is not on this machine");
        if (!ends(List.of(
                "python3", generator.toString(), "--tasks", "1000", "--workers", "1000", "--out", folder.toString()))) {
            throw new IllegalStateException("the generator failed");
        }
        return CrowdData.read(folder);
    }

    /** Whether a command exists and ends well. */
    private static boolean ends(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
