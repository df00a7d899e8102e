package io.labelwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that strategies name: lists of keywords and data sets of another time. */
class NamedFilesTest {

    private static final String WORKFLOW = """
            workflow: named
            labels: {task: classification, classes: [ham, spam]}
            stages:
              - id: mails
                uses: import/csv
                with: {path: mails.csv, items: {id: id, text: body, fields: []}}
              - id: hints
                uses: prelabel/rules
                needs: [mails]
                with: {statistics: true, rules: [{id: words, keywords: lists/words.txt, label: spam}]}
              - id: old
                uses: prelabel/lookup
                needs: [mails]
                with: {path: OLD, label: class, map: {junk: spam}}
              - id: votes
                uses: export/csv
                needs: [hints, old]
                with: {table: annotations, path: votes.csv, columns: [item, annotator, label, note]}
            """;

    @TempDir
    private Path folder;

    private record Result(int code, String out, String err) {}

    @BeforeEach
    void writeFiles() throws IOException {
        write("mails.csv", "id,body\na,You won a prize\nb,See you\nc,nothing\n");
        Files.createDirectory(folder.resolve("lists"));
        write("lists/words.txt", "prize\n");
        write("old.csv", "text,class\nsee  YOU,ham\n");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Result run(String workflow) throws IOException {
        write("flow.yaml", workflow);
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        int code = new CommandLineProgram(terminal, Map.of())
                .run("run", folder.resolve("flow.yaml").toString());
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private String votes() throws IOException {
        return Files.readString(folder.resolve("votes.csv"));
    }

    @Test
    void theirContentIsInTheKeyOfTheStage() throws IOException {
        assertThat(run(WORKFLOW.replace("OLD", "old.csv")).code()).isZero();
        assertThat(votes()).isEqualTo("item,annotator,label,note\na,hints/words,spam,\nb,old,ham,old.csv:2\n");

        Result again = run(WORKFLOW.replace("OLD", "old.csv"));
        assertThat(again.out()).containsPattern("hints +prelabel/rules +cached");

        write("lists/words.txt", "prize\nnothing\n");
        Result changed = run(WORKFLOW.replace("OLD", "old.csv"));
        assertThat(changed.out())
                .containsPattern("hints +prelabel/rules +ran.*words.txt")
                .containsPattern("old +prelabel/lookup +cached");
        assertThat(votes()).contains("c,hints/words,spam");
    }

    @ParameterizedTest
    @ValueSource(strings = {"old.tsv", "old.jsonl", "old.jsonl.gz"})
    void recordsAreReadByTheImporterOfTheirEnding(String name) throws IOException {
        String text = name.endsWith(".tsv")
                ? "class\ttext\njunk\tsee you\n"
                : "{\"class\": \"junk\", \"other\": [1], \"text\": \"see you\"}\n";
        try (OutputStream file = Files.newOutputStream(folder.resolve(name));
                OutputStream bytes = name.endsWith(".gz") ? new GZIPOutputStream(file) : file) {
            bytes.write(text.getBytes(StandardCharsets.UTF_8));
        }

        Result result = run(WORKFLOW.replace("OLD", name));

        assertThat(result.err()).isEmpty();
        assertThat(votes()).containsPattern("b,old,spam,old\\S+:[12]\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "old.csv | lists/word.txt | there is no file 'lists/word.txt' | did you mean 'words.txt'",
                "../old.csv | lists/words.txt | which lies outside its folder | --allow-read",
                "old.xls | lists/words.txt | the ending of 'old.xls' tells no format of records | .csv, .tsv",
                "wrong.csv | lists/words.txt | wants the column 'class' | did you mean 'klass'",
                "ragged.csv | lists/words.txt | ragged.csv:2 | mend the row"
            })
    void whatIsWrongWithThemIsTold(String old, String words, String message, String hint) throws IOException {
        write("old.xls", "text,class\na,ham\n");
        write("wrong.csv", "text,klass\na,ham\n");
        write("ragged.csv", "text,class\na,ham,b\n");

        Result result = run(WORKFLOW.replace("OLD", old).replace("lists/words.txt", words));

        assertThat(result.code()).isIn(1, 2);
        assertThat(result.err()).contains(message).contains(hint);
        assertThat(folder.resolve("votes.csv")).doesNotExist();
    }

    @Test
    void aClassOfTheMapThatTheWorkflowDoesNotHaveIsRefusedAtItsPlace() throws IOException {
        Result result = run(WORKFLOW.replace("OLD", "old.csv").replace("junk: spam", "junk: spm"));

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("spm").contains("did you mean 'spam'");
    }
}
