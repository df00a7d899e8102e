package io.labelwright.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredMemoTest {

    @TempDir
    private Path root;

    private Path folder() {
        return root.resolve("memo/model");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.findFirst().orElseThrow();
        }
    }

    @Test
    void whatWasKeptIsFoundByTheNextRun() throws IOException {
        try (StoredMemo memo = StoredMemo.open(folder())) {
            assertThat(memo.find("a")).isNull();
            assertThat(folder()).doesNotExist();
            memo.keep("a", bytes("one"));
            memo.keep("empty", new byte[0]);
            memo.keep("a", bytes("two"));
            memo.sync();
            assertThat(memo.find("a")).isEqualTo(bytes("one"));
        }

        try (StoredMemo memo = StoredMemo.open(folder())) {
            assertThat(memo.find("a")).isEqualTo(bytes("one"));
            assertThat(memo.find("empty")).isEmpty();
            assertThat(memo.find("b")).isNull();
        }
    }

    @Test
    void twoRunsAtOnceHinderNeitherTheOther() throws IOException {
        try (StoredMemo one = StoredMemo.open(folder());
                StoredMemo other = StoredMemo.open(folder())) {
            one.keep("a", bytes("1"));
            other.keep("b", bytes("2"));
            one.keep("c", bytes("3"));
        }

        try (StoredMemo memo = StoredMemo.open(folder())) {
            assertThat(memo.find("a")).isEqualTo(bytes("1"));
            assertThat(memo.find("b")).isEqualTo(bytes("2"));
            assertThat(memo.find("c")).isEqualTo(bytes("3"));
        }
    }

    @Test
    void whatAKilledRunLeftHalfWrittenCountsAsNeverKept() throws IOException {
        try (StoredMemo memo = StoredMemo.open(folder())) {
            memo.keep("a", bytes("one"));
            memo.keep("b", bytes("two"));
        }
        byte[] whole = Files.readAllBytes(onlyFile());
        int first = 16 + 4;

        for (int length = 0; length < whole.length; length++) {
            Files.write(onlyFile(), java.util.Arrays.copyOf(whole, length));
            try (StoredMemo memo = StoredMemo.open(folder())) {
                assertThat(memo.find("a") != null).as("%d bytes", length).isEqualTo(length >= first);
                assertThat(memo.find("b")).isNull();
            }
        }
    }

    @Test
    void aDamagedEntryIsNotHandedOut() throws IOException {
        try (StoredMemo memo = StoredMemo.open(folder())) {
            memo.keep("a", bytes("one"));
        }
        byte[] whole = Files.readAllBytes(onlyFile());

        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 4;
            Files.write(onlyFile(), damaged);
            try (StoredMemo memo = StoredMemo.open(folder())) {
                assertThat(memo.find("a")).as("byte %d", at).isNull();
            }
        }
    }

    @Test
    void aKeyThatIsTooLongIsRefused() throws IOException {
        try (StoredMemo memo = StoredMemo.open(folder())) {
            assertThatThrownBy(() -> memo.keep("k".repeat(801), bytes("x")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
