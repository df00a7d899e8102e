package io.labelwright.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk on which there is room for nothing, then for a bit more, up to all that a run needs, so that every part of it
 * meets the full disk: SQLite, too, which {@link FaultInjectionTest} does not see. The run says which file did not fit;
 * with room on the disk the same command ends with the bytes of a run that nothing disturbed.
 */
@Tag("durability")
class FullDiskTest {

    private static final int STEP = Integer.getInteger("labelwright.full.step", 12 << 10);
    private static final int MEGABYTES = 8;

    /** So much the folders of a store take, before anything is in them. */
    private static final int FOLDERS = 1 << 20;

    private static final Pattern WHAT = Pattern.compile("(?:cannot|could not) (.*?)(?: /|:)");

    @TempDir(factory = MemoryDisk.class)
    private Path place;

    @Test
    void aRunThatMeetsTheFullDiskSaysSoAndGoesOnWhenThereIsRoom() throws IOException {
        SmallWorkflow whole = SmallWorkflow.make(place.resolve("whole"));
        whole.run().isDone();
        Map<String, String> exports = whole.exports();
        Set<String> objects = whole.objects();
        Set<String> met = new TreeSet<>();
        int rounds = 0;
        try (LoopDisk disk = LoopDisk.make(place.resolve("full"), MEGABYTES)) {
            boolean fits = false;
            for (int room = 0; !fits; room += room < FOLDERS ? 20 * STEP : STEP) {
                rounds++;
                SmallWorkflow flow = SmallWorkflow.make(disk.folder().resolve("flow-" + room));
                Path filler = fill(disk, room);

                SmallWorkflow.Ended ended = flow.run();

                fits = ended.done();
                if (!fits) {
                    ended.isClear();
                    assertThat(ended.text())
                            .as(room + " bytes")
                            .containsAnyOf("No space left on device", "the disk is full")
                            .contains(disk.folder().toString(), "free some space", "run the same command again");
                    Matcher what = WHAT.matcher(ended.text());
                    assertThat(what.find()).as(ended.text()).isTrue();
                    met.add(what.group(1));
                }
                flow.exports().forEach((name, text) -> {
                    if (!name.startsWith(".labelwright-")) {
                        assertThat(text).as(name).isEqualTo(exports.get(name));
                    }
                });
                Files.delete(filler);
                SmallWorkflow.Ended again = flow.run().isDone();
                // The first run could not even write down that it had failed, perhaps.
                assertThat(again.problems())
                        .as(room + " bytes")
                        .allMatch(problem -> problem.code() == StandardError.CUT_SHORT);
                assertThat(flow.exports()).isEqualTo(exports);
                assertThat(flow.objects()).isEqualTo(objects);
                assertThat(flow.store().resolve("set-aside")).isEmptyDirectory();
                flow.assertStoreIsWhole();
                flow.delete();
            }
        }
        System.out.println("FullDiskTest: " + rounds + " sizes of a disk; what did not fit: " + met);
        assertThat(met).hasSizeGreaterThan(2);
    }

    /** Fills the disk but for some room. */
    private static Path fill(LoopDisk disk, int room) throws IOException {
        disk.sync();
        Path filler = disk.folder().resolve("filler");
        long free = Files.getFileStore(disk.folder()).getUsableSpace();
        var block = new byte[1 << 10];
        try (OutputStream out = Files.newOutputStream(filler)) {
            for (long written = 0; written < free - room; written += block.length) {
                out.write(block);
            }
        } catch (IOException e) {
            // Full, as it should be: the blocks that list a file's blocks count, too.
            assertThat(e).hasMessageContaining("No space left");
        }
        disk.sync();
        return filler;
    }
}
