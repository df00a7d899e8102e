package io.labelwright.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.engine.store.file.Sha256;
import io.labelwright.spi.problem.LabelingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileHashesTest {

    private static final InstantSource LATER = InstantSource.offset(InstantSource.system(), Duration.ofSeconds(10));

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("answers.csv"), "a,b\n");
    }

    @Test
    void theHashIsThatOfTheBytes() {
        assertThat(open(LATER).fileHashes().sha256(file)).isEqualTo(Sha256.of("a,b\n"));
    }

    @Test
    void aSettledFileIsRemembered() {
        try (Store store = open(LATER)) {
            store.fileHashes().sha256(file);
        }

        assertThat(memo()).contains("answers.csv").contains(Sha256.of("a,b\n"));
        assertThat(open(LATER).fileHashes().sha256(file)).isEqualTo(Sha256.of("a,b\n"));
    }

    @Test
    void whatTheMemoSaysIsUsed() throws IOException {
        try (Store store = open(LATER)) {
            store.fileHashes().sha256(file);
        }
        String other = memo().lines().findFirst().orElseThrow().replace(Sha256.of("a,b\n"), Sha256.of("planted"));
        Files.write(folder.resolve("store/file-hashes.json"), SealedText.seal(other));

        assertThat(open(LATER).fileHashes().sha256(file)).isEqualTo(Sha256.of("planted"));
    }

    @Test
    void aFileThatJustChangedIsNotRemembered() {
        try (Store store = open(InstantSource.system())) {
            store.fileHashes().sha256(file);
        }

        assertThat(memo()).doesNotContain("answers.csv");
    }

    @Test
    void aClockThatWentBackRemembersNothing() {
        try (Store store = open(InstantSource.fixed(Instant.parse("2001-01-01T00:00:00Z")))) {
            store.fileHashes().sha256(file);
        }

        assertThat(memo()).doesNotContain("answers.csv");
    }

    @Test
    void aChangeOfTheSameSizeWithTheTimeSetBackIsSeen() throws IOException {
        try (Store store = open(LATER)) {
            store.fileHashes().sha256(file);
        }
        FileTime before = Files.getLastModifiedTime(file);
        Files.writeString(file, "a,c\n");
        Files.setLastModifiedTime(file, before);

        assertThat(open(LATER).fileHashes().sha256(file)).isEqualTo(Sha256.of("a,c\n"));
    }

    @Test
    void aDamagedMemoCostsTimeOnly() throws IOException {
        try (Store store = open(LATER)) {
            store.fileHashes().sha256(file);
        }
        Files.writeString(folder.resolve("store/file-hashes.json"), "{\"tor");

        assertThat(open(LATER).fileHashes().sha256(file)).isEqualTo(Sha256.of("a,b\n"));
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> open(LATER).fileHashes().sha256(folder.resolve("none.csv")))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("cannot read " + folder.resolve("none.csv") + ": no such file");
    }

    private Store open(InstantSource clock) {
        return Store.open(StoreLocation.of(folder.resolve("store")), problem -> {}, clock);
    }

    private String memo() {
        Path memo = folder.resolve("store/file-hashes.json");
        try {
            return Files.exists(memo) ? Files.readString(memo) : "";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
