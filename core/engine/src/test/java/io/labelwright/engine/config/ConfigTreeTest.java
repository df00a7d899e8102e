package io.labelwright.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.engine.plugin.KeyDescriptor.Mark;
import io.labelwright.spi.problem.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigTreeTest {

    @Test
    void theCanonicalFormHasSortedKeysAndAllDefaults() {
        assertThat(Sample.valid("path: data/a.csv").canonical())
                .isEqualTo("{\"classes\":[],\"delimiter\":\",\",\"gold\":false,\"max_iterations\":100,"
                        + "\"path\":\"<file>\",\"rules\":[],\"share\":0.5,\"sizes\":[3,4],\"sources\":[],"
                        + "\"tie\":\"unresolved\",\"tolerance\":1.0E-5,\"weights\":\"balanced\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tolerance: 1.0e-5        | tolerance: 0.00001",
                "tolerance: 1             | tolerance: 1.0",
                "tolerance: 0             | tolerance: -0.0",
                "max_iterations: 31       | max_iterations: 0x1F",
                "max_iterations: 100      | tie: unresolved",
                "sources: a               | sources: ['a']",
                "gold: true               | gold: TRUE",
                "items: {id: id, text: t} | 'items: {text: \"t\"}'",
                "seed: null               | rules: []",
                "priors: {ham: 1, no: 2}  | priors: {no: 2.0, ham: 1.0}",
                "weights: balanced        | tie: unresolved",
                "weights: {ham: 1, no: 2} | weights: {no: 2.0, ham: 1.0}",
                "sampling: 1              | sampling: 1.0",
                "depth: 16                | depth: 0x10",
            })
    void twoSpellingsOfOneConfigGiveEqualBytes(String one, String other) {
        String left = Sample.valid("path: a\n" + one).canonical();

        assertThat(Sample.valid(other.replace("'items", "items").replace("}'", "}") + "\npath: b")
                        .canonical())
                .isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tolerance: 1.0e-5 | tolerance: 1.0e-6",
                "sources: [a, b]   | sources: [b, a]",
                "delimiter: 1      | delimiter: 1.0",
                "classes: no       | classes: spam",
                "items: {}         | tie: unresolved",
                "out: a            | gold: false",
                "weights: none     | weights: balanced",
                "weights: none     | weights: {}",
                "sampling: auto    | sampling: []",
                "sampling: []      | sampling: {no: 1}",
                "depth: 1          | depth: []",
                "sampling: [ham]   | sampling: {ham: 1}",
            })
    void twoConfigsGiveDifferentBytes(String one, String other) {
        assertThat(Sample.valid("path: a\n" + one).canonical())
                .isNotEqualTo(Sample.valid("path: a\n" + other).canonical());
    }

    @Test
    void numbersArePrintedAlikeOnEveryJdk() {
        assertThat(Sample.valid("path: a\ntolerance: 2e23").canonical()).contains("\"tolerance\":2.0E23");
    }

    @Test
    void textIsEscapedSoThatDifferentTextsNeverGetEqualBytes() {
        assertThat(Sample.valid("path: a\ndelimiter: \"\\\"\\\\\\n\\t\\U0001F600\"")
                        .canonical())
                .contains("\"delimiter\":\"\\\"\\\\\\u000a\\u0009\\ud83d\\ude00\"");
    }

    @Test
    void pathsAreInTheFormForPeopleOnly() {
        ConfigTree tree = Sample.valid("path: data/a.csv\nout: b.csv");

        assertThat(tree.shown()).contains("data/a.csv", "b.csv");
        assertThat(tree.canonical()).doesNotContain("a.csv", "b.csv");
    }

    @Test
    void aKeyIsSetUnlessItIsFalseOrEmpty() {
        ConfigTree tree = Sample.valid("path: a\nsources: [x]\nitems: {}\ndelimiter: ''\nseed: 0\ncosts: {}");

        assertThat(tree.isSet("path")).isTrue();
        assertThat(tree.isSet("sources")).isTrue();
        assertThat(tree.isSet("items")).isTrue();
        assertThat(tree.isSet("seed")).isTrue();
        assertThat(tree.isSet("gold")).isFalse();
        assertThat(tree.isSet("rules")).isFalse();
        assertThat(tree.isSet("delimiter")).isFalse();
        assertThat(tree.isSet("priors")).isFalse();
        assertThat(tree.isSet("costs")).isFalse();
        assertThat(tree.isSet("no.such.key")).isFalse();
    }

    @Test
    void valuesAreFoundByPathWithTheirPlaces() {
        ConfigTree tree = Sample.valid("path: a.csv\nitems: {text: body}\nrules:\n  - {id: r, when: 'text == \"x\"'}");

        assertThat(tree.text("items.text")).isEqualTo("body");
        assertThat(tree.text("items.id")).isEqualTo("id");
        assertThat(tree.text("items")).isNull();
        assertThat(tree.place("items.text")).isEqualTo(new Place("w.yaml", 2, 15));
        assertThat(tree.place("items.id")).isEqualTo(new Place("w.yaml", 2, 8));
        assertThat(tree.place("tie")).isEqualTo(new Place("w.yaml", 1, 1));
        assertThat(tree.find("items.text").given()).isTrue();
        assertThat(tree.find("items.id").given()).isFalse();
    }

    @Test
    void markedValuesAreListedForLaterChecks() {
        ConfigTree tree = Sample.valid("""
                path: a.csv
                items: {text: body}
                rules: [{id: r, when: "size(text) > 3", label: spam}]
                costs: {ham: {spam: 2}}
                weights: {no: 2}
                sampling: [ham]
                """);

        assertThat(tree.marked(Mark.INPUT)).extracting(ConfigEntry::value).containsExactly("a.csv");
        assertThat(tree.marked(Mark.FIELD)).extracting(ConfigEntry::path).containsExactly("items.text");
        assertThat(tree.marked(Mark.CLASS))
                .extracting(ConfigEntry::path)
                .contains("rules[0].label", "costs.ham", "costs.ham.spam", "weights.no", "sampling[0]");
        assertThat(tree.conditions()).singleElement().satisfies(entry -> {
            assertThat(entry.path()).isEqualTo("rules[0].when");
            assertThat(entry.place()).isEqualTo(new Place("w.yaml", 3, 23));
        });
    }
}
