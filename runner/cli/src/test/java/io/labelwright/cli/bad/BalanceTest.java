package io.labelwright.cli.bad;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.engine.store.StageRecord;
import io.labelwright.engine.store.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whatever the rows are: each is used, repeated or rejected, and each item is labelled or says why not. */
class BalanceTest {

    private static final int CASES = 12;

    @TempDir
    private Path folder;

    private static String pick(Random random, String... words) {
        return words[random.nextInt(words.length)];
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void countsBalance(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            check(random, folder.resolve("case-" + i));
        }
    }

    @Test
    void itemsThatNoStageDecidesAreOpen() {
        Scenario scenario = Scenario.in(folder)
                .file("items.csv", "id,body\n1,x\n2,y\n3,z\n")
                .file("hand.csv", "item,label\n2,a\n")
                .workflow("a, b", """
                        - id: items
                          uses: import/csv
                          with: {path: items.csv, items: {text: body}}
                        - id: hand
                          uses: import/csv
                          needs: []
                          with: {path: hand.csv, labels: {}}
                        - id: out
                          uses: export/csv
                          needs: [items]
                          with: {table: items, path: out/items.csv}
                        """);
        Outcome outcome = scenario.run().done();

        assertThat(outcome.count("items")).isEqualTo(3);
        assertThat(outcome.count("labelled")).isEqualTo(1);
        assertThat(outcome.count("unresolved")).isEqualTo(2);
        assertThat(scenario.runForPeople().out()).contains("3 items = 1 labelled + 2 unresolved + 0 excluded");
    }

    /** Nothing in the program makes such counts; what the store says is not believed either. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "answers | rows_used | 5 rows read, but 4 used + 0 repeated + 0 rejected",
                "answers | rows_read | 4 rows read, but 5 used + 0 repeated + 0 rejected",
                "answers | rows_rejected | 5 rows read, but 5 used + 0 repeated + -1 rejected (0 in the table rejects",
                "agreed | labelled | 3 items, but 1 labelled + 1 unresolved + 0 excluded",
                "agreed | excluded | 3 items, but 2 labelled + 1 unresolved + -1 excluded (0 with a reason)"
            })
    void aRunWhoseCountsDoNotBalanceFails(String stage, String count, String numbers) {
        Scenario scenario =
                Scenario.in(folder).majority("a, b", "item,annotator,label\n1,x,a\n1,y,a\n2,x,b\n3,x,a\n3,y,b\n");
        scenario.run().done();
        loseOne(stage, count);

        Outcome broken = scenario.run();
        Outcome again = scenario.run("--rerun", stage);

        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.json().path("status").asString()).isEqualTo("failed");
        assertThat(broken.err()).contains("LBL-2009 stage '" + stage + "': the counts do not balance: " + numbers);
        assertThat(broken.err()).contains("--rerun " + stage);
        assertThat(again.done().count("labelled")).isEqualTo(2);
    }

    /** Takes one off a number of a stage's record. */
    private void loseOne(String stage, String count) {
        try (Store store = Store.open(folder.resolve(".labelwright"), problem -> {})) {
            String key = store.runs().all().get(0).stages().stream()
                    .filter(one -> one.id().equals(stage))
                    .findFirst()
                    .orElseThrow()
                    .key();
            StageRecord record = store.find(key).orElseThrow();
            Map<String, Long> counts = new LinkedHashMap<>(record.counts());
            Map<String, Double> facts = new LinkedHashMap<>(record.facts());
            if (count.startsWith("rows_")) {
                facts.merge(count, -1.0, Double::sum);
            } else {
                counts.merge(count, -1L, Long::sum);
            }
            store.recordAgain(
                    key,
                    new StageRecord(
                            record.stage(),
                            record.strategy(),
                            record.version(),
                            record.config(),
                            record.causes(),
                            record.outputs(),
                            record.exports(),
                            counts,
                            facts,
                            record.problems(),
                            record.seconds()));
        }
    }

    private static void check(Random random, Path folder) {
        boolean withItems = random.nextBoolean();
        int itemRows = random.nextInt(20);
        var items = new StringBuilder("id,body,truth\n");
        for (int i = 0; i < itemRows; i++) {
            items.append(row(random, id(random), pick(random, "x", "y", "\"z\nz\""), pick(random, "a", "b", "", "c")));
        }
        int voteRows = random.nextInt(60);
        var votes = new StringBuilder("item,annotator,label,sure\n");
        for (int i = 0; i < voteRows; i++) {
            String label = pick(random, "a", "b", "a", "b", "", "A", "zzz");
            votes.append(row(random, id(random), "w" + random.nextInt(4), label, pick(random, "", "0.5", "7")));
        }
        int handRows = random.nextInt(8);
        var hand = new StringBuilder("item,label\n");
        for (int i = 0; i < handRows; i++) {
            hand.append(row(random, id(random), pick(random, "a", "b", "c", "")));
        }
        var stages = new StringBuilder();
        List<String> imports = new ArrayList<>(List.of("votes", "hand"));
        if (withItems) {
            imports.add("items");
            stages.append(
                            "- id: items\n  uses: import/csv\n  needs: []\n  with: {path: items.csv, items: {text: body},")
                    .append(" gold: {item: id, label: truth}, on_bad_row: reject, repeated_items: ")
                    .append(pick(random, "error", "first", "last"))
                    .append("}\n");
        }
        stages.append("- id: votes\n  uses: import/csv\n  needs: []\n  with: {path: votes.csv, on_bad_row: reject,")
                .append(" annotations: {confidence: sure}}\n")
                .append("- id: hand\n  uses: import/csv\n  needs: []\n  with: {path: hand.csv, labels: {},")
                .append(" on_bad_row: reject}\n")
                .append("- id: agreed\n  uses: consensus/")
                .append(pick(random, "majority-vote", "dawid-skene"))
                .append("\n  needs: [")
                .append(String.join(", ", imports))
                .append("]\n  with: {repeated_answers: ")
                .append(pick(random, "last", "keep_all"))
                .append(", quorum: ")
                .append(1 + random.nextInt(3))
                .append("}\n- {id: out, uses: export/csv, with: {table: labels, path: out/labels.csv}}\n")
                .append("- {id: refused, uses: export/csv, needs: [agreed],")
                .append(" with: {table: rejects, path: out/rejects.csv}}\n");

        Outcome outcome = Scenario.in(folder)
                .file("items.csv", items.toString())
                .file("votes.csv", votes.toString())
                .file("hand.csv", hand.toString())
                .workflow("a, b", stages.toString())
                .run()
                .done();

        assertRows(outcome, "votes", voteRows);
        assertRows(outcome, "hand", handRows);
        if (withItems) {
            assertRows(outcome, "items", itemRows);
        }
        List<String> labels = outcome.labels();
        Set<String> distinct = new HashSet<>();
        labels.forEach(label -> distinct.add(label.substring(0, label.indexOf(','))));
        assertThat(distinct).hasSameSizeAs(labels);
        assertThat(outcome.count("items")).isEqualTo(labels.size());
        assertThat(outcome.count("labelled") + outcome.count("unresolved") + outcome.count("excluded"))
                .isEqualTo(outcome.count("items"));
        assertThat(outcome.count("labelled"))
                .isEqualTo(labels.stream()
                        .filter(label -> label.endsWith(",labelled"))
                        .count());
        assertThat(rejectsIn(outcome)).isEqualTo(outcome.count("rejected"));
    }

    /** A row whose cells are those, or now and then one less or one more. */
    private static String row(Random random, String... cells) {
        String row = String.join(",", cells);
        return switch (random.nextInt(12)) {
            case 0 -> row + ",more\n";
            // Never an empty line, which is no row.
            case 1 -> row.substring(0, Math.max(1, row.lastIndexOf(','))) + "\n";
            default -> row + "\n";
        };
    }

    private static String id(Random random) {
        return random.nextInt(12) == 0 ? "" : "i" + random.nextInt(12);
    }

    private static void assertRows(Outcome outcome, String stage, int rows) {
        JsonNode facts = outcome.stage(stage).path("facts");
        assertThat(facts.path("rows_read").asLong(-1)).isEqualTo(rows);
        assertThat(facts.path("rows_used").asLong()
                        + facts.path("rows_repeated").asLong()
                        + facts.path("rows_rejected").asLong())
                .isEqualTo(rows);
    }

    private static long rejectsIn(Outcome outcome) {
        long rows = 0;
        boolean quoted = false;
        for (char c : outcome.text("out/rejects.csv").toCharArray()) {
            quoted ^= c == '"';
            rows += c == '\n' && !quoted ? 1 : 0;
        }
        return rows - 1;
    }
}
