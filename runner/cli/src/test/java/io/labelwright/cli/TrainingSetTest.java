package io.labelwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From labels and features to the rows that a model learns from. */
class TrainingSetTest {

    private static final String DATA = """
            workflow: balanced
            seed: 3
            labels: {task: classification, classes: [ham, spam]}
            stages:
              - id: data
                uses: import/csv
                with: {path: data.csv, items: {id: id, text: text, features: [x, y]}, labels: {item: id, label: label}}
            """;

    private static final String OUT = """
              - id: out
                uses: export/csv
                with: {table: training, path: training.csv}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        var random = new SplittableRandom(1);
        var text = new StringBuilder("id,text,x,y,label\n");
        for (int i = 0; i < 100; i++) {
            text.append("i").append(i).append(",text ").append(i);
            text.append(',').append(random.nextInt(100)).append(',').append(random.nextInt(100));
            text.append(i == 99 ? ",\n" : i % 10 == 0 ? ",spam\n" : ",ham\n");
        }
        Files.writeString(folder.resolve("data.csv"), text);
    }

    private Invocation call(String workflow, String... words) throws IOException {
        Path file = folder.resolve("flow.yaml");
        Files.writeString(file, workflow);
        var command = new java.util.ArrayList<>(List.of(words));
        command.add(words[0].equals("explain") ? "-f" : file.toString());
        if (words[0].equals("explain")) {
            command.add(file.toString());
        }
        return Invocation.of(Map.of(), command.toArray(String[]::new));
    }

    private List<String> rows() throws IOException {
        return Files.readAllLines(folder.resolve("training.csv"));
    }

    @Test
    void anExportMakesTheRowsOfWhatIsInView() throws IOException {
        String split = """
                  - id: parts
                    uses: split/random
                    with: {parts: {train: 0.8, test: 0.2}}
                """;

        assertThat(call(DATA + split + OUT, "run").exitCode()).isZero();

        assertThat(rows()).hasSize(100);
        assertThat(rows().get(0)).isEqualTo("row,item,label,weight,split,origin,parents,text,x,y");
        assertThat(rows().get(1)).matches("i0,i0,spam,1.0,(train|test),original,,text 0,\\d+.0,\\d+.0");
    }

    @Test
    void rowsAreMadeOfTheTrainingPartAlone() throws IOException {
        String stages = """
                  - id: parts
                    uses: split/stratified
                    with: {parts: {train: 0.8, test: 0.2}}
                  - id: more
                    uses: imbalance/smote
                  - id: fewer
                    uses: imbalance/random-under
                    with: {cap: 50}
                """;

        assertThat(call(DATA + stages + OUT, "run").exitCode()).isZero();

        assertThat(rows().stream().filter(row -> row.contains(",train,")).count())
                .isEqualTo(100);
        List<String> made =
                rows().stream().filter(row -> row.contains(",synthetic,")).toList();
        assertThat(made)
                .isNotEmpty()
                .allSatisfy(
                        row -> assertThat(row)
                                .matches(
                                        "more:\\d+,i\\d+,spam,1.0,train,synthetic,\"\\[\"\"i\\d+\"\",\"\"i\\d+\"\",[0-9.E-]+\\]\",,.*"));
        String name = made.get(0).substring(0, made.get(0).indexOf(','));
        assertThat(call(DATA + stages + OUT, "explain", name).out())
                .containsPattern("label +spam  synthetic, made of item i\\d+");
    }

    @Test
    void partsThatAreCutAfterRowsWereMadeAreRefused() throws IOException {
        String stages = """
                  - id: more
                    uses: imbalance/smote
                  - id: parts
                    uses: split/random
                    with: {parts: {train: 0.8, test: 0.2}}
                """;

        Invocation late = call(DATA + stages + OUT, "validate");

        assertThat(late.exitCode()).isEqualTo(2);
        assertThat(late.err()).contains("LBL-1026 stage 'parts' cuts the items into parts after stage 'more'");
    }

    @Test
    void partsThatASamplerDidNotSeeAreRefused() throws IOException {
        String stages = """
                  - id: more
                    uses: imbalance/smote
                  - id: parts
                    uses: split/random
                    needs: [data]
                    with: {parts: {train: 0.8, test: 0.2}}
                  - id: out
                    uses: export/csv
                    needs: [more, parts]
                    with: {table: training, path: training.csv}
                """;

        Invocation beside = call(DATA + stages, "validate");

        assertThat(beside.exitCode()).isEqualTo(2);
        assertThat(beside.err())
                .contains("LBL-1026 stage 'out' sees the rows of stage 'more' and the parts of 'parts', which");
    }

    @Test
    void rowsAreMadeOfLabels() throws IOException {
        String without = DATA.replace(", labels: {item: id, label: label}", "");

        Invocation invalid = call(without + OUT, "validate");

        assertThat(invalid.exitCode()).isEqualTo(2);
        assertThat(invalid.err()).contains("stage 'out' reads training, which is made of labels");
    }

    @Test
    void aClassThatIsNoneIsRefusedWithItsPlace() throws IOException {
        String stages = """
                  - id: more
                    uses: imbalance/smote
                    with: {sampling_strategy: {scam: 10}}
                """;

        Invocation invalid = call(DATA + stages, "validate");

        assertThat(invalid.err()).contains("flow.yaml:10:32 LBL-1023").contains("'scam'");
    }
}
