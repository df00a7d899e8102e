package io.labelwright.features.tfidf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.math.feature.FeatureRows;
import io.labelwright.math.feature.SparseCells;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.feature.FeatureSet;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.StrategyContract;
import io.labelwright.testkit.TestStage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TfidfTest extends StrategyContract<TfidfConfig> {

    private static final Offset<Double> CLOSE = Offset.offset(1e-12);

    @Override
    protected StrategyFactory<TfidfConfig> factory() {
        return new TfidfFactory();
    }

    @Override
    protected String with() {
        return "{ngram_range: [1, 2], max_features: 9, sublinear_tf: true}";
    }

    private CollectingOutputs run(String with, InMemoryInputs inputs) {
        return TestStage.of(factory()).run(config(with, schema()), inputs);
    }

    private static InMemoryInputs texts(String... texts) {
        var inputs = InMemoryInputs.ofClasses("a", "b");
        for (int i = 0; i < texts.length; i++) {
            inputs.item("i" + i, "text", texts[i]);
        }
        return inputs;
    }

    private static Map<String, Double> weights(String cell) {
        var weights = new TreeMap<String, Double>();
        SparseCells.read(cell, weights::put);
        return weights;
    }

    private static List<Map<String, Double>> rows(CollectingOutputs out) {
        return out.rows(TableKind.FEATURES).stream()
                .map(row -> weights(row.text("terms")))
                .toList();
    }

    private static List<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(TfidfTest.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Table firstFiveInTrain() {
        var splits = new TableBuilder(TableKind.SPLITS, List.of(), Map.of());
        for (int i = 0; i < 6; i++) {
            splits.text(0, "i" + i).text(1, i < 5 ? "train" : "test").end();
        }
        return splits.build();
    }

    /** Figures of golden.py. */
    @TestFactory
    Stream<DynamicTest> weightsAreThoseOfScikitLearn() {
        String[] texts = lines("texts.txt").stream()
                .map(line -> line.replace("\\t", "\t").replace("\\n", "\n").replace("\\u00a0", "\u00a0"))
                .toArray(String[]::new);
        var expected = new TreeMap<String, List<Map<String, Double>>>();
        String with = "";
        for (String line : lines("golden.txt")) {
            if (line.startsWith("# ")) {
                with = line.substring(2);
                expected.put(with, new ArrayList<>());
            } else {
                expected.get(with).add(weights(line));
            }
        }
        assertThat(expected).hasSize(17);
        return expected.entrySet().stream()
                .map(golden -> DynamicTest.dynamicTest(golden.getKey(), () -> {
                    List<Map<String, Double>> rows =
                            rows(run(golden.getKey(), texts(texts).with(firstFiveInTrain())));
                    assertThat(golden.getValue()).hasSameSizeAs(texts);
                    for (int i = 0; i < texts.length; i++) {
                        Map<String, Double> row = rows.get(i);
                        Map<String, Double> known = golden.getValue().get(i);
                        assertThat(row.keySet()).as(texts[i]).isEqualTo(known.keySet());
                        known.forEach((term, weight) ->
                                assertThat(row.get(term)).as(term).isEqualTo(weight, CLOSE));
                    }
                }));
    }

    @Test
    void termsOfSeveralFieldsAreCountedTogetherAndNoneReachesAcross() {
        var inputs = InMemoryInputs.ofClasses("a", "b").item("one", "title", "red fox", "body", "red dog");

        Map<String, Double> row = rows(run(
                        "{fields: [title, body], ngram_range: [1, 2], norm: none, use_idf: false}", inputs))
                .get(0);

        assertThat(row).isEqualTo(Map.of("red", 2.0, "fox", 1.0, "dog", 1.0, "red fox", 1.0, "red dog", 1.0));
    }

    @Test
    void anItemWithoutTextHasARowOfNothing() {
        CollectingOutputs out = run("{}", texts("one two", "").items("without"));

        assertThat(rows(out)).hasSize(3);
        assertThat(rows(out).subList(1, 3)).containsOnly(Map.of());
        assertThat(out.facts()).containsEntry("items_without_terms", 2.0).containsEntry("terms", 2.0);
    }

    @Test
    void ofEquallyFrequentTermsTheFirstOfTheAlphabetStay() {
        assertThat(rows(run("{max_features: 2}", texts("cc bb", "aa cc", "bb aa"))))
                .extracting(Map::keySet)
                .map(terms -> String.join(" ", terms))
                .containsExactly("bb", "aa", "aa bb");
    }

    @Test
    void theColumnsAreReadAsOneMatrix() {
        CollectingOutputs out = run("{norm: none, use_idf: false}", texts("bb aa bb", "cc"));
        var table = new TableBuilder(TableKind.FEATURES, List.of(ColumnSpec.text("terms"), FeatureSet.SET), Map.of());
        out.rows(TableKind.FEATURES)
                .forEach(row -> table.text(0, row.text("item"))
                        .text(1, row.text("terms"))
                        .text(2, "words")
                        .end());

        FeatureRows rows = FeatureRows.of(texts("", "").with(table.build()), List.of());

        assertThat(rows.columns()).containsExactly("aa", "bb", "cc");
        assertThat(rows.start(1)).isEqualTo(2);
        assertThat(rows.value(1)).isEqualTo(2);
    }

    @Test
    void aTermMayBeAsLongAsItsText() {
        String longWord = "x".repeat(200_000);

        assertThat(rows(run("{}", texts(longWord + " ok"))).get(0)).containsOnlyKeys(longWord, "ok");
    }

    @Test
    void textsWithoutTermsAreWarnedOf() {
        CollectingOutputs out = run("{}", texts("a", "-", ""));

        assertThat(out.problems())
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .contains("no term is left");
        assertThat(rows(out)).containsOnly(Map.of());
    }

    @Test
    void aFieldThatIsNotThereOrHoldsNoTextIsNamed() {
        var inputs = InMemoryInputs.ofClasses("a", "b").item("one", "title", "red", "size", 3);

        assertThatThrownBy(() -> run("{}", inputs))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("the items have no field 'text'");
        assertThatThrownBy(() -> run("{fields: [size]}", inputs)).hasMessageContaining("'size' holds no text");
    }

    @Test
    void limitsThatLeaveNothingAreRefused() {
        assertThatThrownBy(() -> run("{min_df: 2, max_df: 0.5}", texts("aa", "aa", "bb")))
                .hasMessageContaining("max_df leaves out terms that more than 1 of 3 texts have");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ngram_range: [2, 1]}             | ngram_range: expected two numbers",
                "{ngram_range: [0, 1]}             | ngram_range: expected two numbers",
                "{hashing: 8, min_df: 2}           | with hashing there is nothing to choose",
                "{analyzer: char, stop_words: [a]} | stop_words goes with analyzer: word",
                "{fields: []}                      | fields: name one at least",
            })
    void keysThatDoNotGoTogetherAreRefused(String with, String message) {
        assertThatThrownBy(() -> config(with, schema())).hasMessageContaining(message);
    }
}
