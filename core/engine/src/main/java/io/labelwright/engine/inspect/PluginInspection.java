package io.labelwright.engine.inspect;

import io.labelwright.engine.plugin.InstalledPlugin;
import io.labelwright.engine.plugin.PluginSurvey;
import io.labelwright.engine.plugin.Plugins;
import io.labelwright.engine.plugin.StrategyDescriptor;
import io.labelwright.spi.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What users of a plug-in would meet. Reads its jars as a plug-in folder is read, then loads and makes each strategy
 * and connector that it brings: this runs code of the plug-in, but no stage.
 *
 * @param strategies what the plug-in brings and can be used
 * @param setAside what it says that it brings, and is refused
 * @param problems what was found, errors and warnings
 */
public record PluginInspection(
        List<StrategyDescriptor> strategies, List<StrategyDescriptor> setAside, List<Problem> problems) {

    public PluginInspection {
        strategies = List.copyOf(strategies);
        setAside = List.copyOf(setAside);
        problems = List.copyOf(problems);
    }

    /** Inspects these jars as those of one plug-in. */
    public static PluginInspection of(InstalledPlugin plugin) {
        Set<Problem> problems = new LinkedHashSet<>();
        for (Path jar : plugin.jars()) {
            // Of a class that can't be loaded nothing more is to be learnt.
            ClassVersions.problem(jar).ifPresent(problems::add);
        }
        var strategies = new ArrayList<StrategyDescriptor>();
        var setAside = new ArrayList<StrategyDescriptor>();
        try (Plugins plugins = Plugins.of(plugin)) {
            for (PluginSurvey survey : plugins.surveys()) {
                problems.addAll(survey.problems());
                strategies.addAll(survey.strategies());
                setAside.addAll(survey.setAside());
            }
            boolean loadable = problems.stream().noneMatch(Problem::isError);
            for (StrategyDescriptor strategy : loadable ? strategies : List.<StrategyDescriptor>of()) {
                problems.addAll(StrategyTrial.of(strategy, plugins));
            }
        } catch (IOException ignored) {
            // Closing what was only read: nothing is lost.
        }
        return new PluginInspection(strategies, setAside, List.copyOf(problems));
    }

    /** Whether users would meet no error; warnings may be left. */
    public boolean passed() {
        return problems.stream().noneMatch(Problem::isError);
    }
}
