package io.labelwright.cli.bad;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports of labeling platforms that are whole, cut off, or hold what no table can. */
class PlatformDataTest {

    @TempDir
    private Path folder;

    private static String task(int id, String choice) {
        return "{\"id\": " + id + ", \"data\": {\"text\": \"t" + id + "\"}, \"annotations\": [{\"completed_by\": 1,"
                + " \"result\": [{\"from_name\": \"c\", \"to_name\": \"text\", \"type\": \"choices\", \"value\":"
                + " {\"choices\": [\"" + choice + "\"]}}]}]}";
    }

    private Scenario project(String json, String more) {
        return Scenario.in(folder).file("project.json", json).workflow("a, b", """
                - id: project
                  uses: import/label-studio
                  with: {path: project.json%s}
                - id: agreed
                  uses: consensus/majority-vote
                - id: out
                  uses: export/csv
                  with: {table: labels, path: out/labels.csv}
                """.formatted(more));
    }

    @Test
    void aProjectNeedsNoMapping() {
        Outcome outcome = project("[" + task(7, "a") + ",\n" + task(8, "b") + "]", "")
                .run()
                .done();

        assertThat(outcome.labels()).containsExactly("7,a,labelled", "8,b,labelled");
    }

    @Test
    void aFileThatIsCutOffNeverPassesAsAShorterOne() {
        String whole = "[" + task(7, "a") + ",\n" + task(8, "b") + "]";

        project(whole.substring(0, whole.length() - 1), "").run().failed("project", "project.json", "cut off");
        project(whole.substring(0, task(7, "a").length() + 1), ", on_bad_row: reject")
                .run()
                .failed("project", "project.json", "cut off");
    }

    @Test
    void aLabelThatIsNoClassIsRefusedWithItsLine() {
        String json = "[" + task(7, "a") + ",\n" + task(8, "c") + "]";

        project(json, "").run().failed("project", "project.json:2", "'c'");
        Outcome rejected = project(json, ", on_bad_row: reject").run().done();
        assertThat(rejected.count("rejected")).isEqualTo(1);
        assertThat(rejected.labels()).containsExactly("7,a,labelled", "8,,unresolved");
    }

    @Test
    void anExportThatIsReadAgainGivesTheSameLabels() {
        Outcome outcome = Scenario.in(folder)
                .file("project.json", "[" + task(7, "a") + ",\n" + task(8, "b") + "]")
                .workflow("a, b", """
                        - id: project
                          uses: import/label-studio
                          with: {path: project.json}
                        - id: studio
                          uses: export/label-studio
                          with: {table: annotations, path: out/studio.json}
                        - id: lines
                          uses: export/prodigy
                          with: {table: annotations, path: out/lines.jsonl}
                        """)
                .run()
                .done();
        Outcome again = Scenario.in(folder)
                .file("studio.json", outcome.text("out/studio.json"))
                .file("lines.jsonl", outcome.text("out/lines.jsonl"))
                .workflow("a, b", """
                        - id: studio
                          uses: import/label-studio
                          with: {path: studio.json}
                        - id: lines
                          uses: import/prodigy
                          needs: []
                          with: {path: lines.jsonl, annotator_prefix: "p/"}
                        - id: agreed
                          uses: consensus/majority-vote
                          needs: [studio, lines]
                        - id: out
                          uses: export/csv
                          with: {table: labels, path: out/labels.csv}
                        """)
                .run()
                .done();

        assertThat(again.labels()).containsExactly("7,a,labelled", "8,b,labelled");
        assertThat(again.count("annotations")).isEqualTo(4);
        assertThat(again.count("rejected")).isZero();
    }
}
