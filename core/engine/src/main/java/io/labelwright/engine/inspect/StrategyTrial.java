package io.labelwright.engine.inspect;

import io.labelwright.engine.config.CheckContext;
import io.labelwright.engine.config.ConfigBinder;
import io.labelwright.engine.config.ConfigChecker;
import io.labelwright.engine.config.ConfigTree;
import io.labelwright.engine.plugin.KeyDescriptor;
import io.labelwright.engine.plugin.LoadedStrategy;
import io.labelwright.engine.plugin.PluginScope;
import io.labelwright.engine.plugin.Plugins;
import io.labelwright.engine.plugin.StrategyDescriptor;
import io.labelwright.engine.yaml.ListNode;
import io.labelwright.engine.yaml.MapNode;
import io.labelwright.engine.yaml.Node;
import io.labelwright.engine.yaml.ScalarNode;
import io.labelwright.engine.yaml.YamlReader;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Loads one strategy or connector, compares its code with its descriptor, and makes it from its defaults and example.
 */
final class StrategyTrial {

    private static final String REBUILD =
            "compile the plug-in from clean; the annotation processor writes the descriptor";

    private final StrategyDescriptor strategy;
    private final LoadedStrategy loaded;
    private final Place jar;
    private final List<Problem> problems = new ArrayList<>();

    private StrategyTrial(StrategyDescriptor strategy, LoadedStrategy loaded) {
        this.strategy = strategy;
        this.loaded = loaded;
        this.jar = Place.of(strategy.origin().jar());
    }

    static List<Problem> of(StrategyDescriptor strategy, Plugins plugins) {
        LoadedStrategy loaded;
        try {
            loaded = plugins.load(strategy);
        } catch (LabelingException e) {
            return e.problems();
        }
        var trial = new StrategyTrial(strategy, loaded);
        trial.compare();
        if (trial.problems.isEmpty()) {
            trial.makeFromDefaults();
            trial.makeFromExample();
        }
        return trial.problems;
    }

    /** A descriptor that was kept from an earlier compilation says something else than the code. */
    private void compare() {
        try {
            StrategyInfo info = loaded.factoryType().getAnnotation(StrategyInfo.class);
            if (info == null) {
                differs("the factory " + strategy.factory() + " has no @StrategyInfo");
            } else if (!info.id().equals(strategy.id()) || info.version() != strategy.version()) {
                differs("the code says " + info.id() + " version " + info.version() + ", the descriptor "
                        + strategy.id() + " version " + strategy.version());
            }
            var code = new TreeSet<>(ConfigBinder.keys(loaded.configType()));
            var described = new TreeSet<>(
                    strategy.keys().stream().map(KeyDescriptor::name).toList());
            if (!code.equals(described)) {
                differs("the config record " + strategy.config() + " has the keys " + String.join(", ", code)
                        + ", the descriptor " + String.join(", ", described));
            }
        } catch (LinkageError e) {
            differs("the config record " + strategy.config() + " can't be looked at: " + e);
        }
    }

    private void differs(String message) {
        problems.add(Problem.error(StandardError.PLUGIN_BROKEN, jar, strategy.id() + ": " + message, REBUILD));
    }

    private void makeFromDefaults() {
        make(new MapNode(List.of(), jar), "its defaults", true);
    }

    private void makeFromExample() {
        if (strategy.example().isBlank()) {
            problems.add(Problem.warning(
                    StandardError.PLUGIN_CONTRACT,
                    jar,
                    strategy.id() + " has no example",
                    "give @StrategyInfo one: labelwright strategies shows it"));
            return;
        }
        var unread = new ArrayList<Problem>();
        Node stages = YamlReader.read("example", strategy.example().getBytes(StandardCharsets.UTF_8), unread);
        tell(unread, "its example");
        MapNode stage = stageOf(stages);
        if (stage == null && unread.isEmpty()) {
            problems.add(Problem.error(
                    StandardError.PLUGIN_CONTRACT,
                    jar,
                    strategy.id() + ": its example has no stage that uses it",
                    "write it as a list of stages, one of them with `uses: " + strategy.id() + "`"));
        }
        // What a variable or a secret holds is known in a workflow only.
        if (stage != null && !strategy.example().contains("${")) {
            make(stage.get("with") instanceof MapNode with ? with : new MapNode(List.of(), jar), "its example", false);
        }
    }

    private @Nullable MapNode stageOf(@Nullable Node stages) {
        if (stages instanceof ListNode list) {
            for (Node node : list.items()) {
                if (node instanceof MapNode stage
                        && stage.get("uses") instanceof ScalarNode uses
                        && uses.text().equals(strategy.id())) {
                    return stage;
                }
            }
        }
        return null;
    }

    /** Makes it from a block; where only defaults are given, keys that have to be given may be missing. */
    private void make(MapNode with, String what, boolean mayLack) {
        var wrong = new ArrayList<Problem>();
        ConfigTree config = ConfigChecker.check(with, strategy, new CheckContext("check", null), wrong);
        boolean lacks = wrong.removeIf(problem -> mayLack && problem.code() == StandardError.MISSING_KEY);
        tell(wrong, what);
        if (lacks || !wrong.isEmpty()) {
            return;
        }
        try {
            Record record = ConfigBinder.bind(config, loaded);
            PluginScope.run(loaded, () -> switch (strategy.kind()) {
                case STRATEGY -> loaded.strategy(record);
                case SOURCE -> loaded.source(record);
                case SINK -> loaded.sink(record);
            });
        } catch (LabelingException e) {
            // Rules across keys may refuse defaults that nobody would run with.
            tell(
                    e.problems().stream()
                            .filter(problem -> !(mayLack && isRefusal(problem)))
                            .toList(),
                    what);
        }
    }

    private static boolean isRefusal(Problem problem) {
        return problem.code() == StandardError.OUT_OF_RANGE;
    }

    private void tell(List<Problem> found, String what) {
        for (Problem problem : found) {
            Place at = problem.place();
            String line = at == null || at.equals(jar) ? "" : ", line " + at.line();
            problems.add(new Problem(
                    problem.severity(),
                    problem.code(),
                    jar,
                    strategy.id() + " with " + what + line + ": " + problem.message(),
                    problem.hint()));
        }
    }
}
