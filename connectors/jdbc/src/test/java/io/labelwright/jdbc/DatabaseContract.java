package io.labelwright.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.jdbc.JdbcExportConfig.Mode;
import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.ImportMapping.AnnotatorKind;
import io.labelwright.spi.connect.ImportMapping.BadRows;
import io.labelwright.spi.connect.ImportMapping.RepeatedItems;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.MemoryInput;
import io.labelwright.testkit.MemoryOutput;
import io.labelwright.testkit.RecordingSink;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every database. Each test has one of its own. */
abstract class DatabaseContract {

    /** The URL of an empty database, the same during a test. */
    abstract String url();

    final void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    final List<String> ask(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                var row = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    row.append(i == 1 ? "" : "|").append(result.getString(i));
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    final RecordingSink read(@Nullable String table, @Nullable String query) {
        return read(table, query, "UTC");
    }

    final RecordingSink read(@Nullable String table, @Nullable String query, String zone) {
        var sink = new RecordingSink();
        read(table, query, zone, sink);
        return sink;
    }

    final void read(
            @Nullable String table, @Nullable String query, String zone, io.labelwright.spi.connect.RecordSink sink) {
        var mapping = new ImportMapping(
                null, null, null, null, null, null, BadRows.FAIL, null, RepeatedItems.ERROR, "", AnnotatorKind.HUMAN);
        var config = new JdbcImportConfig(url(), null, null, table, query, 100, 60, zone, mapping);
        new JdbcSource(config).read(new MemoryInput("none", new byte[0]), sink);
    }

    final void write(InMemoryInputs in, TableKind table, String into, Mode mode) {
        var config = new JdbcExportConfig(url(), null, null, table, into, mode, 60, null, null, false);
        new JdbcSink(config).write(in.table(table), in, new MemoryOutput());
    }

    private static InMemoryInputs labels(String... itemsAndLabels) {
        var in = InMemoryInputs.ofClasses("ham", "spam");
        for (int i = 0; i < itemsAndLabels.length; i += 2) {
            in = in.items(itemsAndLabels[i]);
        }
        for (int i = 0; i < itemsAndLabels.length; i += 2) {
            in = in.label(itemsAndLabels[i], itemsAndLabels[i + 1]);
        }
        return in;
    }

    @Test
    void valuesBecomeTexts() throws SQLException {
        execute(
                "create table v (id integer primary key, t varchar(20), n bigint, d double precision)",
                "insert into v values (2, 'b', 9007199254740993, 0.1), (1, '', null, 1e300), (3, null, -1, -0.5)");

        RecordingSink read = read("v", null);

        assertThat(read.columns()).containsExactly("id", "t", "n", "d");
        assertThat(read.fields())
                .containsExactly(
                        Map.of("id", "1", "d", "1.0E300"),
                        Map.of("id", "2", "t", "b", "n", "9007199254740993", "d", "0.1"),
                        Map.of("id", "3", "n", "-1", "d", "-0.5"));
    }

    @Test
    void aTableComesInTheOrderOfItsKeyAndAQueryInItsOwn() throws SQLException {
        execute(
                "create table k (b integer, a integer, primary key (a, b))",
                "insert into k values (2, 1), (1, 2), (1, 1)");

        assertThat(read("k", null).fields())
                .containsExactly(Map.of("b", "1", "a", "1"), Map.of("b", "2", "a", "1"), Map.of("b", "1", "a", "2"));
        assertThat(read(null, "select a as x from k order by a desc, b;").fields())
                .containsExactly(Map.of("x", "2"), Map.of("x", "1"), Map.of("x", "1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select",
                "order; drop table precious; --",
                "\"quoted\"",
                "it's",
                "UPPER lower",
                "\u00fc\ud83d\ude00",
                "` ] [ \\",
                "new\nline"
            })
    void anyNameIsOnlyAName(String name) throws SQLException {
        execute("create table precious (id integer)");
        String into = "\"" + name.replace("\"", "\"\"") + "\"";
        var in = labels("a", "ham", "b", "spam");

        write(in, TableKind.LABELS, into, Mode.CREATE);
        write(in, TableKind.LABELS, into, Mode.REPLACE);
        write(in, TableKind.LABELS, into, Mode.APPEND);

        assertThat(read(into, null).fields()).hasSize(4);
        assertThat(ask("select count(*) from precious")).containsExactly("0");

        execute("create table named (" + into + " varchar(10))", "insert into named values ('x')");
        assertThat(read("named", null).fields()).containsExactly(Map.of(name, "x"));
    }

    @Test
    void whatAQueryWouldChangeStaysAsItIs() throws SQLException {
        execute("create table precious (id integer)", "insert into precious values (1)");

        for (String query : List.of(
                "update precious set id = 2",
                "delete from precious",
                "select 1; delete from precious",
                "select ';' ; commit; drop table precious",
                "/* select */ drop table precious",
                "with gone as (delete from precious returning id) select * from gone")) {
            assertThatThrownBy(() -> read(null, query))
                    .as(query)
                    .isInstanceOfAny(IllegalArgumentException.class, LabelingException.class);
        }
        assertThat(ask("select id from precious")).containsExactly("1");
    }

    @Test
    void twoColumnsOfOneNameAreRefused() throws SQLException {
        execute("create table t (x integer)");
        assertThatThrownBy(() -> read(null, "select 1 as x, 2 as x"))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("two columns have the name 'x'");
    }

    @Test
    void aTableThatIsNotThereIsNamed() throws SQLException {
        execute("create table t (x integer)");
        assertThatThrownBy(() -> read("nothing", null))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("can't read the table 'nothing'");
    }

    @Test
    void modesSayWhatBecomesOfATableThatIsThere() throws SQLException {
        write(labels("a", "ham"), TableKind.LABELS, "out", Mode.APPEND);
        assertThatThrownBy(() -> write(labels("b", "ham"), TableKind.LABELS, "out", Mode.CREATE))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("has the table 'out' already");
        assertThat(ask("select item, label from out")).containsExactly("a|ham");

        write(labels("b", "spam"), TableKind.LABELS, "out", Mode.APPEND);
        assertThat(ask("select item, label from out order by item")).containsExactly("a|ham", "b|spam");

        write(labels("c", "spam"), TableKind.LABELS, "out", Mode.REPLACE);
        assertThat(ask("select item, label from out")).containsExactly("c|spam");
    }

    @Test
    void anExportThatFailsChangesNothing() throws SQLException {
        execute(
                "create table out (item varchar(100) primary key, label varchar(100), status varchar(100))",
                "insert into out values ('b', 'old', 'old')");

        assertThatThrownBy(() -> write(labels("a", "ham", "b", "ham"), TableKind.LABELS, "out", Mode.APPEND))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("can't write the table 'out'");
        assertThat(ask("select item, label from out")).containsExactly("b|old");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        String hostile = "'); drop table x; -- \"\u00fc\ud83d\ude00 e\u0301\r\n\t\\";
        write(labels(hostile, "ham", "b", "spam"), TableKind.LABELS, "out", Mode.CREATE);

        assertThat(read("out", null).fields())
                .anySatisfy(
                        row -> assertThat(row).containsEntry("item", hostile).containsEntry("label", "ham"))
                .hasSize(2);
    }

    /** 200 MB pass through a heap of 32 MB, a few rows at a time. */
    @Test
    void rowsAreFetchedAFewAtATime() throws Exception {
        execute("create table t (x integer)");
        String query = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 200000) select '"
                + "x".repeat(1000) + "' as t from n";

        assertThat(CountRows.inHeap(32, url(), query)).isEqualTo("200000 200000000 0");
    }
}
