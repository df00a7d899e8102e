package io.labelwright.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stored files are cut, deleted or get a flipped bit at random. A run then ends with the bytes of an undisturbed one,
 * or stops with words that say what is damaged; no export ever differs.
 */
@Tag("durability")
class DamageTest {

    private static final int ROUNDS = Integer.getInteger("labelwright.damage.rounds", 300);
    private static final long SEED = Long.getLong("labelwright.seed", 20261125L);

    @TempDir(factory = MemoryDisk.class)
    private Path folder;

    @Test
    void noDamageToTheStoreGivesOtherLabels() throws IOException {
        SmallWorkflow whole = SmallWorkflow.make(folder.resolve("whole"));
        whole.run().isDone();
        Map<String, String> exports = whole.exports();
        Map<String, Long> sizes = whole.files(whole.store());
        List<String> names = new ArrayList<>(sizes.keySet());
        names.removeIf(name -> sizes.get(name) == 0);
        var random = new Random(SEED);
        int stopped = 0;
        for (int round = 0; round < ROUNDS; round++) {
            SmallWorkflow hurt = whole.copyTo(folder.resolve("round-" + round));
            String name = names.get(random.nextInt(names.size()));
            String what = "seed " + SEED + ", round " + round + ": "
                    + damage(hurt.folder().resolve(name), random) + " in " + name;
            for (String export : exports.keySet()) {
                // Else all would be found done, and the store hardly be read.
                Files.delete(hurt.folder().resolve("out").resolve(export));
            }

            SmallWorkflow.Ended ended = hurt.run();

            if (ended.done()) {
                assertThat(hurt.exports()).as(what).isEqualTo(exports);
            } else {
                stopped++;
                ended.isClear();
                hurt.exports().forEach((file, text) -> assertThat(text).as(what).isEqualTo(exports.get(file)));
            }
            hurt.delete();
        }
        System.out.println("DamageTest: " + ROUNDS + " rounds, seed " + SEED + ", " + stopped + " stopped");
    }

    private static String damage(Path file, Random random) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(4)) {
            case 0 -> {
                Files.delete(file);
                return "deleted";
            }
            case 1 -> {
                Files.write(file, Arrays.copyOf(bytes, at));
                return "cut at " + at;
            }
            default -> {
                int bit = random.nextInt(8);
                bytes[at] ^= (byte) (1 << bit);
                Files.write(file, bytes);
                return "bit " + bit + " of byte " + at;
            }
        }
    }
}
