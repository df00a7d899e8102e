package io.labelwright.engine.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.labelwright.engine.plugin.KeyDescriptor.Mark;
import io.labelwright.spi.expression.Scope;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DescriptorReaderTest {

    private static final Origin ORIGIN = new Origin("acme", "acme.jar");

    @Test
    void whatTheProcessorWritesIsReadBack() throws IOException, MalformedDescriptor {
        String source = """
                package acme;

                import io.labelwright.spi.*;
                import io.labelwright.spi.describe.*;
                import io.labelwright.spi.expression.Scope;
                import io.labelwright.spi.label.Task;
                import io.labelwright.spi.table.TableKind;
                import java.util.*;

                @StrategyInfo(id = "noise/acme", version = 7, summary = "Says \\"hm\\".", paper = "Acme 2024",
                        example = "- uses: noise/acme\\n", tasks = {Task.CLASSIFICATION, Task.MULTI_LABEL}, seeded = true)
                @Reads(value = TableKind.LABELS, optional = true)
                @Reads(from = "table", when = "where")
                @Reads(value = TableKind.GRAPH, orElse = TableKind.FEATURES)
                @Writes(value = TableKind.SUSPECTS, when = "gold")
                public final class Acme implements StrategyFactory<Acme.Config> {
                    enum Mode { FIRST_CLASS, LAST }
                    record Rule(@Doc("Name.") String id, @Doc("Weight.") @Default("1") double weight) {}
                    record Shared(@Doc("Steps.") @Default("100") @Range(min = 1) @FormerName("steps") int maxIterations) {}
                    record Config(
                            @Inline Shared shared,
                            @Doc("Mode.") @Default("last") Mode mode,
                            @Doc("Share.") @Default("0.5") @Range(min = 0, above = true, max = 1) double share,
                            @Doc("Seed.") @io.labelwright.spi.describe.Optional Long seed,
                            @Doc("Rules.") @Default("[]") List<Rule> rules,
                            @Doc("Costs.") @ClassName @io.labelwright.spi.describe.Optional
                                    Map<String, Map<String, Double>> costs,
                            @Doc("Rows.") @Cel(Scope.ROW) @io.labelwright.spi.describe.Optional String where,
                            @Doc("Key.") @Secret @InputPath @OutputPath @FieldName String key,
                            @Doc("Quiet.") @Default("false") boolean quiet) {}
                    public Strategy create(Config config) { return (in, out, context) -> {}; }
                }
                """;
        StrategyDescriptor acme = only(CompiledPlugin.of(source).text(CompiledPlugin.descriptor()));

        assertThat(acme.id()).isEqualTo("noise/acme");
        assertThat(acme.family()).isEqualTo("noise");
        assertThat(acme.name()).isEqualTo("acme");
        assertThat(acme.version()).isEqualTo(7);
        assertThat(acme.kind()).isEqualTo(StrategyDescriptor.Kind.STRATEGY);
        assertThat(acme.summary()).isEqualTo("Says \"hm\".");
        assertThat(acme.example()).isEqualTo("- uses: noise/acme\n");
        assertThat(acme.paper()).isEqualTo("Acme 2024");
        assertThat(acme.tasks()).containsExactly(Task.CLASSIFICATION, Task.MULTI_LABEL);
        assertThat(acme.supports(Task.SPANS)).isFalse();
        assertThat(acme.seeded()).isTrue();
        assertThat(acme.factory()).isEqualTo("acme.Acme");
        assertThat(acme.config()).isEqualTo("acme.Acme$Config");
        assertThat(acme.reads())
                .containsExactly(
                        new TableRead(TableKind.LABELS, "", "", true),
                        new TableRead(null, "table", "where", false),
                        new TableRead(TableKind.GRAPH, "", "", false, List.of(TableKind.FEATURES)));
        assertThat(acme.writes()).containsExactly(new TableWrite(TableKind.SUSPECTS, "gold"));
        assertThat(acme.keys())
                .extracting(KeyDescriptor::name)
                .containsExactly("max_iterations", "mode", "share", "seed", "rules", "costs", "where", "key", "quiet");

        KeyDescriptor steps = acme.key("max_iterations").orElseThrow();
        assertThat(steps.type().kind()).isEqualTo(ValueType.Kind.INTEGER);
        assertThat(steps.type().wide()).isFalse();
        assertThat(steps.byDefault()).isEqualTo("100");
        assertThat(steps.former()).isEqualTo("steps");
        assertThat(steps.required()).isFalse();
        assertThat(steps.bounds()).isEqualTo(new Bounds(1, false, Double.POSITIVE_INFINITY));
        assertThat(acme.key("mode").orElseThrow().type().words()).containsExactly("first_class", "last");
        assertThat(acme.key("share").orElseThrow().bounds()).isEqualTo(new Bounds(0, true, 1));
        assertThat(acme.key("seed").orElseThrow().type().wide()).isTrue();
        assertThat(acme.key("seed").orElseThrow().byDefault()).isNull();
        assertThat(acme.key("rules").orElseThrow().type().elements().keys())
                .extracting(KeyDescriptor::name, KeyDescriptor::required)
                .containsExactly(tuple("id", true), tuple("weight", false));
        KeyDescriptor costs = acme.key("costs").orElseThrow();
        assertThat(costs.marks()).containsExactly(Mark.CLASS);
        assertThat(costs.type().elements().elements().kind()).isEqualTo(ValueType.Kind.NUMBER);
        assertThat(acme.key("where").orElseThrow().cel()).isEqualTo(Scope.ROW);
        assertThat(acme.key("key").orElseThrow().marks())
                .containsExactlyInAnyOrder(Mark.SECRET, Mark.INPUT, Mark.OUTPUT, Mark.FIELD);
        assertThat(acme.key("key").orElseThrow().required()).isTrue();
    }

    @Test
    void alternativesAreReadBackAsKeysOfTheSameName() throws IOException, MalformedDescriptor {
        StrategyDescriptor acme = only(
                CompiledPlugin.of(union("""
                sealed interface Mode {
                    record Counts(@ClassName @Range(min = 1) Map<String, Integer> counts) implements Mode {}
                    record Share(@Range(min = 0, above = true) double share) implements Mode {}
                    enum Word implements Mode { AUTO, NOT_MINORITY }
                    record Rules(List<Rule> rules) implements Mode {}
                }
                record Rule(@Doc("Class.") @SourceClass String from) {}
                """, "@Doc(\"Mode.\") @Default(\"auto\") @FormerName(\"kind\") Mode myMode"))
                        .text(CompiledPlugin.descriptor()));

        KeyDescriptor mode = acme.key("my_mode").orElseThrow();
        assertThat(mode.byDefault()).isEqualTo("auto");
        assertThat(mode.former()).isEqualTo("kind");
        assertThat(mode.required()).isFalse();
        assertThat(mode.type().kind()).isEqualTo(ValueType.Kind.CHOICE);
        assertThat(mode.type().alternatives())
                .extracting(KeyDescriptor::name, key -> key.type().kind())
                .containsExactly(
                        tuple("my_mode", ValueType.Kind.WORD),
                        tuple("my_mode", ValueType.Kind.NUMBER),
                        tuple("my_mode", ValueType.Kind.LIST),
                        tuple("my_mode", ValueType.Kind.MAP));
        assertThat(mode.type().alternatives().get(0).type().words()).containsExactly("auto", "not_minority");
        assertThat(mode.type().alternatives().get(1).bounds()).isEqualTo(new Bounds(0, true, Double.POSITIVE_INFINITY));
        KeyDescriptor counts = mode.type().alternatives().get(3);
        assertThat(counts.is(Mark.CLASS)).isTrue();
        assertThat(counts.bounds()).isEqualTo(new Bounds(1, false, Double.POSITIVE_INFINITY));
        assertThat(counts.type().elements().kind()).isEqualTo(ValueType.Kind.INTEGER);
        assertThat(mode.type().holds(key -> key.is(Mark.CLASS))).isTrue();
        assertThat(mode.type().holds(key -> key.is(Mark.SOURCE_CLASS))).isTrue();
        assertThat(mode.type().holds(key -> key.is(Mark.FIELD))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "interface Mode {} enum W implements Mode { A }                        | can't have the type acme.Acme.Mode",
                "sealed interface Mode { final class W implements Mode {} }            | permits W, which is neither an enum nor a record",
                "sealed interface Mode { record W() implements Mode {} }               | permits W, which has 0 components instead of one",
                "sealed interface Mode { record W(int a, int b) implements Mode {} }   | permits W, which has 2 components instead of one",
                "sealed interface Mode { record W(String a) implements Mode {} }       | permits W, whose component is neither a number nor a List or Map",
                "sealed interface Mode { record W(boolean a) implements Mode {} }      | permits W, whose component is neither a number nor a List or Map",
                "sealed interface Mode { enum E { A } record W(E a) implements Mode {} } | permits W: let the enum itself implement it",
                "sealed interface Mode { record W(int a) implements Mode {} record V(double a) implements Mode {} } | has two alternatives that are a number, one of them V",
                "sealed interface Mode { enum W implements Mode { A } enum V implements Mode { B } } | has two alternatives that are a word, one of them V",
                "sealed interface Mode { sealed interface W extends Mode {} enum V implements W { B } } | permits W, which is neither an enum nor a record",
                "sealed interface Mode { record W<T>(List<T> a) implements Mode {} }   | permits W, which is neither an enum nor a record",
                "sealed interface Mode { record W(List<Mode> a) implements Mode {} }   | the sealed interface Mode has to be the type of a key",
                "sealed interface Mode { record W(@Secret List<String> a) implements Mode {} } | @Secret is not for W",
                "sealed interface Mode { record W(@Optional Integer a) implements Mode {} } | @Optional is not for W",
            })
    void whatIsNoInterfaceOfAlternativesIsRefused(String types, String message) {
        assertThatThrownBy(() -> CompiledPlugin.of(union(types, "@Doc(\"Mode.\") Mode mode")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Acme.java:13: error")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "@Doc(\"\") List<Mode> mode           | the sealed interface Mode has to be the type of a key",
                "@Doc(\"\") Map<String, Mode> mode    | the sealed interface Mode has to be the type of a key",
                "@Doc(\"\") @ClassName Mode mode      | @ClassName is not for the key mode: the alternatives of Mode say so",
                "@Doc(\"\") @Range(min = 1) Mode mode | @Range is not for the key mode: the alternatives of Mode say so",
                "Mode mode                            | every config key needs @Doc",
                "@Inline Mode mode                    | only the keys of a record can be taken over by @Inline",
                "@Inline int mode                     | only the keys of a record can be taken over by @Inline",
            })
    void alternativesAreTheWholeValueOfAKeyThatSaysNoMore(String component, String message) {
        String mode =
                "sealed interface Mode { enum Word implements Mode { A } record Share(double a) implements Mode {} }";

        assertThatThrownBy(() -> CompiledPlugin.of(union(mode, component)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Acme.java:13: error")
                .hasMessageContaining(message);
    }

    private static String union(String types, String component) {
        return """
                package acme;

                import io.labelwright.spi.*;
                import io.labelwright.spi.describe.*;
                import java.util.List;
                import java.util.Map;

                @StrategyInfo(id = "noise/acme", version = 1, summary = "Sample.")
                public final class Acme implements StrategyFactory<Acme.Config> {
                    public Strategy create(Config config) { return (in, out, context) -> {}; }

                    record Config(
                            %s) {}

                    %s
                }
                """.formatted(component, types);
    }

    @Test
    void propertiesOfALaterVersionArePassedOver() throws IOException, MalformedDescriptor {
        assertThat(only(sample("\"later\":{\"a\":[1,null]},")).id()).isEqualTo("noise/acme");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "noise/acme    | Noise/Acme                 | an id is family/name",
                "noise/acme    | acme                       | an id is family/name",
                "noise/acme    | a/b/c                      | an id is family/name",
                "strategy\"    | source\"                   | starts with import/",
                "strategy\"    | sink\"                     | starts with export/",
                "strategy\"    | stage\"                    | unknown kind 'stage', expected one of strategy, source, sink",
                "\"version\":1 | \"version\":\"1\"          | 'version' is missing or no number",
                "\"keys\":[    | \"keys\":[{\"name\":\"k\"} | key k: 'type' is missing",
                "\"keys\":[    | \"keys\":[{\"name\":\"k\",\"type\":\"date\"} | unknown type 'date'",
                "\"keys\":[    | \"keys\":[{\"name\":\"k\",\"type\":\"list\"} | 'element' is missing",
                "\"keys\":[    | \"keys\":[{\"name\":\"k\",\"type\":\"choice\"} | 'alternatives' is missing",
                "\"keys\":[    | \"keys\":[{\"name\":\"k\",\"type\":\"choice\",\"alternatives\":[]} | key k: a choice without",
                "\"keys\":[    | \"keys\":[{\"name\":\"k\",\"type\":\"choice\",\"alternatives\":[{\"name\":\"k\",\"type\":\"text\"}]} | an alternative can't be a text",
                "\"keys\":[    | \"keys\":[{\"name\":\"k\",\"type\":\"choice\",\"alternatives\":[{\"name\":\"k\",\"type\":\"integer\"},{\"name\":\"k\",\"type\":\"number\"}]} | two alternatives are a number",
                "\"reads\":[   | \"reads\":[{\"table\":\"gould\"} | unknown table 'gould'",
                "\"id\"        | \"id\":\"a/b\",\"id\"      | not JSON",
            })
    void aMalformedDescriptorSaysWhatIsWrong(String found, String replacement, String message) {
        String json = sample("").replace(found, replacement);

        assertThatThrownBy(() -> only(json))
                .isInstanceOf(MalformedDescriptor.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"'',it ends too early", "[],'the descriptor'", "{},'strategies'", "'{\"strategies\":[]} x',not JSON"})
    void aFileThatIsNoDescriptorIsTold(String json, String message) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(MalformedDescriptor.class)
                .hasMessageContaining(message);
    }

    @Test
    void allOfJsonIsRead() throws MalformedDescriptor {
        assertThat(JsonObjects.read(" {\"a\" : [ ] , \"b\":{ },\"c\":[1,-2.5e3, true,false,null]}\n"))
                .isEqualTo(new LinkedHashMap<>(
                        Map.of("a", List.of(), "b", Map.of(), "c", List.of(1.0, -2500.0, true, false))));
        assertThat(JsonObjects.read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00 é\""))
                .isEqualTo("\"\\/\b\f\n\r\té\ud83d\ude00 é");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1,]",
                "[1 2]",
                "{\"a\" 1}",
                "{a:1}",
                "{\"a\":1,}",
                "[",
                "\"a",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u12",
                "\"\n\"",
                "tru",
                "nul",
                "--1",
                "+",
                "{\"a\":1,\"a\":1}",
                "]",
                "1 1",
            })
    void whatIsNoJsonIsRefused(String text) {
        assertThatThrownBy(() -> JsonObjects.read(text))
                .isInstanceOf(MalformedDescriptor.class)
                .hasMessageContaining("not JSON");
    }

    @Test
    void jsonThatIsNestedTooDeeplyIsRefused() {
        assertThatThrownBy(() -> JsonObjects.read("[".repeat(100_000)))
                .isInstanceOf(MalformedDescriptor.class)
                .hasMessageContaining("too deeply");
    }

    private static String sample(String extra) {
        return "{\"strategies\":[{" + extra + "\"id\":\"noise/acme\",\"version\":1,\"kind\":\"strategy\","
                + "\"summary\":\"s\",\"tasks\":[],\"seeded\":false,\"factory\":\"acme.Acme\",\"config\":\"acme.C\","
                + "\"keys\":[],\"reads\":[],\"writes\":[]}]}";
    }

    private static StrategyDescriptor only(String json) throws IOException, MalformedDescriptor {
        List<StrategyDescriptor> strategies = read(json);
        assertThat(strategies).hasSize(1);
        return strategies.get(0);
    }

    private static List<StrategyDescriptor> read(String json) throws IOException, MalformedDescriptor {
        return DescriptorReader.read(new ByteArrayInputStream(json.getBytes(UTF_8)), ORIGIN);
    }
}
