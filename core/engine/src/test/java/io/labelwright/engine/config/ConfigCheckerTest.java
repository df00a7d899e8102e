package io.labelwright.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.labelwright.engine.plugin.KeyDescriptor;
import io.labelwright.engine.plugin.KeyDescriptor.Mark;
import io.labelwright.engine.plugin.StrategyDescriptor;
import io.labelwright.engine.yaml.MapNode;
import io.labelwright.engine.yaml.ScalarNode;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigCheckerTest {

    @Test
    void allProblemsComeInOnePassEachAtItsPlace() {
        List<Problem> problems = Sample.problems("""
                path: a.csv
                tolerence: 1
                max_iterations: 0
                tie: unresolvd
                priors: {ham: 0.5, spma: 0.5}
                rules:
                  - id: r1
                    confidence: high
                """);

        assertThat(problems)
                .extracting(Problem::code, Problem::place)
                .containsExactlyInAnyOrder(
                        at(StandardError.UNKNOWN_KEY, 2, 1),
                        at(StandardError.OUT_OF_RANGE, 3, 17),
                        at(StandardError.WRONG_TYPE, 4, 6),
                        at(StandardError.UNKNOWN_CLASS, 5, 20),
                        at(StandardError.MISSING_KEY, 7, 5),
                        at(StandardError.WRONG_TYPE, 8, 17));
    }

    @Test
    void anUnknownKeyComesWithTheNearestOne() {
        Problem problem = only("path: a\nmax_iteratons: 3\n");

        assertThat(problem.message()).isEqualTo("unknown key 'max_iteratons' in stage 'flagged' (noise/acme)");
        assertThat(problem.hint()).isEqualTo("did you mean 'max_iterations'?");
        assertThat(only("path: a\nitems: {txt: body}\n").hint()).isEqualTo("did you mean 'text'?");
    }

    @Test
    void aMissingKeyIsToldAtTheBlock() {
        Problem problem = only("tie: unresolved\n");

        assertThat(problem.code()).isEqualTo(StandardError.MISSING_KEY);
        assertThat(problem.place()).isEqualTo(new Place("w.yaml", 1, 1));
        assertThat(problem.message()).isEqualTo("the key 'path' in stage 'flagged' (noise/acme) is missing");
        assertThat(problem.hint()).isEqualTo("path: File.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "~", ""})
    void nullMeansNotGiven(String nothing) {
        assertThat(only("path: " + nothing + "\ntie:\n").code()).isEqualTo(StandardError.MISSING_KEY);
        assertThat(Sample.valid("path: a\ntolerance: " + nothing).text("tolerance"))
                .isEqualTo("1.0E-5");
        assertThat(Sample.valid("path: a\nitems: " + nothing).isSet("items")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "max_iterations: 3     | max_iterations: '3'   | a whole number, not the text '3'  | take the quotes away: 3",
                "max_iterations: 0x10  | max_iterations: 3.7   | a whole number, not 3.7           | ",
                "max_iterations: 4     | max_iterations: 4.0   | a whole number, not 4.0           | ",
                "max_iterations: 5     | max_iterations: true  | a whole number, not true          | ",
                "max_iterations: 6     | max_iterations: []    | one value, a whole number, not a list | ",
                "tolerance: 1e-3       | tolerance: '1e-3'     | a number, not the text '1e-3'     | take the quotes away: 1e-3",
                "tolerance: 0          | tolerance: none       | a number, not the text 'none'     | ",
                "gold: true            | gold: yes             | true or false, not the text 'yes' | write true, without quotes",
                "gold: False           | gold: 'false'         | true or false, not the text 'false' | write false, without quotes",
                "tie: first_class      | tie: First_class      | can be unresolved, first_class, not 'First_class' | did you mean 'first_class'?",
                "path: a               | path: [a, b]          | one value, text, not a list       | ",
                "path: a               | path: {a: b}          | one value, text, not a map        | ",
                "sizes: [1]            | sizes: 1              | a list (each entry: a whole number), not '1' | write [1]",
                "sources: [a]          | sources: {a: 1}       | a list (each entry: text), not a map | ",
                "priors: {ham: 1}      | priors: [ham]         | a map (each value: a number), not a list | ",
                "items: {}             | items: true           | a map with keys of id, text, fields, not 'true' | ",
            })
    void aValueOfAnotherTypeIsRefused(String good, String bad, String message, String hint) {
        Sample.valid(good.startsWith("path") ? good : "path: a\n" + good);

        Problem problem = only(bad.startsWith("path") ? bad : "path: a\n" + bad);

        assertThat(problem.code()).isEqualTo(StandardError.WRONG_TYPE);
        assertThat(problem.message()).contains("in stage 'flagged' (noise/acme)", message);
        assertThat(problem.hint()).isEqualTo(hint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "weights: none | weights: balancd | none, balanced or a map (each value: a number), not the text 'balancd' | did you mean 'balanced'?",
                "weights: balanced | weights: heavy | none, balanced or a map (each value: a number), not the text 'heavy' | ",
                "weights: {ham: 1} | weights: [ham] | none, balanced or a map (each value: a number), not a list | ",
                "weights: {} | weights: 3 | none, balanced or a map (each value: a number), not 3 | ",
                "weights: {no: 2} | weights: true | none, balanced or a map (each value: a number), not true | ",
                "sampling: auto | sampling: Auto | auto, not_minority, a number, a list (each entry: text) or a map (each value: a whole number), not the text 'Auto' | did you mean 'auto'?",
                "sampling: 0.5 | sampling: '0.5' | or a map (each value: a whole number), not the text '0.5' | take the quotes away: 0.5",
                "sampling: [ham] | sampling: ham | or a map (each value: a whole number), not the text 'ham' | write [ham]",
                "depth: 2 | depth: 2.5 | a whole number, not 2.5 | ",
                "depth: 3 | depth: '3' | a whole number or a list (each entry: a map with keys of id, when, label, confidence), not the text '3' | take the quotes away: 3",
            })
    void whatIsNoneOfTheAlternativesIsRefused(String good, String bad, String message, String hint) {
        Sample.valid("path: a\n" + good);

        Problem problem = only("path: a\n" + bad);

        String key = bad.substring(0, bad.indexOf(':'));
        assertThat(problem.code()).isEqualTo(StandardError.WRONG_TYPE);
        assertThat(problem.place()).isEqualTo(new Place("w.yaml", 2, key.length() + 3));
        assertThat(problem.message())
                .startsWith("'" + key + "' in stage 'flagged' (noise/acme) has to be ")
                .endsWith(message);
        assertThat(problem.hint()).isEqualTo(hint);
    }

    @Test
    void whatAnAlternativeHoldsIsCheckedAsOfAKeyOfItsOwn() {
        List<Problem> problems = Sample.problems("""
                path: a
                weights: {spma: 1, ham: heavy}
                sampling: {eggs: 1.5}
                depth:
                  - {id: r, when: "true", label: hum}
                  - {id: s}
                """);

        assertThat(problems)
                .extracting(Problem::code, Problem::place)
                .containsExactly(
                        at(StandardError.UNKNOWN_CLASS, 2, 11),
                        at(StandardError.WRONG_TYPE, 2, 25),
                        at(StandardError.UNKNOWN_CLASS, 3, 12),
                        at(StandardError.WRONG_TYPE, 3, 18),
                        at(StandardError.UNKNOWN_CLASS, 5, 34),
                        at(StandardError.MISSING_KEY, 6, 5));
        assertThat(problems.get(0).hint()).isEqualTo("did you mean 'spam'?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sampling: 1     | sampling: 0   | more than 0 and at most 1, not 0",
                "sampling: 1e-9  | sampling: 1.1 | more than 0 and at most 1, not 1.1",
                "sampling: {no: 1} | sampling: {} | at least 1 entries, not 0",
                "sampling: []    | depth: 0      | at least 1, not 0",
            })
    void eachAlternativeHasARangeOfItsOwn(String good, String bad, String message) {
        Sample.valid("path: a\n" + good);

        Problem problem = only("path: a\n" + bad);

        assertThat(problem.code()).isEqualTo(StandardError.OUT_OF_RANGE);
        assertThat(problem.message()).endsWith(message);
    }

    @Test
    void aKeyWithAlternativesMayBeLeftOut() {
        assertThat(Sample.valid("path: a\nweights: null\nsampling:").text("weights"))
                .isEqualTo("balanced");
        assertThat(Sample.valid("path: a\nsampling: ~").isSet("sampling")).isFalse();
    }

    @Test
    void aSecretIsNoAlternativeAndIsNotShown() {
        var place = new Place("w.yaml", 2, 1);
        var entries = new ArrayList<>(Sample.with("path: a").entries());
        entries.add(new MapNode.Entry("weights", place, ScalarNode.secret("hunter2", place)));
        var problems = new ArrayList<Problem>();
        Sample.check(new MapNode(entries, place), problems);

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(StandardError.WRONG_TYPE);
            assertThat(problem.toString()).contains("not the text ***").doesNotContain("hunter2");
        });
    }

    @Test
    void anEmptyEntryOfAListIsRefused() {
        assertThat(only("path: a\nsources:\n  - x\n  -\n").message()).contains("'sources[1]'", "text, not nothing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tolerance: 0                  | tolerance: -1e-9              | at least 0, not -1e-9",
                "share: 1                      | share: 1.01                   | more than 0 and at most 1, not 1.01",
                "share: 1e-300                 | share: 0                      | more than 0 and at most 1, not 0",
                "max_iterations: 1             | max_iterations: 0             | at least 1, not 0",
                "max_iterations: 2147483647    | max_iterations: 2147483648    | between -2147483648 and 2147483647, not 2147483648",
                "seed: 9223372036854775807     | seed: 9223372036854775808     | less than 2^63 from zero",
                "sizes: [2147483647]           | sizes: [2147483648]           | between -2147483648 and 2147483647",
                "sizes: [9, 9, 9]              | sizes: [9, 9, 9, 9]           | between 1 and 3 entries, not 4",
                "sizes: [9]                    | sizes: []                     | between 1 and 3 entries, not 0",
            })
    void aValueOutOfRangeIsRefusedWithTheRange(String good, String bad, String message) {
        Sample.valid("path: a\n" + good);

        Problem problem = only("path: a\n" + bad);

        assertThat(problem.code()).isEqualTo(StandardError.OUT_OF_RANGE);
        assertThat(problem.message()).contains(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "|", "017", "1.10", "true", "0x1F", "1_000", "off"})
    void textsTakeTheSpellingOfTheFile(String spelling) {
        String yaml = "path: a\ndelimiter: " + (spelling.equals("|") ? "'|'" : spelling) + "\nsources: [\"" + spelling
                + "\"]";

        assertThat(Sample.valid(yaml).text("delimiter")).isEqualTo(spelling);
        assertThat(Sample.valid(yaml).texts("sources")).containsExactly(spelling);
    }

    @Test
    void oneTextStandsForAListOfOne() {
        assertThat(Sample.valid("path: a\nitems: {fields: \"*\"}").texts("items.fields"))
                .containsExactly("*");
        assertThat(Sample.valid("path: a\nsources: null").texts("sources")).isEmpty();
    }

    @Test
    void aFormerNameIsTakenWithAWarning() {
        var problems = new ArrayList<Problem>();
        ConfigTree tree = Sample.check(Sample.with("path: a\nsteps: 7"), problems);

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isFalse();
            assertThat(problem.message()).contains("'steps'", "is now called 'max_iterations'");
            assertThat(problem.place()).isEqualTo(new Place("w.yaml", 2, 1));
        });
        assertThat(tree.text("max_iterations")).isEqualTo("7");
        assertThat(tree.canonical())
                .isEqualTo(Sample.valid("path: a\nmax_iterations: 7").canonical());
    }

    @Test
    void aFormerNameOfAKeyWithAlternativesIsTaken() {
        var problems = new ArrayList<Problem>();
        ConfigTree tree = Sample.check(Sample.with("path: a\nresampling: {no: 2}"), problems);

        assertThat(problems).extracting(Problem::isError).containsExactly(false);
        assertThat(tree.canonical())
                .isEqualTo(Sample.valid("path: a\nsampling: {no: 2}").canonical());
    }

    @Test
    void aFormerNameBesideTheNewOneIsAnError() {
        assertThat(only("path: a\nsteps: 7\nmax_iterations: 7").code()).isEqualTo(StandardError.DUPLICATE_KEY);
    }

    @Test
    void classesAreCheckedInTextsListsAndKeysOfMaps() {
        Sample.valid("""
                path: a
                positive: null
                classes: [no, spam, null]
                priors: {no: 0.5, ham: 0.5}
                costs: {ham: {spam: 10}}
                rules: [{id: a, when: "true", label: no}]
                """);

        List<Problem> problems = Sample.problems("""
                path: a
                positive: Spam
                classes: [off]
                priors: {eggs: 0.5}
                costs: {ham: {sapm: 10}}
                rules: [{id: a, when: "true", label: hum}]
                """);

        assertThat(problems)
                .hasSize(5)
                .allSatisfy(problem -> assertThat(problem.code()).isEqualTo(StandardError.UNKNOWN_CLASS));
        assertThat(problems).extracting(Problem::hint).contains("did you mean 'spam'?", "did you mean 'ham'?");
        assertThat(problems).extracting(Problem::place).contains(new Place("w.yaml", 5, 15));
    }

    @Test
    void classesThatComeFromTheDataAreNotChecked() {
        var problems = new ArrayList<Problem>();
        ConfigTree tree = ConfigChecker.check(
                Sample.with("path: a\npositive: eggs"),
                Sample.descriptor(),
                new CheckContext("flagged", null),
                problems);

        assertThat(problems).isEmpty();
        assertThat(tree.text("positive")).isEqualTo("eggs");
    }

    @Test
    void aSecretComesFromOutsideTheFileAndIsNeverShown() {
        Problem problem = only("path: a\napi_key: hunter2");
        assertThat(problem.code()).isEqualTo(StandardError.NOT_ALLOWED);
        assertThat(problem.toString()).contains("${secret.NAME}").doesNotContain("hunter2");

        ConfigTree tree = Sample.valid(Sample.withSecret("path: a"));
        assertThat(tree.marked(Mark.SECRET)).singleElement().satisfies(entry -> {
            assertThat(entry.value()).isEqualTo("hunter2");
            assertThat(entry.toString()).doesNotContain("hunter2");
        });
        assertThat(tree.canonical() + tree.shown() + tree + tree.find("api_key"))
                .contains("***")
                .doesNotContain("hunter2");
    }

    @Test
    void aDefaultThatIsNotValidIsThePlugInsFault() {
        var broken = withDefault("max_iterations", "many");
        var problems = new ArrayList<Problem>();
        ConfigChecker.check(Sample.with("path: a"), broken, new CheckContext("flagged", null), problems);

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(StandardError.PLUGIN_BROKEN);
            assertThat(problem.message()).contains("the default 'many' of the key 'max_iterations'");
        });
    }

    private static StrategyDescriptor withDefault(String name, String text) {
        StrategyDescriptor sample = Sample.descriptor();
        List<KeyDescriptor> keys = sample.keys().stream()
                .map(key -> key.name().equals(name)
                        ? new KeyDescriptor(
                                name, key.doc(), key.type(), text, false, key.bounds(), null, null, null, key.marks())
                        : key)
                .toList();
        return new StrategyDescriptor(
                sample.id(),
                1,
                sample.kind(),
                "",
                "",
                "",
                List.of(),
                false,
                false,
                sample.factory(),
                sample.config(),
                keys,
                List.of(),
                List.of(),
                sample.origin());
    }

    private static Problem only(String yaml) {
        List<Problem> problems = Sample.problems(yaml);
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    private static Tuple at(StandardError code, int line, int column) {
        return tuple(code, new Place("w.yaml", line, column));
    }
}
