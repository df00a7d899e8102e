package io.labelwright.engine.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.labelwright.engine.plugin.CompiledPlugin;
import io.labelwright.engine.plugin.LoadedStrategy;
import io.labelwright.engine.plugin.Plugins;
import io.labelwright.engine.plugin.ScratchFolder;
import io.labelwright.engine.plugin.StrategyDescriptor;
import io.labelwright.engine.yaml.MapNode;
import io.labelwright.engine.yaml.Node;
import io.labelwright.engine.yaml.ScalarNode;
import io.labelwright.engine.yaml.YamlReader;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A strategy with every kind of key, compiled as a plug-in. */
final class Sample {

    static final LabelSchema LABELS = new LabelSchema(
            Task.CLASSIFICATION,
            Stream.of("ham", "spam", "no", "null").map(LabelClass::of).toList(),
            null);

    private static final String SOURCE = """
            package acme;

            import io.labelwright.spi.*;
            import io.labelwright.spi.describe.*;
            import io.labelwright.spi.expression.Scope;
            import java.util.List;
            import java.util.Map;

            @StrategyInfo(id = "noise/acme", version = 1, summary = "Sample.")
            public final class Sample implements StrategyFactory<Sample.Config> {
                enum Tie { UNRESOLVED, FIRST_CLASS }
                record Rule(@Doc("Name.") String id, @Doc("Condition.") @Cel(Scope.ITEM) String when,
                        @Doc("Class.") @ClassName @Optional String label,
                        @Doc("Confidence.") @Default("1") @Range(min = 0, max = 1) double confidence) {
                    Rule {
                        if (id.isBlank()) {
                            throw new IllegalArgumentException("a rule needs an id that is not blank");
                        }
                    }
                }
                record Items(@Doc("Id.") @Default("id") String id, @Doc("Text.") @FieldName @Optional String text,
                        @Doc("Fields.") @Optional List<String> fields) {}
                record Shared(
                        @Doc("Steps.") @Default("100") @Range(min = 1) @FormerName("steps") int maxIterations,
                        @Doc("Stop.") @Default("1.0e-5") @Range(min = 0) double tolerance) {}
                sealed interface Weights {
                    enum Rule implements Weights { NONE, BALANCED }
                    record Amounts(@ClassName Map<String, Double> byClass) implements Weights {}
                }
                sealed interface Sampling {
                    record Counts(@ClassName @Range(min = 1) Map<String, Integer> counts) implements Sampling {}
                    record Ratio(@Range(min = 0, above = true, max = 1) double ratio) implements Sampling {}
                    record Only(@ClassName List<String> classes) implements Sampling {}
                    enum Which implements Sampling {
                        AUTO,
                        NOT_MINORITY {
                            @Override
                            public String toString() {
                                return "all but the minority";
                            }
                        }
                    }
                }
                sealed interface Depth {
                    record Levels(@Range(min = 1) int levels) implements Depth {
                        public Levels {
                            if (levels == 13) {
                                throw new IllegalArgumentException("'depth' of 13 brings bad luck");
                            }
                        }
                    }
                    record Each(List<Rule> rules) implements Depth {}
                }
                record Config(
                        @Inline Shared shared,
                        @Doc("File.") @InputPath String path,
                        @Doc("Output.") @OutputPath @Optional String out,
                        @Doc("Tie.") @Default("unresolved") Tie tie,
                        @Doc("Gold.") @Default("false") boolean gold,
                        @Doc("Delimiter.") @Default("','") String delimiter,
                        @Doc("Sources.") @Default("[]") List<String> sources,
                        @Doc("Sizes.") @Default("[3, 4]") @Range(min = 1, max = 3) List<Integer> sizes,
                        @Doc("Seed.") @Optional Long seed,
                        @Doc("Share.") @Default("0.5") @Range(min = 0, above = true, max = 1) double share,
                        @Doc("Rules.") @Default("[]") List<Rule> rules,
                        @Doc("Items.") @Optional Items items,
                        @Doc("Priors.") @ClassName @Optional Map<String, Double> priors,
                        @Doc("Costs.") @ClassName @Optional Map<String, Map<String, Double>> costs,
                        @Doc("Class.") @ClassName @Optional String positive,
                        @Doc("Classes.") @ClassName @Default("[]") List<String> classes,
                        @Doc("Weights.") @Default("balanced") Weights weights,
                        @Doc("Sampling.") @FormerName("resampling") @Optional Sampling sampling,
                        @Doc("Depth.") @Optional Depth depth,
                        @Doc("Key.") @Secret @Optional String apiKey) {
                    Config {
                        if (gold && tie == Tie.FIRST_CLASS) {
                            throw new IllegalArgumentException("'gold' does not go with 'tie: first_class'");
                        }
                        if (seed != null && seed == 13) {
                            throw new IllegalStateException("unlucky");
                        }
                    }
                }
                public Strategy create(Config config) { return (in, out, context) -> {}; }
            }
            """;

    private static final Plugins PLUGINS = plugins();

    private Sample() {}

    private static Plugins plugins() {
        try {
            var scratch = new ScratchFolder("sample-plugins");
            CompiledPlugin.of(SOURCE).jar(scratch.folder().resolve("acme/acme.jar"));
            var found = Plugins.discover(List.of(scratch.folder()));
            // All tests of the module share it.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try (scratch;
                        found) {
                    // Only what closing does.
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static StrategyDescriptor descriptor() {
        return PLUGINS.find("noise/acme").orElseThrow();
    }

    static LoadedStrategy loaded() {
        return PLUGINS.load(descriptor());
    }

    /** The block as it would stand in w.yaml. */
    static MapNode with(String yaml) {
        var problems = new ArrayList<Problem>();
        Node node = YamlReader.read("w.yaml", yaml.getBytes(UTF_8), problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.toString());
        }
        return (MapNode) node;
    }

    /** The block with a secret under the key api_key. */
    static MapNode withSecret(String yaml) {
        var entries = new ArrayList<>(with(yaml).entries());
        var place = new Place("w.yaml", 9, 1);
        entries.add(new MapNode.Entry("api_key", place, ScalarNode.secret("hunter2", place)));
        return new MapNode(entries, place);
    }

    static ConfigTree check(MapNode with, List<Problem> problems) {
        return ConfigChecker.check(with, descriptor(), new CheckContext("flagged", LABELS), problems);
    }

    /** The config of a block without problems. */
    static ConfigTree valid(String yaml) {
        return valid(with(yaml));
    }

    static ConfigTree valid(MapNode with) {
        var problems = new ArrayList<Problem>();
        ConfigTree tree = check(with, problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.toString());
        }
        return tree;
    }

    static List<Problem> problems(String yaml) {
        var problems = new ArrayList<Problem>();
        check(with(yaml), problems);
        return problems;
    }
}
