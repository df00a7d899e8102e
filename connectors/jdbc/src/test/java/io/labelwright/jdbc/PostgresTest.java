package io.labelwright.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.problem.LabelingException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresTest extends DatabaseContract {

    private static EmbeddedPostgres server;
    private static int made;
    private String url = "";

    @BeforeAll
    static void start() {
        try {
            server = EmbeddedPostgres.builder().start();
        } catch (IOException | RuntimeException e) {
            Assumptions.abort("PostgreSQL does not start on this machine: " + e);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void schema() throws SQLException {
        String schema = "s" + made++;
        url = server.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema;
        execute("create schema " + schema);
    }

    @Override
    String url() {
        return url;
    }

    @Test
    void valuesOfItsOwnTypes() throws SQLException {
        execute(
                "create table t (d date, ts timestamp, tz timestamptz, a text[], n numeric, b boolean, j jsonb,"
                        + " u uuid, f real, i interval)",
                "insert into t values ('2024-02-29', '2024-02-29 01:02:03.5', '2024-02-29 01:02:03+02',"
                        + " array['x', null, 'a\"b'], 12345678901234567890.10, false, '{\"k\": 1}',"
                        + " '00000000-0000-0000-0000-000000000001', 0.1, '1 day')");

        Map<String, String> row = read("t", null).fields().get(0);

        assertThat(row)
                .containsEntry("d", "2024-02-29")
                .containsEntry("ts", "2024-02-29T01:02:03.5")
                .containsEntry("tz", "2024-02-28T23:02:03Z")
                .containsEntry("a", "[\"x\",null,\"a\\\"b\"]")
                .containsEntry("n", "12345678901234567890.10")
                .containsEntry("b", "false")
                .containsEntry("j", "{\"k\": 1}")
                .containsEntry("u", "00000000-0000-0000-0000-000000000001")
                .containsEntry("f", "0.1")
                .containsKey("i");
    }

    @Test
    void timesDoNotDependOnTheZoneOfTheMachine() {
        TimeZone before = TimeZone.getDefault();
        String query = "select timestamptz '2024-07-01 12:00:00+00' as t,"
                + " (timestamptz '2024-07-01 12:00:00+00')::text as s, timestamp '2024-03-31 02:30:00' as gap";
        try {
            for (String zone : new String[] {"America/New_York", "Europe/Berlin", "UTC"}) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                assertThat(read(null, query).fields())
                        .containsExactly(Map.of(
                                "t", "2024-07-01T12:00:00Z",
                                "s", "2024-07-01 12:00:00+00",
                                "gap", "2024-03-31T02:30:00"));
            }
            assertThat(read(null, query, "Asia/Tokyo").fields().get(0))
                    .containsEntry("t", "2024-07-01T21:00:00+09:00")
                    .containsEntry("s", "2024-07-01 21:00:00+09");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void whatHasNoFiniteValueIsABadRow() {
        var read = read(null, "select timestamptz 'infinity' as t union all select now() where 1 = 0");
        assertThat(read.refused())
                .singleElement()
                .satisfies(bad -> assertThat(bad.reason()).contains("infinite"));
        assertThatThrownBy(() -> read(null, "select '\\x00'::bytea as b"))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("'b' holds bytes");
    }

    @Test
    void functionsWithEffectsHaveNone() throws SQLException {
        execute("create sequence counter", "create table t (x integer)");
        assertThatThrownBy(() -> read(null, "select nextval('counter') as n")).isInstanceOf(LabelingException.class);
        execute("create function sneak() returns integer language sql as 'insert into t values (1) returning x'");
        assertThatThrownBy(() -> read(null, "select sneak() as n")).isInstanceOf(LabelingException.class);
        assertThat(ask("select count(*) from t")).containsExactly("0");
    }

    @Test
    void schemasAreKept() throws SQLException {
        execute("create schema if not exists \"Other\"", "create table \"Other\".\"T\" (id integer primary key)");
        execute("insert into \"Other\".\"T\" values (2), (1)");
        assertThat(read("Other.T", null).fields()).containsExactly(Map.of("id", "1"), Map.of("id", "2"));
        execute("drop table \"Other\".\"T\"");
    }
}
