package io.labelwright.engine.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.problem.LabelingException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PendingFolderTest {

    private static final Map<String, String> DATA = Map.of("a.txt", "a", "deep/er/b.txt", "bb", "deep/c.txt", "");

    @TempDir
    private Path root;

    @Test
    void aFolderAppearsWithAllItsFilesAndItsHash() throws IOException {
        Path target = root.resolve("new/out");

        Written written = write(target, DATA, Set.of());

        assertThat(contents(target)).isEqualTo(new TreeMap<>(DATA));
        var hashes = new TreeMap<String, String>();
        DATA.forEach((name, text) -> hashes.put(name, Sha256.of(text)));
        assertThat(written).isEqualTo(new Written(FolderFiles.sha256(hashes), 3));
        assertThat(names(target.getParent())).containsExactly("out");
    }

    @Test
    void whatAnEarlierExportWroteIsReplacedAsAWhole() throws IOException {
        Path target = root.resolve("out");
        write(target, Map.of("old.txt", "1", "a.txt", "2"), Set.of());

        write(target, DATA, Set.of("old.txt"));

        assertThat(contents(target)).isEqualTo(new TreeMap<>(DATA));
        assertThat(names(root)).containsExactly("out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes.txt", ".git/config", "deep/mine"})
    void aFileOfSomebodyElseStopsTheReplacement(String name) throws IOException {
        Path target = root.resolve("out");
        write(target, Map.of("a.txt", "1"), Set.of());
        Files.createDirectories(target.resolve(name).getParent());
        Files.writeString(target.resolve(name), "mine");

        assertThatThrownBy(() -> write(target, DATA, Set.of("a.txt")))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("'" + name + "', which no export wrote");

        assertThat(target.resolve(name)).hasContent("mine");
        assertThat(target.resolve("a.txt")).hasContent("1");
        assertThat(names(root)).containsExactly("out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc/x", "../x", "a/../x", "a//b", ".hidden", "a/.b", "a\\b", "a\0b"})
    void namesThatLeadOutAreRefused(String name) throws IOException {
        try (PendingFolder pending = PendingFolder.begin(root.resolve("out"))) {
            assertThatThrownBy(() -> pending.file(name)).isInstanceOf(LabelingException.class);
        }
        assertThat(names(root)).isEmpty();
    }

    @Test
    void twoFilesThatDifferInCaseOnlyAreRefused() throws IOException {
        try (PendingFolder pending = PendingFolder.begin(root.resolve("out"))) {
            pending.file("A/x.txt").close();
            assertThatThrownBy(() -> pending.file("a/X.txt"))
                    .isInstanceOf(LabelingException.class)
                    .hasMessageContaining("two files");
        }
    }

    @Test
    void whatADeadWriterLeftIsSweptByTheNext() throws IOException {
        Path orphan = root.resolve(".labelwright-1-2-3.tmp.d");
        Files.createDirectories(orphan.resolve("deep"));
        Files.writeString(orphan.resolve("deep/x"), "x");
        Files.createDirectories(root.resolve(".labelwright-1-2-3.tmp.old.d"));

        write(root.resolve("out"), DATA, Set.of());

        assertThat(names(root)).containsExactly("out");
    }

    @Test
    void twoWritersAtOnceDoNotSweepEachOther() throws IOException {
        try (PendingFolder first = PendingFolder.begin(root.resolve("first"))) {
            first.file("a").close();
            write(root.resolve("second"), DATA, Set.of());
            first.moveOver(Set.of());
        }
        assertThat(names(root)).containsExactly("first", "second");
    }

    @Test
    void theHashIsOfNamesAndBytesInTheOrderOfCodePoints() throws IOException {
        // The first is above the second in UTF-16 units and below it in code points.
        write(root.resolve("out"), Map.of("\uff5e", "1", "\ud83d\ude00", "2"), Set.of());

        assertThat(FolderFiles.of(root.resolve("out")).keySet()).containsExactly("\uff5e", "\ud83d\ude00");
    }

    @Test
    void hiddenFilesAndLinksAreNoDataOfAFolder() throws IOException {
        Files.createDirectories(root.resolve("in/.git"));
        Files.writeString(root.resolve("in/.git/x"), "x");
        Files.writeString(root.resolve("in/.DS_Store"), "x");
        Files.writeString(root.resolve("secret"), "x");
        Files.writeString(root.resolve("in/a"), "x");
        Files.createSymbolicLink(root.resolve("in/link"), root.resolve("secret"));

        assertThat(FolderFiles.of(root.resolve("in")).keySet()).containsExactly("a");
    }

    private static Written write(Path target, Map<String, String> files, Set<String> known) throws IOException {
        try (PendingFolder pending = PendingFolder.begin(target)) {
            for (var file : new TreeMap<>(files).entrySet()) {
                try (OutputStream out = pending.file(file.getKey())) {
                    out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                }
            }
            return pending.moveOver(known);
        }
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        var contents = new TreeMap<String, String>();
        for (var file : FolderFiles.of(folder).entrySet()) {
            contents.put(file.getKey(), Files.readString(file.getValue()));
        }
        return contents;
    }

    private static java.util.List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
