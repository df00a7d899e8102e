package io.labelwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From texts and a few labels to answers for all: the SMS Spam Collection (Almeida, Hidalgo 2011). */
class TextClassifierTest {

    private static final int LABELS = 200;

    private static final String WORKFLOW = """
            workflow: messages
            labels: {task: classification, classes: [ham, spam]}
            stages:
              - id: messages
                uses: import/csv
                with: {path: data.csv, items: {id: id, fields: [text]}}
              - id: known
                uses: import/csv
                with: {path: known.csv, labels: {item: id, label: label}}
              - id: words
                uses: features/tfidf
                needs: [messages]
                with: {analyzer: char_wb, ngram_range: [2, 4], sublinear_tf: true}
              - id: model
                uses: prelabel/classifier
                needs: [known, words]
                with: {model: MODEL, class_weights: balanced}
              - id: predictions
                uses: export/csv
                with: {table: predictions, path: predictions.csv, columns: [item, fold, "p:ham", "p:spam"]}
            """;

    @TempDir
    private Path folder;

    /** By item its class. */
    private final Map<String, String> truth = new HashMap<>();

    @BeforeEach
    void read() throws IOException {
        Path shared = shared();
        Path data = shared.resolve("data/text/sms_spam/data.csv");
        assumeTrue(Files.isRegularFile(data), "the SMS Spam Collection (data/text/sms_spam) is not on this machine");
        Files.copy(data, folder.resolve("data.csv"));
        List<String> lines = Files.readAllLines(data, StandardCharsets.UTF_8);
        for (String line : lines.subList(1, lines.size())) {
            truth.put(line.substring(0, line.indexOf(',')), line.substring(line.lastIndexOf(',') + 1));
        }
    }

    /** System property {@code labelwright.shared}, LABELWRIGHT_SHARED, or {@code shared} beside the repository. */
    private static Path shared() {
        String given = System.getProperty("labelwright.shared", System.getenv("LABELWRIGHT_SHARED"));
        return given == null ? Path.of("../../../shared").toAbsolutePath().normalize() : Path.of(given);
    }

    private void label(long seed) throws IOException {
        var ids = new ArrayList<>(truth.keySet().stream().sorted().toList());
        var random = new SplittableRandom(seed);
        var known = new StringBuilder("id,label\n");
        for (int i = 0; i < LABELS; i++) {
            String id = ids.remove(random.nextInt(ids.size()));
            known.append(id).append(',').append(truth.get(id)).append('\n');
        }
        Files.writeString(folder.resolve("known.csv"), known);
    }

    /** Accuracy where the label was not known. */
    private double run(String model) throws IOException {
        Path file = folder.resolve("workflow.yaml");
        Files.writeString(file, WORKFLOW.replace("MODEL", model));
        Invocation ran = Invocation.of(Map.of(), "run", file.toString());
        assertThat(ran.exitCode()).as(ran.toString()).isZero();
        int right = 0;
        int all = 0;
        List<String> rows = Files.readAllLines(folder.resolve("predictions.csv"));
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",", -1);
            if (cells[1].isEmpty()) {
                String answer = Double.parseDouble(cells[2]) >= Double.parseDouble(cells[3]) ? "ham" : "spam";
                right += answer.equals(truth.get(cells[0])) ? 1 : 0;
                all++;
            }
        }
        assertThat(all).isEqualTo(truth.size() - LABELS);
        return (double) right / all;
    }

    /** 86.6 % of the messages are ham. */
    @ParameterizedTest
    @ValueSource(strings = {"logistic", "linear-svm", "fast-dropout", "ensemble"})
    void twoHundredLabelsTellSpamFromHam(String model) throws IOException {
        label(1);

        assertThat(run(model)).isGreaterThan(0.94);
    }
}
