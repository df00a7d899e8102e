package io.labelwright.cli.bad;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
