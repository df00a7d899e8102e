package io.labelwright.engine.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.problem.LabelingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDatabaseTest extends DatabaseContract {

    @TempDir
    private Path other;

    @Override
    Dialect dialect(Path folder) {
        return new SqliteDialect(folder.resolve("store.db"));
    }

    @Test
    void aFileThatIsNoDatabaseIsLeftAloneAndTheHintSaysWhatToDo() throws IOException {
        Path file = other.resolve("store.db");
        byte[] noise = new byte[8192];
        Arrays.fill(noise, (byte) 7);
        Files.write(file, noise);

        assertThatThrownBy(() -> Database.sqlite(file, (what, name, content) -> {}))
                .isInstanceOfSatisfying(LabelingException.class, e -> {
                    assertThat(e.problems().get(0).message()).contains("the database is damaged");
                    assertThat(e.problems().get(0).hint())
                            .contains("labelwright store backup")
                            .contains("sqlite3 store.db .recover");
                });
        assertThat(Files.readAllBytes(file)).isEqualTo(noise);
    }

    @Test
    void aDatabaseWithADamagedPageStopsOrShowsItInTheCheck() throws IOException {
        Path file = other.resolve("store.db");
        try (Database database = Database.sqlite(file, (what, name, content) -> {})) {
            for (int i = 0; i < 200; i++) {
                database.stages().put("key " + i, "body ".repeat(50));
            }
        }
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length - 3 * 4096, bytes.length, (byte) 0x5a);
        Files.write(file, bytes);

        try (Database database = Database.sqlite(file, (what, name, content) -> {})) {
            assertThat(database.damage()).isNotEmpty();
        }
    }

    @Test
    void thePlaceOfAServerShowsNoPassword() {
        assertThat(PostgresDialect.shown("jdbc:postgresql://ann:canary@host:5432/db?password=canary&ssl=true"))
                .isEqualTo("jdbc:postgresql://host:5432/db");
        var dialect = new PostgresDialect("jdbc:postgresql://127.0.0.1:1/db?user=a&password=canary", null, "canary");
        assertThatThrownBy(() -> Schema.open(new Session(dialect)))
                .isInstanceOf(LabelingException.class)
                .satisfies(e ->
                        assertThat(e.toString() + e.getMessage() + e.getCause()).doesNotContain("canary"))
                .hasMessageContaining("see whether the server runs");
    }
}
