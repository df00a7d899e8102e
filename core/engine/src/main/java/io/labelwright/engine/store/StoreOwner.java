package io.labelwright.engine.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who holds the lock of a store, to be shown to people; the lock itself is the operating system's.
 *
 * @param pid process id
 * @param started when the process started
 * @param host name of its machine
 */
public record StoreOwner(long pid, Instant started, String host) {

    /** This process. */
    static StoreOwner current() {
        ProcessHandle process = ProcessHandle.current();
        return new StoreOwner(process.pid(), process.info().startInstant().orElse(Instant.EPOCH), hostName());
    }

    String line() {
        return pid + " " + started + " " + host + "\n";
    }

    static Optional<StoreOwner> parse(String line) {
        String[] parts = line.strip().split(" ", 3);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(new StoreOwner(Long.parseLong(parts[0]), Instant.parse(parts[1]), parts[2]));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether this is a process of the machine that we run on. */
    boolean isHere() {
        return host.equals(hostName());
    }

    /** Whether the process still runs; to be asked on its own machine only. */
    boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().startInstant())
                // Another process may have the number by now. The system's idea of when one started may shift a little.
                .map(start -> Duration.between(start, started).abs().compareTo(Duration.ofSeconds(2)) <= 0)
                .orElse(false);
    }

    @Override
    public String toString() {
        return "process " + pid + " on " + host + ", started " + started;
    }

    /** Without asking the network, which may take its time. */
    private static String hostName() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname"), StandardCharsets.UTF_8)
                    .strip();
        } catch (IOException e) {
            String name = System.getenv("HOSTNAME");
            return name == null || name.isBlank() ? "this machine" : name.strip();
        }
    }
}
