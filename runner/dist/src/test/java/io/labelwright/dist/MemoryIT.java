package io.labelwright.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A file that is larger than the memory: refused before anything is read, with the memory that is enough. */
@Tag("durability")
@Isolated("may take much memory")
class MemoryIT {

    private static final int MEGABYTES = Integer.getInteger("labelwright.memory.megabytes", 128);

    /** What Java gets for each megabyte of the file: 256 for 5,000. */
    private static final int HEAP = Math.max(32, MEGABYTES / 20);

    private static final String YAML = """
            workflow: large
            labels: {task: classification, classes: [ham, spam]}
            stages:
              - {id: answers, uses: import/csv, with: {path: answers.csv, annotations: {}}}
              - {id: agreed, uses: consensus/majority-vote}
              - {id: labels, uses: export/csv, with: {table: labels, path: out/labels.csv}}
            """;

    @TempDir
    private Path folder;

    @Test
    void aFileTooLargeForTheMemoryIsRefusedWithWhatIsEnough() throws Exception {
        Files.writeString(folder.resolve("workflow.yaml"), YAML);
        long items = write(folder.resolve("answers.csv"));
        var program = JarProgram.plain(folder);

        var refused = program.runWith(List.of("-Xmx" + HEAP + "m"), "run", "workflow.yaml");

        assertThat(refused.code()).as(refused.err()).isEqualTo(2);
        assertThat(refused.err())
                .containsPattern("workflow.yaml:4:\\d+ LBL-4002")
                .contains("'answers.csv' has " + MEGABYTES + " MiB, and its tables take at least");
        assertThat(folder.resolve(".labelwright")).doesNotExist();
        Matcher enough = Pattern.compile("LABELWRIGHT_JAVA_OPTS=(-Xmx\\d+m)").matcher(refused.err());
        assertThat(enough.find()).as(refused.err()).isTrue();

        var done = program.runWith(List.of(enough.group(1)), "run", "workflow.yaml");

        assertThat(done.code()).as(enough.group() + "\n" + done.err()).isZero();
        try (var lines = Files.lines(folder.resolve("out/labels.csv"))) {
            assertThat(lines.count()).isEqualTo(items + 1);
        }
        System.out.println(
                "MemoryIT: " + MEGABYTES + " MiB refused with -Xmx" + HEAP + "m, done with " + enough.group(1));
    }

    /** Three answers to each item. */
    private static long write(Path file) throws IOException {
        long bytes = MEGABYTES * (1L << 20);
        var random = new Random(5);
        long item = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            var text = new StringBuilder("item,annotator,label\n");
            for (long written = 0; written < bytes; item++) {
                for (int i = 0; i < 3; i++) {
                    text.append("item-").append(item).append(",w").append(100 * i + random.nextInt(100));
                    text.append(random.nextInt(4) == 0 ? ",ham\n" : ",spam\n");
                }
                if (text.length() > 1 << 20 || written + text.length() >= bytes) {
                    out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
                    written += text.length();
                    text.setLength(0);
                }
            }
        }
        return item;
    }
}
