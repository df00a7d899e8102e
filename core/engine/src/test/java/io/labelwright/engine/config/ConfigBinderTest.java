package io.labelwright.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigBinderTest {

    @Test
    void aRecordIsMadeWithItsDefaults() {
        assertThat(bind("path: a.csv"))
                .hasToString("Config[shared=Shared[maxIterations=100, tolerance=1.0E-5], path=a.csv, out=null,"
                        + " tie=UNRESOLVED, gold=false, delimiter=,, sources=[], sizes=[3, 4], seed=null, share=0.5,"
                        + " rules=[], items=null, priors=null, costs=null, positive=null, classes=[],"
                        + " weights=BALANCED, sampling=null, depth=null, apiKey=null]");
    }

    @Test
    void everyKindOfValueIsBound() {
        Record config = ConfigBinder.bind(Sample.valid(Sample.withSecret("""
                path: no
                tie: first_class
                max_iterations: 7
                tolerance: 0
                seed: 9223372036854775807
                sizes: [5]
                items: {text: body}
                rules: [{id: r, when: "true"}, {id: 017, when: x, confidence: 0.5}]
                priors: {no: 1, ham: 0.5}
                costs: {ham: {spam: 3}}
                """)), Sample.loaded());

        assertThat(config)
                .hasToString("Config[shared=Shared[maxIterations=7, tolerance=0.0], path=no, out=null,"
                        + " tie=FIRST_CLASS, gold=false, delimiter=,, sources=[], sizes=[5], seed=9223372036854775807,"
                        + " share=0.5, rules=[Rule[id=r, when=true, label=null, confidence=1.0],"
                        + " Rule[id=017, when=x, label=null, confidence=0.5]],"
                        + " items=Items[id=id, text=body, fields=null], priors={no=1.0, ham=0.5},"
                        + " costs={ham={spam=3.0}}, positive=null, classes=[],"
                        + " weights=BALANCED, sampling=null, depth=null, apiKey=hunter2]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weights: none            | weights=NONE,",
                "weights: {spam: 2, no: 1} | weights=Amounts[byClass={spam=2.0, no=1.0}],",
                "weights: {}              | weights=Amounts[byClass={}],",
                "sampling: auto           | sampling=AUTO,",
                "sampling: not_minority   | sampling=all but the minority,",
                "sampling: 1              | sampling=Ratio[ratio=1.0],",
                "sampling: [ham, no]      | sampling=Only[classes=[ham, no]],",
                "sampling: {ham: 3}       | sampling=Counts[counts={ham=3}],",
                "depth: 2                 | depth=Levels[levels=2],",
                "depth: [{id: r, when: x}] | depth=Each[rules=[Rule[id=r, when=x, label=null, confidence=1.0]]],",
            })
    void ofAlternativesTheOneOfTheSameShapeIsMade(String yaml, String made) {
        assertThat(bind("path: a\n" + yaml).toString()).contains(made);
    }

    @Test
    void anAlternativeThatRefusesItsValueIsToldAtTheValue() {
        assertThat(fails("path: a\ndepth: 13").problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(StandardError.OUT_OF_RANGE);
            assertThat(problem.place()).isEqualTo(new Place("w.yaml", 2, 8));
            assertThat(problem.message()).contains("'depth' of 13 brings bad luck in stage 'flagged'");
        });
    }

    @Test
    void aRuleAcrossKeysIsToldAtTheBlock() {
        LabelingException failure = fails("path: a\ngold: true\ntie: first_class");

        assertThat(failure.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(StandardError.OUT_OF_RANGE);
            assertThat(problem.place()).isEqualTo(new Place("w.yaml", 1, 1));
            assertThat(problem.message())
                    .isEqualTo("'gold' does not go with 'tie: first_class' in stage 'flagged' (noise/acme)");
        });
    }

    @Test
    void nestedRecordsThatRefuseTheirValuesAreAllTold() {
        LabelingException failure = fails("path: a\nrules:\n  - {id: '', when: x}\n  - {id: ' ', when: x}");

        assertThat(failure.problems())
                .extracting(Problem::place)
                .containsExactly(new Place("w.yaml", 3, 5), new Place("w.yaml", 4, 5));
    }

    @Test
    void anyOtherExceptionOfAConfigRecordIsThePlugInsFault() {
        assertThat(fails("path: a\nseed: 13").problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(StandardError.PLUGIN_BROKEN);
            assertThat(problem.place().file()).endsWith("acme.jar");
            assertThat(problem.message()).contains("unlucky");
        });
    }

    /** What a record could look like that was changed after the descriptor was written. */
    record Narrow(Integer seed) {}

    record Missing(int rounds) {}

    record OtherType(List<String> path) {}

    sealed interface Amounts permits Amount {}

    record Amount(double amount) implements Amounts {}

    record OtherAlternatives(Amounts weights) {}

    @Test
    void aNumberThatDoesNotFitIsToldAtItsPlace() {
        ConfigTree tree = Sample.valid("path: a\nseed: 2147483648");
        var failure = catchThrowableOfType(LabelingException.class, () -> ConfigBinder.bind(tree, Narrow.class));

        assertThat(failure.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(StandardError.OUT_OF_RANGE);
            assertThat(problem.place()).isEqualTo(new Place("w.yaml", 2, 7));
        });
        assertThat(ConfigBinder.bind(Sample.valid("path: a\nseed: 5"), Narrow.class))
                .isEqualTo(new Narrow(5));
    }

    @Test
    void aRecordThatIsNotWhatTheDescriptorSaysIsThePlugInsFault() {
        ConfigTree tree = Sample.valid("path: a");
        for (Class<? extends Record> type : List.of(Missing.class, OtherType.class, OtherAlternatives.class)) {
            var failure = catchThrowableOfType(LabelingException.class, () -> ConfigBinder.bind(tree, type));
            assertThat(failure.problems().get(0).code()).isEqualTo(StandardError.PLUGIN_BROKEN);
            assertThat(failure).hasMessageContaining("does not fit its config record");
        }
    }

    @ParameterizedTest
    @CsvSource({"sources", "sizes", "rules"})
    void listsCanNotBeChanged(String component) throws ReflectiveOperationException {
        Record config = bind("path: a");
        var accessor = config.getClass().getDeclaredMethod(component);
        accessor.setAccessible(true);

        var list = (List<?>) accessor.invoke(config);

        assertThat(catchThrowableOfType(UnsupportedOperationException.class, list::clear))
                .isNotNull();
    }

    @Test
    void mapsKeepTheOrderOfTheFile() throws ReflectiveOperationException {
        Record config = bind("path: a\npriors: {spam: 1, no: 2, ham: 3}");
        var accessor = config.getClass().getDeclaredMethod("priors");
        accessor.setAccessible(true);

        assertThat(((Map<?, ?>) accessor.invoke(config)).keySet().toString()).isEqualTo("[spam, no, ham]");
    }

    private static Record bind(String yaml) {
        return ConfigBinder.bind(Sample.valid(yaml), Sample.loaded());
    }

    private static LabelingException fails(String yaml) {
        return catchThrowableOfType(LabelingException.class, () -> bind(yaml));
    }
}
