package io.labelwright.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.problem.LabelingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbTest extends DatabaseContract {

    @TempDir
    private Path folder;

    @Override
    String url() {
        return "jdbc:duckdb:" + folder.resolve("data.duckdb");
    }

    @Test
    void aQueryReadsNoFiles() throws IOException, SQLException {
        Path secret = Files.writeString(folder.resolve("secret.csv"), "a\nhidden\n");
        execute("create table t (x integer)");

        assertThatThrownBy(() -> read(null, "select * from read_csv('" + secret + "')"))
                .isInstanceOf(LabelingException.class)
                .hasMessageNotContaining("hidden");
    }

    @Test
    void timesAndArraysAndExactNumbers() throws SQLException {
        execute(
                "create table t (d date, ts timestamp, tz timestamptz, l integer[], n decimal(30, 3), b boolean,"
                        + " h hugeint)",
                "insert into t values ('2024-02-29', '2024-02-29 01:02:03', '2024-02-29 01:02:03+02', [1, null, 3],"
                        + " 123456789012345678901234567.125, true, 170141183460469231731687303715884105727)");

        assertThat(read("t", null).fields())
                .containsExactly(Map.of(
                        "d", "2024-02-29",
                        "ts", "2024-02-29T01:02:03",
                        "tz", "2024-02-28T23:02:03Z",
                        "l", "[1,null,3]",
                        "n", "123456789012345678901234567.125",
                        "b", "true",
                        "h", "170141183460469231731687303715884105727"));
    }
}
