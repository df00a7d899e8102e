package io.labelwright.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.problem.LabelingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArchiveInputTest {

    private static final int CENTRAL = 0x02014B50;

    @TempDir
    private Path folder;

    @Test
    void anArchiveIsReadAsTheFolderThatWasPacked() throws IOException {
        List<Long> progress = new ArrayList<>();
        Path file = written(
                zip("b/2.txt", "two", "a.txt", "one\u00fc", ".git/x", "no", "__MACOSX/._a.txt", "no", "b/", ""));

        try (var input = new ArchiveInput("data.zip", file, progress::add)) {
            assertThat(input.isFolder()).isTrue();
            assertThat(input.size()).isEqualTo(8);
            Map<String, String> read = new LinkedHashMap<>();
            for (SourceInput member : input.files()) {
                try (InputStream bytes = member.open()) {
                    read.put(member.relativeName(), new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            assertThat(read).containsExactly(Map.entry("a.txt", "one\u00fc"), Map.entry("b/2.txt", "two"));
            assertThat(input.files())
                    .extracting(SourceInput::name)
                    .containsExactly("data.zip/a.txt", "data.zip/b/2.txt");
        }
        assertThat(progress).isSorted().endsWith(8L);
    }

    @Test
    void anEmptyArchiveIsAFolderWithoutFiles() throws IOException {
        try (var input = new ArchiveInput("data.zip", written(zip()), bytes -> {})) {
            assertThat(input.files()).isEmpty();
        }
    }

    @Test
    void namesThatLeadElsewhereAreRefused() throws IOException {
        for (String name :
                new String[] {"../a", "a/../../b", "/etc/passwd", "C:/a", "a\\b", "a//b", "./a", "a/./b", "..", "a\nb"
                }) {
            refused(zip(name, "x"), "entry '" + name);
        }
    }

    @Test
    void entriesOfOneNameAreRefused() throws IOException {
        byte[] zip = zip("a.txt", "one", "b.txt", "two");
        for (int i = 0; i < zip.length - 5; i++) {
            if (new String(zip, i, 5, StandardCharsets.ISO_8859_1).equals("b.txt")) {
                zip[i] = 'a';
            }
        }

        refused(zip, "two entries are called 'a.txt'");
    }

    @Test
    void symbolicLinksAreLeftOutAsInAFolder() throws IOException {
        byte[] zip = zip("a.txt", "/etc/passwd", "b.txt", "x");
        ByteBuffer entry = central(zip, 0);
        entry.put(5, (byte) 3).putInt(38, 0xA1FF0000);

        try (var input = new ArchiveInput("data.zip", written(zip), bytes -> {})) {
            assertThat(input.files()).extracting(SourceInput::relativeName).containsExactly("b.txt");
        }
    }

    @Test
    void encryptedEntriesOtherMethodsAndArchivesInsideAreRefused() throws IOException {
        byte[] encrypted = zip("a.txt", "x");
        central(encrypted, 0).putShort(8, (short) 1);
        byte[] other = zip("a.txt", "x");
        central(other, 0).putShort(10, (short) 93);

        refused(encrypted, "encrypted");
        refused(other, "method 93");
        refused(zip("a/more.ZIP", "x"), "archives in archives");
    }

    @Test
    void bombsAreRefusedBeforeTheyAreUnpacked() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("zeros.txt"));
            for (int i = 0; i < 32; i++) {
                zip.write(new byte[1 << 20]);
            }
        }
        byte[] overlapping = zip("a.txt", "x", "b.txt", "x");
        central(overlapping, 1).putInt(20, overlapping.length);
        byte[] huge = zip("a.txt", "x");
        central(huge, 0).putInt(20, 1 << 30).putInt(24, -2);

        refused(out.toByteArray(), "more than 200 times");
        refused(overlapping, "lie over each other");
        refused(huge, "lie over each other");
    }

    @Test
    void anEntryThatIsNotWhatTheArchiveTellsIsRefusedWhileItIsRead() throws IOException {
        byte[] longer = zip("a.txt", "more than one byte");
        central(longer, 0).putInt(24, 1);
        byte[] shorter = zip("a.txt", "x");
        central(shorter, 0).putInt(24, 1000);
        byte[] other = zip("a.txt", "x");
        central(other, 0).putInt(16, 12345);

        for (byte[] zip : List.of(longer, shorter, other)) {
            try (var input = new ArchiveInput("data.zip", written(zip), bytes -> {})) {
                SourceInput member = input.files().get(0);
                assertThatThrownBy(() -> {
                            try (InputStream bytes = member.open()) {
                                bytes.readAllBytes();
                            }
                        })
                        .isInstanceOf(LabelingException.class)
                        .hasMessageContaining("damaged");
            }
        }
    }

    @Test
    void aFileForLibrariesIsNotMadeOfAMember() throws IOException {
        try (var input = new ArchiveInput("data.zip", written(zip("a", "x")), bytes -> {})) {
            SourceInput member = input.files().get(0);
            assertThatThrownBy(member::path).hasMessageContaining("an archive does not allow");
        }
    }

    @Test
    void anArchiveCutOffAnywhereIsRefused() throws IOException {
        byte[] whole = zip("a.txt", "one", "b.txt", "two");
        for (int length = 0; length < whole.length; length++) {
            refused(Arrays.copyOf(whole, length), "can't be read");
        }
    }

    @Test
    void changedBytesAreRefusedOrReadToTheSameTexts() throws IOException {
        byte[] whole = zip("a.txt", "one one one one one one", "b.txt", "two");
        for (int seed = 0; seed < 1500; seed++) {
            var random = new SplittableRandom(seed);
            byte[] changed = whole.clone();
            for (int i = 1 + random.nextInt(2); i > 0; i--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            try (var input = new ArchiveInput("data.zip", written(changed), bytes -> {})) {
                for (SourceInput member : input.files()) {
                    try (InputStream bytes = member.open()) {
                        assertThat(new String(bytes.readAllBytes(), StandardCharsets.UTF_8))
                                .as("seed %s", seed)
                                .isIn("one one one one one one", "two");
                    }
                }
            } catch (LabelingException e) {
                assertThat(e.problems().get(0).message()).isNotBlank();
            }
        }
    }

    private void refused(byte[] zip, String reason) throws IOException {
        try (var input = new ArchiveInput("data.zip", written(zip), bytes -> {})) {
            assertThatThrownBy(input::files)
                    .isInstanceOf(LabelingException.class)
                    .hasMessageContaining(reason);
        }
    }

    private Path written(byte[] zip) throws IOException {
        return Files.write(folder.resolve("data.zip"), zip);
    }

    /** An entry of the central directory, to be changed in place. */
    private static ByteBuffer central(byte[] zip, int index) {
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int left = index;
        for (int at = 0; ; at++) {
            if (bytes.getInt(at) == CENTRAL && left-- == 0) {
                return bytes.slice(at, zip.length - at).order(ByteOrder.LITTLE_ENDIAN);
            }
        }
    }

    /** An archive of names and texts, one after the other. */
    private static byte[] zip(String... files) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (int i = 0; i < files.length; i += 2) {
                zip.putNextEntry(new ZipEntry(files[i]));
                zip.write(files[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
