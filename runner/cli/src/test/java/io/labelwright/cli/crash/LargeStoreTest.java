package io.labelwright.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.cli.Invocation;
import io.labelwright.engine.store.Store;
import io.labelwright.engine.store.file.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A store with many entries, of which a workflow needs three: records of stages and objects as earlier runs left them.
 * With {@code -Dlabelwright.store.entries=1000000} it is also held against the goal.
 */
@Tag("durability")
class LargeStoreTest {

    private static final int ENTRIES = Integer.getInteger("labelwright.store.entries", 10_000);

    /** From how many entries on times are looked at: with fewer they would say nothing. */
    private static final int MANY = 1_000_000;

    private static final double MOST_SECONDS = 5;

    private static final String FLOW = """
            workflow: few
            labels: {task: classification, classes: [a, b]}
            stages:
              - {id: votes, uses: import/csv, with: {path: votes.csv, annotations: {}}}
              - {id: agreed, uses: consensus/majority-vote}
              - {id: out, uses: export/csv, with: {table: labels, path: out/labels.csv}}
            """;

    @TempDir
    private Path folder;

    private Path store() {
        return folder.resolve(".labelwright");
    }

    private JsonNode call(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        Invocation ended = Invocation.of(Map.of(), all.toArray(String[]::new));
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        return JsonMapper.shared().readTree(ended.out());
    }

    private static List<String> statuses(JsonNode object) {
        return object.path("stages")
                .valueStream()
                .map(stage -> stage.path("status").asString())
                .toList();
    }

    /** Puts records beside the one that is there, and objects, without the syncs of a million commits. */
    private void fill() throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store().resolve("store.db"))) {
            String body;
            try (var rows = connection.createStatement().executeQuery("select max(body) from stages")) {
                rows.next();
                body = rows.getString(1);
            }
            connection.setAutoCommit(false);
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into stages (key, body, checksum) values (?, ?, ?)")) {
                for (int i = 0; i < ENTRIES; i++) {
                    String key = key(i);
                    insert.setString(1, key);
                    insert.setString(2, body);
                    insert.setString(3, Sha256.of(key.length() + ":" + key + "\n" + body.length() + ":" + body + "\n"));
                    insert.executeUpdate();
                }
            }
            connection.commit();
        }
        for (int i = 0; i < ENTRIES; i++) {
            byte[] bytes = ("object " + i).getBytes(StandardCharsets.UTF_8);
            String name = Sha256.of(bytes);
            Files.write(store().resolve("objects").resolve(name.substring(0, 2)).resolve(name.substring(2)), bytes);
        }
    }

    private static String key(int number) {
        return Sha256.of("entry " + number);
    }

    @Test
    void aWorkflowFindsWhatItNeedsAmongAll() throws Exception {
        String flow = Files.writeString(folder.resolve("flow.yaml"), FLOW).toString();
        Files.writeString(folder.resolve("votes.csv"), "item,annotator,label\nx,ana,a\ny,ana,b\n");
        assertThat(statuses(call("run", flow))).containsExactly("ran", "ran", "ran");
        fill();
        // What a run was writing when it was killed.
        Path orphan = Files.writeString(store().resolve("tmp").resolve(".labelwright-1-1-1.tmp"), "cut sho");

        long start = System.nanoTime();
        try (Store opened = Store.open(store(), problem -> {})) {
            assertThat(opened.find(key(ENTRIES / 2))).isPresent();
            assertThat(opened.has(Sha256.of("object 1"))).isTrue();
        }
        double open = (System.nanoTime() - start) / 1e9;
        start = System.nanoTime();
        assertThat(statuses(call("plan", flow))).containsExactly("cached", "cached", "cached");
        double plan = (System.nanoTime() - start) / 1e9;
        Files.writeString(folder.resolve("votes.csv"), "item,annotator,label\nx,ana,a\ny,ana,a\n");
        start = System.nanoTime();
        assertThat(statuses(call("run", flow))).containsExactly("ran", "ran", "ran");
        double run = (System.nanoTime() - start) / 1e9;
        start = System.nanoTime();
        JsonNode info = call("store", "info", "--store", store().toString());
        double counted = (System.nanoTime() - start) / 1e9;

        assertThat(orphan).doesNotExist();
        assertThat(info.path("records").asLong()).isGreaterThan(ENTRIES);
        System.out.printf(
                Locale.ROOT,
                "LargeStoreTest: %d entries; opened in %.2f s, planned in %.2f s, run in %.2f s, counted in %.2f s%n",
                ENTRIES,
                open,
                plan,
                run,
                counted);
        if (ENTRIES >= MANY) {
            assertThat(open).isLessThan(MOST_SECONDS);
            assertThat(plan).isLessThan(MOST_SECONDS);
            assertThat(run).isLessThan(MOST_SECONDS);
        }
    }
}
