package io.labelwright.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.problem.LabelingException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteTest extends DatabaseContract {

    @TempDir
    private Path folder;

    @Override
    String url() {
        return "jdbc:sqlite:" + folder.resolve("data.db");
    }

    @Test
    void aDatabaseThatIsNotThereIsNotMade() {
        assertThatThrownBy(() -> read("t", null))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("there is no database");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void truthValuesAreWordsAndBytesAreRefused() throws SQLException {
        execute(
                "create table t (id integer primary key, yes boolean, free)",
                "insert into t values (1, 1, 'x'), (2, 0, x'00ff'), (3, null, 7)");

        var read = read("t", null);

        assertThat(read.fields())
                .containsExactly(Map.of("id", "1", "yes", "true", "free", "x"), Map.of("id", "3", "free", "7"));
        assertThat(read.refused()).singleElement().satisfies(bad -> {
            assertThat(bad.line()).isEqualTo(2);
            assertThat(bad.reason()).contains("'free' holds bytes");
        });
    }
}
