package io.labelwright.cli.bad;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stages that read and write no file but a database; where the URL of one may lead. */
class DatabaseTest {

    private static final String DATABASE = "jdbc:sqlite:answers.db";

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    @BeforeEach
    void answers() throws SQLException {
        execute(
                "create table answers (item text, annotator text, label text, primary key (item, annotator))",
                "insert into answers values ('1', 'ann', 'a'), ('1', 'bob', 'a'), ('2', 'ann', 'b'), ('2', 'bob', 'b')");
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("answers.db"));
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private List<String> labels() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select item, label from labels order by item")) {
            while (result.next()) {
                rows.add(result.getString(1) + " " + result.getString(2));
            }
        }
        return rows;
    }

    private Scenario flow(String from, String into) {
        return Scenario.in(folder).workflow("a, b", """
                - id: answers
                  uses: import/jdbc
                  with: {url: "%s", table: answers, annotations: {}}
                - id: agreed
                  uses: consensus/majority-vote
                - id: out
                  uses: export/jdbc
                  with: {url: "%s", into: labels, mode: replace}
                """.formatted(from, into));
    }

    @Test
    void whatFollowsRunsAgainOnlyWhenRowsHaveChanged() throws SQLException {
        Scenario flow = flow(DATABASE, DATABASE);
        Outcome first = flow.run().done();
        assertThat(first.stage("out").path("counts").path("rows").asInt()).isEqualTo(2);
        assertThat(first.json().path("outputs").size()).isZero();
        assertThat(labels()).containsExactly("1 a", "2 b");

        Outcome again = flow.run().done();
        assertThat(again.status("answers")).isEqualTo("cached");
        assertThat(again.stage("answers").path("reason").asString()).isEqualTo("read again, nothing changed");
        assertThat(again.status("agreed")).isEqualTo("cached");
        assertThat(again.status("out")).isEqualTo("cached");

        execute("update answers set label = 'b' where item = '1'");
        Outcome changed = flow.run().done();
        assertThat(changed.status("answers")).isEqualTo("ran");
        assertThat(changed.stage("answers").path("reason").asString()).contains("content");
        assertThat(changed.status("out")).isEqualTo("ran");
        assertThat(labels()).containsExactly("1 b", "2 b");

        assertThat(flow.run("--rerun", "out").done().status("out")).isEqualTo("ran");
        assertThat(labels()).containsExactly("1 b", "2 b");
    }

    @Test
    void aRowThatCannotBeUsedIsNamed() throws SQLException {
        execute("insert into answers values ('3', 'ann', 'zebra')");
        flow(DATABASE, DATABASE).run().failed("answers", "zebra");
    }

    @Test
    void aTableWithoutRowsIsAWarning() throws SQLException {
        execute("delete from answers");
        flow(DATABASE, DATABASE).run().says("stage 'answers' reads no rows");
    }

    @Test
    void aMissingTableOrDatabaseFailsItsStage() {
        flow("jdbc:sqlite:other.db", DATABASE).run().failed("answers", "there is no database");
        assertThat(folder.resolve("other.db")).doesNotExist();
        Scenario.in(folder).workflow("a, b", """
                - id: answers
                  uses: import/jdbc
                  with: {url: "jdbc:sqlite:answers.db", table: answer, annotations: {}}
                """).run().failed("answers", "can't read the table 'answer'");
    }

    @Test
    void filesOfDatabasesAreConfinedAsAllPathsAre() throws Exception {
        Files.copy(folder.resolve("answers.db"), elsewhere.resolve("answers.db"));
        String outside = "jdbc:sqlite:" + elsewhere.resolve("answers.db");
        flow(outside, DATABASE).run().invalidAt("6:17", "LBL-1015", "may not read", "--allow-read");
        flow(outside, DATABASE).run("--allow-read", elsewhere.toString()).done();
        flow(DATABASE, outside)
                .run("--allow-read", elsewhere.toString())
                .invalidAt("11:17", "may not write", "--allow-write");
        flow(DATABASE, outside).run("--allow-write", elsewhere.toString()).done();

        Files.createSymbolicLink(folder.resolve("link.db"), elsewhere.resolve("answers.db"));
        flow("jdbc:sqlite:link.db", DATABASE).run().invalidAt("6:17", "LBL-1015");
        flow(DATABASE, "jdbc:sqlite:.labelwright/store.db").run().invalidAt("11:17", "file of the store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlite:",
                "jdbc:sqlite::memory:",
                "jdbc:sqlite::resource:http://example.org/a.db",
                "jdbc:sqlite:file:answers.db",
                "jdbc:sqlite:answers.db?enable_load_extension=true",
                "jdbc:duckdb:md:mine",
                "jdbc:duckdb:s3://bucket/a.db"
            })
    void otherThingsThanPathsAreRefused(String url) {
        flow(url, DATABASE).run().invalidAt("6:17", "LBL-1015", "ends with the path of the file");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://localhost/db, LBL-1025, --allow-host localhost",
        "jdbc:postgresql://127.0.0.1:5432/db, LBL-1025, --allow-host 127.0.0.1",
        "jdbc:postgresql://db.example.org/db, LBL-1025, --allow-host db.example.org",
        "'jdbc:postgresql://good.example.org,evil.example.org/db', LBL-1025, --allow-host evil.example.org",
        "jdbc:postgresql:db, LBL-1025, jdbc:NAME://HOST/DATABASE",
        "jdbc:postgresql:///db, LBL-1025, names no host",
        "jdbc:postgresql://ann:geheim@good.example.org/db, LBL-1012, user and password",
        "jdbc:postgresql://good.example.org/db?password=geheim, LBL-1012, user and password",
        "jdbc:postgresql://good.example.org/db?socketFactory=x.Y, LBL-1012, socketFactory",
        "jdbc:postgresql://good.example.org/db?ssl=true&loggerFile=/tmp/x, LBL-1012, loggerFile",
        "jdbc:postgresql://good.example.org/db?PGHOST=evil, LBL-1012, PGHOST",
        "jdbc:h2:file:./x;INIT=RUNSCRIPT, LBL-1025, can't be told",
        "jdbc:h2:mem:x, LBL-1025, can't be told",
        "http://good.example.org/, LBL-1025, can't be told"
    })
    void aHostNeedsTheOperator(String url, String code, String says) {
        flow(url, DATABASE)
                .validate("--allow-host", "good.example.org")
                .invalidAt("6:17", code, says)
                .saysNot("geheim");
    }

    @Test
    void anAllowedHostIsReached() {
        // Nobody listens at this port.
        flow("jdbc:postgresql://127.0.0.1:1/db", DATABASE)
                .run("--allow-host", "127.0.0.1:1")
                .failed("answers", "127.0.0.1:1");
        flow("jdbc:postgresql://127.0.0.1:1/db", DATABASE)
                .validate("--allow-host", "127.0.0.1:2")
                .invalidAt("6:17", "LBL-1025");
        flow("jdbc:nosuch://host/db", DATABASE)
                .run("--allow-host", "*")
                .failed("answers", "there is no driver for jdbc:nosuch://host/db");
    }

    /** A driver that gives out what is in a text, in a jar of its own with no strategy. */
    @Test
    void aDriverMayLieInAFolderOfPlugins() throws Exception {
        Path source = folder.resolve("src/far/FarDriver.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, """
                package far;

                import java.sql.*;
                import java.util.*;

                public final class FarDriver implements Driver {
                    public Connection connect(String url, Properties p) throws SQLException {
                        throw new SQLException("the far driver was asked with " + p.getProperty("password"));
                    }
                    public boolean acceptsURL(String url) { return url.startsWith("jdbc:far:"); }
                    public DriverPropertyInfo[] getPropertyInfo(String url, Properties p) {
                        return new DriverPropertyInfo[0];
                    }
                    public int getMajorVersion() { return 1; }
                    public int getMinorVersion() { return 0; }
                    public boolean jdbcCompliant() { return false; }
                    public java.util.logging.Logger getParentLogger() { return null; }
                }
                """);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        int compiled = javax.tools.ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", classes.toString(), source.toString());
        assertThat(compiled).isZero();
        Path jar = Files.createDirectories(folder.resolve("plugins/far")).resolve("far.jar");
        try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new java.util.zip.ZipEntry("far/FarDriver.class"));
            zip.write(Files.readAllBytes(classes.resolve("far/FarDriver.class")));
            zip.putNextEntry(new java.util.zip.ZipEntry("META-INF/services/java.sql.Driver"));
            zip.write("far.FarDriver".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        Files.writeString(Files.createDirectories(folder.resolve("secrets")).resolve("FAR"), "geheim");

        Outcome outcome = Scenario.in(folder)
                .workflow("a, b", """
                - id: answers
                  uses: import/jdbc
                  with: {url: "jdbc:far://host/x", password: "${secret.FAR}", table: answers, annotations: {}}
                """)
                .run(
                        "--allow-host",
                        "host",
                        "--plugins",
                        folder.resolve("plugins").toString(),
                        "--secrets",
                        folder.resolve("secrets").toString());

        outcome.failed("answers", "the far driver was asked with ***").saysNot("geheim");
        assertThat(outcome.warnings()).isEmpty();
    }

    @Test
    void aPasswordInTheFileIsRefused() {
        flow("jdbc:postgresql://ann:geheim@good.example.org/db", DATABASE)
                .validate("--allow-host", "*")
                .invalidAt("6:17", "LBL-1012")
                .saysNot("geheim");
        Scenario.in(folder).workflow("a, b", """
                - id: answers
                  uses: import/jdbc
                  with: {url: "jdbc:sqlite:answers.db", password: geheim, table: answers, annotations: {}}
                """).run().invalid("secret").saysNot("geheim");
    }

    @Test
    void aQueryThatIsNoneIsRefusedAndChangesNothing() throws SQLException {
        for (String query : List.of("delete from answers", "select 1; delete from answers")) {
            Scenario.in(folder).workflow("a, b", """
                    - id: answers
                      uses: import/jdbc
                      with: {url: "jdbc:sqlite:answers.db", query: "%s", annotations: {}}
                    """.formatted(query)).run().says("the query");
        }
        flow(DATABASE, DATABASE).run().done();
        assertThat(labels()).hasSize(2);
    }
}
