package io.labelwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of annotators goes from one run to the next as users carry it: an export, and an import of it. */
class AnnotatorPriorsTest {

    private static final String FIRST = """
            workflow: first
            labels: {task: classification, classes: [a, b, c]}
            stages:
              - id: answers
                uses: import/csv
                with: {path: first.csv, annotations: {item: item, annotator: who, label: label}}
              - id: agreed
                uses: consensus/METHOD
              - id: quality
                uses: export/csv
                with: {table: confusion, path: quality.csv, columns: [stage, annotator, truth, answer, value, count]}
            """;

    private static final String SECOND = """
            workflow: second
            labels: {task: classification, classes: [a, b, c]}
            stages:
              - id: before
                uses: import/csv
                needs: []
                with: {path: quality.csv, confusion: {stage: agreed}}
              - id: answers
                uses: import/csv
                needs: []
                with: {path: second.csv, annotations: {item: item, annotator: who, label: label}}
              - id: agreed
                uses: consensus/METHOD
                needs: [before, answers]
                with: {OPTIONS}
              - id: labels
                uses: export/csv
                with: {table: labels, path: labels.csv}
              - id: quality
                uses: export/csv
                needs: [agreed]
                with:
                  table: confusion
                  path: next.csv
                  where: "stage == 'agreed'"
                  columns: [stage, annotator, truth, answer, value, count]
            """;

    private static final List<String> CLASSES = List.of("a", "b", "c");

    @TempDir
    private Path folder;

    private final Map<String, String> truth = new HashMap<>();

    /** Ten annotators of very different care; each item of a batch gets so many answers. */
    private void writeBatch(String file, int items, int answers, long seed) throws IOException {
        var random = new SplittableRandom(seed);
        var text = new StringBuilder("item,who,label\n");
        for (int i = 0; i < items; i++) {
            int known = random.nextInt(3);
            truth.put(file + i, CLASSES.get(known));
            int first = random.nextInt(10);
            for (int a = 0; a < answers; a++) {
                int w = (first + a * 3) % 10;
                double accuracy = w < 3 ? 0.95 : 0.4;
                int label = random.nextDouble() < accuracy ? known : (known + 1 + random.nextInt(2)) % 3;
                text.append(file)
                        .append(i)
                        .append(",w")
                        .append(w)
                        .append(',')
                        .append(CLASSES.get(label))
                        .append('\n');
            }
        }
        Files.writeString(folder.resolve(file + ".csv"), text);
    }

    private Invocation run(String workflow) throws IOException {
        return call("run", workflow);
    }

    private Invocation call(String command, String workflow) throws IOException {
        Path file = folder.resolve("flow.yaml");
        Files.writeString(file, workflow);
        return Invocation.of(Map.of(), command, file.toString());
    }

    private double accuracy() throws IOException {
        int right = 0;
        List<String> rows = Files.readAllLines(folder.resolve("labels.csv"));
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",", -1);
            right += cells[1].equals(truth.get(cells[0])) ? 1 : 0;
        }
        return right / (double) (rows.size() - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dawid-skene", "one-coin", "ebcc", "auto", "glad", "mace", "wawa"})
    void aSparseBatchIsLabelledBetterByWhatTheBatchBeforeItTaught(String method) throws IOException {
        writeBatch("first", 400, 5, 1);
        writeBatch("second", 60, 3, 2);
        assertThat(run(FIRST.replace("METHOD", method)).exitCode()).isZero();

        Invocation without = run(SECOND.replace("METHOD", method).replace("OPTIONS", "quorum: 1"));
        assertThat(without.exitCode()).as(without.err()).isZero();
        double alone = accuracy();
        Invocation with = run(SECOND.replace("METHOD", method).replace("OPTIONS", "annotator_priors: before"));

        assertThat(with.exitCode()).as(with.err()).isZero();
        assertThat(accuracy()).as("without the history %s", alone).isGreaterThan(alone + 0.03);
        // What goes on to a third batch knows of all answers so far.
        assertThat(Files.readAllLines(folder.resolve("next.csv")).stream()
                        .skip(1)
                        .mapToDouble(row -> Double.parseDouble(row.substring(row.lastIndexOf(',') + 1)))
                        .sum())
                .isCloseTo(400 * 5 + 60 * 3, org.assertj.core.data.Offset.offset(0.01));
    }

    @Test
    void anotherHistoryOrStrengthIsAnotherRunAndTheSameIsNone() throws IOException {
        writeBatch("first", 100, 5, 1);
        writeBatch("second", 30, 3, 2);
        run(FIRST.replace("METHOD", "dawid-skene"));
        String second = SECOND.replace("METHOD", "dawid-skene").replace("OPTIONS", "annotator_priors: before");
        run(second);

        assertThat(run(second).out()).containsPattern("agreed +consensus/dawid-skene +cached");
        assertThat(run(second.replace("priors: before", "priors: before, annotator_prior_strength: 0.5"))
                        .out())
                .containsPattern("agreed +consensus/dawid-skene +ran");
        Path quality = folder.resolve("quality.csv");
        List<String> rows = Files.readAllLines(quality);
        rows.set(1, rows.get(1).substring(0, rows.get(1).lastIndexOf(',')) + ",77");
        Files.write(quality, rows);
        assertThat(run(second).out()).containsPattern("agreed +consensus/dawid-skene +ran");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "annotator_priors: befor|LBL-1008|annotator_priors: there is no stage 'befor'|did you mean 'before'?",
                "annotator_priors: answers|LBL-1014|stage 'answers' does not write confusion|before",
                "annotator_priors: quality|LBL-1014|stage 'quality' does not write confusion|before",
                "annotator_priors: before, annotator_prior_strength: -1|LBL-1006|annotator_prior_strength|0",
            })
    void aStageThatCantBeTheHistoryIsToldBeforeAnythingRuns(String options, String code, String message, String hint)
            throws IOException {
        writeBatch("second", 5, 3, 2);
        Files.writeString(folder.resolve("quality.csv"), "stage,annotator,truth,answer,value,count\n");

        Invocation validated =
                call("validate", SECOND.replace("METHOD", "dawid-skene").replace("OPTIONS", options));

        assertThat(validated.exitCode()).isEqualTo(2);
        assertThat(validated.err() + validated.out()).contains("flow.yaml:15:", code, message, hint);
    }

    @Test
    void aStageThatIsNotInViewIsTold() throws IOException {
        writeBatch("second", 5, 3, 2);
        Files.writeString(folder.resolve("quality.csv"), "stage,annotator,truth,answer,value,count\n");

        Invocation validated = call(
                "validate",
                SECOND.replace("METHOD", "dawid-skene")
                        .replace("OPTIONS", "annotator_priors: before")
                        .replace("needs: [before, answers]", "needs: [answers]"));

        assertThat(validated.exitCode()).isEqualTo(2);
        assertThat(validated.err() + validated.out())
                .contains("does not see the confusion of stage 'before'")
                .doesNotContain("reads confusion, but no stage");
    }

    @Test
    void aMethodWithoutAModelOfAnnotatorsSaysWhichHaveOne() throws IOException {
        writeBatch("second", 5, 3, 2);
        Files.writeString(folder.resolve("quality.csv"), "stage,annotator,truth,answer,value,count\n");

        Invocation validated =
                call("validate", SECOND.replace("METHOD", "kos").replace("OPTIONS", "annotator_priors: before"));

        assertThat(validated.exitCode()).isEqualTo(2);
        assertThat(validated.err() + validated.out())
                .contains("consensus/kos can't use annotator_priors")
                .contains("dawid-skene");
    }

    @Test
    void classesFromTheDataAreAlsoThoseOfTheHistory() throws IOException {
        Files.writeString(folder.resolve("second.csv"), "item,who,label\n1,w0,a\n1,w1,b\n");
        Files.writeString(
                folder.resolve("quality.csv"),
                "stage,annotator,truth,answer,value,count\nagreed,w0,a,a,1,9\nagreed,w1,c,b,1,9\n");

        Invocation run = run(SECOND.replace("METHOD", "dawid-skene")
                .replace("OPTIONS", "annotator_priors: before")
                .replace("classes: [a, b, c]", "classes: from_data"));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.readAllLines(folder.resolve("labels.csv")).get(1)).startsWith("1,a,");
    }
}
