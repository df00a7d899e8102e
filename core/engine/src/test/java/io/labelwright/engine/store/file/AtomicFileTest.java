package io.labelwright.engine.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.problem.LabelingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    private Path folder;

    @Test
    void aNewFileInNewFoldersIsWritten() throws IOException {
        Path target = folder.resolve("out/deep/labels.csv");

        Written written = AtomicFile.replace(target, out -> out.write("a,b\n".getBytes(StandardCharsets.UTF_8)));

        assertThat(target).hasContent("a,b\n");
        assertThat(written).isEqualTo(new Written(Sha256.of("a,b\n"), 4));
        assertThat(files(folder.resolve("out/deep"))).isEqualTo(1);
    }

    @Test
    void anOldFileIsReplaced() throws IOException {
        Path target = Files.writeString(folder.resolve("labels.csv"), "old and longer");

        AtomicFile.replace(target, out -> out.write('x'));

        assertThat(target).hasContent("x");
    }

    @Test
    void aFileLargerThanTheBufferIsHashedWhole() throws IOException {
        var bytes = new byte[3_000_001];
        new Random(1).nextBytes(bytes);

        Written written = AtomicFile.replace(folder.resolve("big"), out -> {
            out.write(bytes, 0, 1_000_000);
            out.write(bytes[1_000_000]);
            out.flush();
            out.write(bytes, 1_000_001, bytes.length - 1_000_001);
        });

        assertThat(written).isEqualTo(new Written(Sha256.of(bytes), bytes.length));
        assertThat(Files.readAllBytes(folder.resolve("big"))).isEqualTo(bytes);
    }

    @Test
    void aWriterThatFailsLeavesTheOldFileAndNothingElse() throws IOException {
        Path target = Files.writeString(folder.resolve("labels.csv"), "old");

        assertThatThrownBy(() -> AtomicFile.replace(target, out -> {
                    out.write(new byte[1_000_000]);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("cannot write " + target + ": No space left on device");
        assertThatThrownBy(() -> AtomicFile.replace(target, out -> {
                    throw new IllegalStateException("a defect");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(target).hasContent("old");
        assertThat(files(folder)).isEqualTo(1);
    }

    @Test
    void largeAndSmallPiecesAreWrittenAndHashedInTheirOrder() throws IOException {
        var random = new Random(7);
        var expected = new ByteArrayOutputStream();
        Path file = folder.resolve("file");
        Written written;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            var out = new HashedOutput(channel);
            for (int size : new int[] {3, 1 << 18, 100, 1_000_000, 0, 1 << 17, 5, (1 << 18) - 1, 700_001}) {
                var piece = new byte[size + 9];
                random.nextBytes(piece);
                out.write(piece, 4, size);
                expected.write(piece, 4, size);
            }
            written = out.finish();
        }

        assertThat(file).hasBinaryContent(expected.toByteArray());
        assertThat(written).isEqualTo(new Written(Sha256.of(expected.toByteArray()), expected.size()));
    }

    @Test
    void aWriterThatSwallowsAFailureDoesNotGetThroughWithIt() throws IOException {
        Path file = folder.resolve("file");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var out = new HashedOutput(channel);
        channel.close();
        try (var print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            print.println("lost");
        }

        assertThatThrownBy(out::finish).isInstanceOf(IOException.class);
    }

    @Test
    void aFolderInPlaceOfTheFileIsToldSo() throws IOException {
        Path target = Files.createDirectory(folder.resolve("labels.csv"));

        assertThatThrownBy(() -> AtomicFile.replace(target, out -> out.write(1)))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("it is a folder");
    }

    @Test
    void aFileInPlaceOfTheFolderIsToldSo() throws IOException {
        Path file = Files.createFile(folder.resolve("out"));

        assertThatThrownBy(() -> AtomicFile.replace(file.resolve("labels.csv"), out -> out.write(1)))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("there is a file where a folder is needed at " + file);
    }

    @Test
    void whatAKilledProcessLeftInTheFolderIsRemoved() throws IOException {
        Files.writeString(folder.resolve(".labelwright-aa-bb-1.tmp"), "half");

        AtomicFile.replace(folder.resolve("labels.csv"), out -> out.write('x'));

        assertThat(files(folder)).isEqualTo(1);
    }

    private static long files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
