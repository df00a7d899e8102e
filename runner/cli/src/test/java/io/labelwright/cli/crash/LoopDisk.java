package io.labelwright.cli.crash;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assumptions;

/**
 * A disk of its own: an ext4 file system in a file. It can be as small as a test likes, and lose its power: from one
 * moment on nothing more reaches it, and what was not synced before is gone when it is mounted again. Only root on
 * Linux can have one; elsewhere the test that asks for it is skipped with the reason.
 */
final class LoopDisk implements AutoCloseable {

    /** {@code EXT4_IOC_SHUTDOWN} with {@code EXT4_GOING_FLAGS_NOLOGFLUSH}: not even the journal is written. */
    private static final String LOSE_POWER = """
            my $flags = pack("I", 2);
            open(my $disk, "<", $ARGV[0]) or die "open: $!";
            syswrite(STDOUT, "ready\n");
            <STDIN>;
            ioctl($disk, 0x8004587d, $flags) or die "ioctl: $!";
            """;

    private static final int MOST_SECONDS = 60;
    private static final int TRIES = 40;

    private final Path image;
    private final Path folder;
    private boolean mounted;

    private LoopDisk(Path image, Path folder) {
        this.image = image;
        this.folder = folder;
    }

    /**
     * An empty disk, mounted.
     *
     * @param place a folder for the image and the mount
     */
    static LoopDisk make(Path place, int megabytes) throws IOException {
        Files.createDirectories(place);
        var disk = new LoopDisk(place.resolve("image"), place.resolve("disk"));
        Files.createDirectory(disk.folder);
        try {
            disk.format(megabytes);
        } catch (IOException e) {
            disk.close();
            Assumptions.abort("needs root, loop devices, mkfs.ext4 and perl: " + e.getMessage());
        }
        return disk;
    }

    /** Empties it. */
    void format(int megabytes) throws IOException {
        unmount();
        Files.deleteIfExists(image);
        try (var file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(megabytes * (1L << 20));
        }
        command("mkfs.ext4", "-q", "-F", "-m", "0", image.toString());
        mount();
    }

    /** Where it is mounted. */
    Path folder() {
        return folder;
    }

    /** Everything that was written up to now stays. */
    void sync() throws IOException {
        command("sync", "-f", folder.toString());
    }

    /** What takes the power away at once: from then on nothing can be written until {@link #restart}. */
    final class Switch {

        private final Process process;

        private Switch() throws IOException {
            process = new ProcessBuilder("perl", "-e", LOSE_POWER, folder.toString())
                    .redirectErrorStream(true)
                    .start();
            if (process.getInputStream().read() != 'r') {
                throw new IOException("perl: no switch");
            }
        }

        void off() throws IOException {
            process.getOutputStream().close();
            finish(process, "perl");
        }
    }

    /** Gets ready for {@link Switch#off}. */
    Switch powerSwitch() throws IOException {
        return new Switch();
    }

    /** The power comes back: the file system recovers as after a crash of the machine. */
    void restart() throws IOException {
        unmount();
        mount();
    }

    private void mount() throws IOException {
        command("mount", "-o", "loop", image.toString(), folder.toString());
        mounted = true;
    }

    private void unmount() throws IOException {
        for (int attempt = 1; mounted; attempt++) {
            try {
                command("umount", folder.toString());
                mounted = false;
            } catch (IOException e) {
                // A process that was just killed may hold it for a moment.
                if (attempt == TRIES) {
                    throw e;
                }
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    private static void command(String... words) throws IOException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        finish(process, words[0]);
    }

    private static void finish(Process process, String name) throws IOException {
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(name + ": " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(name + " was interrupted", e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            unmount();
        } catch (IOException e) {
            // A test that failed may have left a process on it.
            command("umount", "-l", folder.toString());
        }
        Files.deleteIfExists(folder);
        Files.deleteIfExists(image);
    }
}
