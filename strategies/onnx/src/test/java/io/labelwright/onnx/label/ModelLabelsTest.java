package io.labelwright.onnx.label;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.math.random.SeededRandom;
import io.labelwright.onnx.SmallModels;
import io.labelwright.onnx.model.OnnxModel;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.file.StageFile;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.MemoryInput;
import io.labelwright.testkit.SampleData;
import io.labelwright.testkit.StrategyContract;
import io.labelwright.testkit.TestContext;
import io.labelwright.testkit.TestStage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelLabelsTest extends StrategyContract<ModelLabelsConfig> {

    /** Two columns; ham by the first, spam by the second, news by neither. */
    private static final byte[] LINEAR =
            SmallModels.linear(new float[][] {{2, 0, 0}, {0, 2, 0}}, new float[] {0, 0, 1}, null);

    @Override
    protected StrategyFactory<ModelLabelsConfig> factory() {
        return new ModelLabelsFactory();
    }

    @Override
    protected String with() {
        return "{model: m.onnx, labels: labels.txt, map: {junk: spam}}";
    }

    @Override
    protected Map<String, MemoryInput> files() {
        return Map.of(
                "model", new MemoryInput("m.onnx", LINEAR),
                "labels", new MemoryInput("labels.txt", "ham\njunk\nnews\n\n"));
    }

    @Override
    protected InMemoryInputs inputs(SampleData data) {
        InMemoryInputs inputs = data.inputs();
        double[][] points = data.ids().stream()
                .map(id -> new double[] {
                    SeededRandom.of(3).uniform(SeededRandom.key(id), 0),
                    SeededRandom.of(4).uniform(SeededRandom.key(id), 0)
                })
                .toArray(double[][]::new);
        return inputs.features("points", List.of("x", "y"), points);
    }

    private ModelLabelsConfig with(String with) {
        return config(with, InMemoryInputs.ofClasses("ham", "spam", "news").schema());
    }

    private CollectingOutputs run(String with, byte[] model, InMemoryInputs inputs, String... keysAndFiles) {
        TestContext context =
                TestContext.create().withStage("model").withFile("model", new MemoryInput("m.onnx", model));
        for (int i = 0; i < keysAndFiles.length; i += 2) {
            context = context.withFile(
                    keysAndFiles[i], new MemoryInput(keysAndFiles[i] + ".txt", keysAndFiles[i + 1].getBytes(UTF_8)));
        }
        return TestStage.of(new ModelLabelsFactory()).in(context).run(with(with), inputs);
    }

    private static InMemoryInputs points() {
        return InMemoryInputs.ofClasses("ham", "spam", "news")
                .items("a", "b", "c")
                .features("f", List.of("x", "y"), new double[] {1, 0}, new double[] {0, 1}, new double[] {0, 0});
    }

    @Test
    void probabilitiesAreTheSoftmaxOfTheScores() {
        CollectingOutputs out = run("{model: m.onnx, min_confidence: 0.6}", LINEAR, points());

        CollectedRow first = out.rows(TableKind.PREDICTIONS).get(0);
        double sum = Math.exp(2) + Math.exp(0) + Math.exp(1);
        assertThat(first.number("p:ham")).isEqualTo(Math.exp(2) / sum, Offset.offset(1e-12));
        assertThat(first.number("p:spam")).isEqualTo(1 / sum, Offset.offset(1e-12));
        assertThat(out.rows(TableKind.PREDICTIONS)).hasSize(3);
        assertThat(out.rows(TableKind.ANNOTATIONS))
                .extracting(row -> row.text("item") + " " + row.text("label"))
                .containsExactly("a ham", "b spam");
    }

    @Test
    void aNamedOutputMayHoldProbabilities() {
        byte[] model = SmallModels.linear(new float[][] {{2, 0, 0}, {0, 2, 0}}, new float[] {0, 0, 1}, "Softmax");

        CollectingOutputs named = run("{model: m.onnx, output: probabilities, scores: probabilities}", model, points());

        assertThat(named.rows(TableKind.PREDICTIONS).get(1).number("p:spam"))
                .isEqualTo(
                        run("{model: m.onnx}", LINEAR, points())
                                .rows(TableKind.PREDICTIONS)
                                .get(1)
                                .number("p:spam"),
                        Offset.offset(1e-6));
    }

    @Test
    void classesOfTheModelMayBeOneOfTheWorkflow() {
        CollectingOutputs out = run(
                "{model: m.onnx, labels: l.txt, map: {a: ham, b: ham}}", LINEAR, points(), "labels", "a\nb\nspam\n");

        CollectedRow last = out.rows(TableKind.PREDICTIONS).get(2);
        assertThat(last.number("p:ham") + last.number("p:spam")).isEqualTo(1, Offset.offset(1e-12));
        assertThat(last.number("p:ham")).isEqualTo(2 / (2 + Math.E), Offset.offset(1e-9));
        assertThat(last.number("p:news")).isZero();
    }

    @Test
    void oneNumberIsEnoughForTwoClasses() {
        byte[] model = SmallModels.linear(new float[][] {{3}, {-3}}, new float[] {0}, null);

        CollectingOutputs out =
                run("{model: m.onnx, labels: l.txt, scores: binary}", model, points(), "labels", "ham\nspam\n");

        assertThat(out.rows(TableKind.PREDICTIONS).get(0).number("p:spam"))
                .isEqualTo(1 / (1 + Math.exp(-3)), Offset.offset(1e-9));
        assertThat(out.rows(TableKind.PREDICTIONS).get(2).number("p:spam")).isEqualTo(0.5);
    }

    @Test
    void textsAreReadByTheirTokens() {
        byte[] model = SmallModels.tokens(new float[][] {{0, 0, 0}, {0, 0, 0}, {0, 0, 0}, {0, 9, 0}, {9, 0, 0}});
        InMemoryInputs texts = InMemoryInputs.ofClasses("ham", "spam", "news")
                .item("a", "text", "PRIZE!")
                .item("b", "text", "hello hello")
                .item("c", "text", "");

        CollectingOutputs out = run(
                "{model: m.onnx, tokenizer: t.json}",
                model,
                texts,
                "tokenizer",
                SmallModels.tokenizer("prize", "hello"));

        assertThat(out.rows(TableKind.ANNOTATIONS))
                .extracting(row -> row.text("item") + " " + row.text("label"))
                .containsExactly("a spam", "b ham");
        // The mean over start, prize, an unknown mark and end.
        assertThat(out.rows(TableKind.PREDICTIONS).get(0).number("p:spam"))
                .isEqualTo(Math.exp(9.0 / 4) / (Math.exp(9.0 / 4) + 2), Offset.offset(1e-6));
        assertThat(out.facts()).containsEntry("items_without_input", 1.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{model: m.onnx, output: scors} | has no output 'scors'",
                "{model: m.onnx, labels: two} | gives 3 numbers for an item, and 'labels.txt' has 2 classes",
                "{model: m.onnx, labels: four} | gives 3 numbers for an item, and 'labels.txt' has 4 classes",
                "{model: m.onnx, labels: odd} | the class 'odd' of the model ('labels.txt') is none of the workflow",
                "{model: m.onnx, scores: probabilities} | gives -1.0 for item 'b'",
                "{model: m.onnx, tokenizer: t} | has the input 'x', and texts give input_ids",
                "{model: m.onnx, features: [g]} | has the shape [any, 2], and an item is one row of 1 features"
            })
    void whatDoesNotFitIsNamed(String with, String message) {
        byte[] model = SmallModels.linear(new float[][] {{2, 0, 0}, {0, -1, 0}}, new float[] {0, 0, 1}, null);
        InMemoryInputs inputs = points();
        if (with.contains("features")) {
            inputs.features("g", List.of("z"), new double[] {1}, new double[] {2}, new double[] {3});
        }
        String labels = with.contains("odd")
                ? "ham\nodd\nspam\n"
                : with.contains("four") ? "ham\nspam\nnews\nham\n" : "ham\nspam\n";

        assertThatThrownBy(
                        () -> run(with, model, inputs, "labels", labels, "tokenizer", SmallModels.tokenizer("prize")))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "20", "100"})
    void whatIsNoModelIsRefused(int length) {
        byte[] cut = java.util.Arrays.copyOf(LINEAR, length);

        assertThatThrownBy(() -> run("{model: m.onnx}", cut, points()))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("'m.onnx' is no ONNX model that can be run");
        assertThatThrownBy(() -> run("{model: m.onnx}", "<html>".getBytes(UTF_8), points()))
                .isInstanceOf(LabelingException.class);
    }

    /** They would be no part of what results are kept under. */
    @Test
    void weightsInAnotherFileAreNotLookedFor(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("weights.bin"), new byte[16]);
        Files.write(folder.resolve("m.onnx"), SmallModels.weightsElsewhere("weights.bin"));
        var file = new FileInput(folder.resolve("m.onnx"));

        assertThatThrownBy(() -> OnnxModel.open(file))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("'m.onnx' is no ONNX model that can be run");
    }

    private record FileInput(Path path) implements StageFile {

        @Override
        public String name() {
            return String.valueOf(path.getFileName());
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }

        @Override
        public long size() {
            return path.toFile().length();
        }
    }

    private static final String PROBABILITIES = "scores: probabilities";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "names | {0: 'spam', 1: 'ham', 2: 'news'}",
                "labels | spam,ham,news",
                "classes | [\"spam\", \"ham\", \"news\"]",
                "class_names | spam/ham/news",
                "id2label | {\"0\": \"spam\", \"2\": \"news\", \"1\": \"ham\"}",
                "names | ('spam', 'h\\x61m', \"new\\u0073\",)"
            })
    void aModelMayNameItsClasses(String key, String text) {
        byte[] model = SmallModels.withMetadata(LINEAR, key, text.replace('/', '\n'));

        CollectingOutputs out = run("{model: m.onnx, min_confidence: 0.6}", model, points());

        assertThat(out.rows(TableKind.ANNOTATIONS))
                .extracting(row -> row.text("item") + " " + row.text("label"))
                .containsExactly("a spam", "b ham");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{0: 'spam', 2: 'ham'} | its numbers are not 0 to 1",
                "{0: 'spam', 0: 'ham'} | the class 0 has two names",
                "{'a': 'spam'} | 'a' is no number of a class",
                "['spam', 'ham' | it is cut off",
                "['spam' 'ham'] | expected is ']' at character 9",
                "['spam', 'ham'] | gives 3 numbers for an item, and the metadata 'names' of 'm.onnx' has 2 classes",
                "['spam', 'ham', 'egg'] | the class 'egg' of the model (the metadata 'names' of 'm.onnx') is none of"
            })
    void namesThatDoNotFitAreNamed(String text, String message) {
        byte[] model = SmallModels.withMetadata(LINEAR, "names", text);

        assertThatThrownBy(() -> run("{model: m.onnx}", model, points()))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Spam", "SPAM", "sp\u0430m", "spam\u200B", "spam.", "\uFF53pam"})
    void aClassThatOnlyLooksLikeOneIsNoneOfTheWorkflow(String name) {
        assertThatThrownBy(() ->
                        run("{model: m.onnx, labels: l.txt}", LINEAR, points(), "labels", "ham\n" + name + "\nnews"))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("the class '" + name + "' of the model ('labels.txt') is none of the workflow")
                .hasMessageContaining("classes are: ham, spam, news");
    }

    @Test
    void aFileOfLabelsCountsMoreThanWhatTheModelSays() {
        byte[] model = SmallModels.withMetadata(LINEAR, "names", "['1', '2']");

        CollectingOutputs out = run("{model: m.onnx, labels: l.txt}", model, points(), "labels", "spam\nham\nnews");

        assertThat(out.rows(TableKind.ANNOTATIONS).get(0).text("label")).isEqualTo("spam");
    }

    @Test
    void aMapOfClassesToProbabilitiesIsRead() {
        float[][] weights = {{2, 0, 0}, {0, 2, 0}};
        float[] bias = {0, 0, 1};
        byte[] model = SmallModels.zipMap(weights, bias, "junk", "ham", "news");
        byte[] tensor = SmallModels.linear(weights, bias, "Softmax");

        CollectingOutputs out = run("{model: m.onnx, map: {junk: spam}, " + PROBABILITIES + "}", model, points());

        CollectingOutputs expected = run(
                "{model: m.onnx, output: probabilities, labels: l.txt, " + PROBABILITIES + "}",
                tensor,
                points(),
                "labels",
                "spam\nham\nnews");
        assertThat(out.rows(TableKind.PREDICTIONS).toString())
                .isEqualTo(expected.rows(TableKind.PREDICTIONS).toString());
        assertThatThrownBy(() -> run("{model: m.onnx, map: {junk: spam}}", model, points()))
                .hasMessageContaining("is a map of classes to probabilities");
        assertThatThrownBy(() -> run("{model: m.onnx, " + PROBABILITIES + "}", model, points()))
                .hasMessageContaining("the class 'junk' of the model (the output of 'm.onnx') is none of the workflow");
    }

    @Test
    void aMapOfNumbersHasTheNamesInTheirPlaces() {
        byte[] model = SmallModels.zipMap(new float[][] {{2, 0, 0}, {0, 2, 0}}, new float[] {0, 0, 1}, 0L, 1L, 2L);

        CollectingOutputs named = run(
                "{model: m.onnx, labels: l.txt, " + PROBABILITIES + "}", model, points(), "labels", "spam\nham\nnews");
        CollectingOutputs mapped =
                run("{model: m.onnx, map: {'0': spam, '1': ham, '2': news}, " + PROBABILITIES + "}", model, points());

        assertThat(named.rows(TableKind.ANNOTATIONS).get(0).text("label")).isEqualTo("spam");
        assertThat(mapped.rows(TableKind.PREDICTIONS).toString())
                .isEqualTo(named.rows(TableKind.PREDICTIONS).toString());
        assertThatThrownBy(() -> run(
                        "{model: m.onnx, labels: l.txt, " + PROBABILITIES + "}",
                        model,
                        points(),
                        "labels",
                        "spam\nham"))
                .hasMessageContaining("has a class 2, and 'labels.txt' has 2 classes, from 0 on");
    }

    @Test
    void anAnswerThatIsNoNumberIsNamedWithItsItem() {
        byte[] model = SmallModels.linear(new float[][] {{2, 0, 0}, {0, 2, 0}}, new float[] {0, Float.NaN, 1}, null);

        for (String scores : List.of("logits", "probabilities")) {
            assertThatThrownBy(() -> run("{model: m.onnx, scores: " + scores + "}", model, points()))
                    .isInstanceOf(LabelingException.class)
                    .hasMessageContaining("the model 'm.onnx' gives NaN for item 'a'");
        }
    }

    @Test
    void aMissingNumberIsNamedWithItsItem() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam", "news")
                .items("a", "b")
                .features("f", List.of("x", "y"), new double[] {Double.NaN, 1}, new double[] {1, 1});

        assertThatThrownBy(() -> run("{model: m.onnx}", LINEAR, inputs))
                .hasMessageContaining("item 'a' has no number in column 'x'");
    }
}
